using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.CopyDesk;
using NewsSite.Core.Data;

namespace NewsSite.Core.Publishing;

/// <summary>Keeps the tags that readers can see ready to be found in stories, and lays them out anew once they have changed, on whichever node that was.</summary>
public sealed class VocabularyShelf
{
    private Kept? _kept;

    /// <summary>The vocabulary as it stands in the store.</summary>
    public async Task<Vocabulary> ReadAsync(NewsDb db, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var state = await StateAsync(db, ct);
        if (_kept is { } kept && kept.State == state)
            return kept.Vocabulary;
        var tags = await db.Tags.AsNoTracking().Where(Tag.IsPublic).OrderBy(t => t.Id).Select(t => new { t.Id, t.Name }).ToListAsync(ct);
        var names = tags.ToDictionary(t => t.Id, t => t.Name);
        var aliases = await db.TagAliases.AsNoTracking().OrderBy(a => a.Id).Select(a => new { a.TagId, a.Name }).ToListAsync(ct);
        var vocabulary = new Vocabulary(
            [.. tags.Select(tag => (tag.Name, tag.Name)), .. aliases.Where(alias => names.ContainsKey(alias.TagId)).Select(alias => (names[alias.TagId], alias.Name))]);
        _kept = new Kept(state, vocabulary); // read just after its state: a change in between makes the next reader lay it out once more
        return vocabulary;
    }

    // Every change of a tag raises its version; aliases come and go as rows, and move with a merge.
    private static async Task<State> StateAsync(NewsDb db, CancellationToken ct) => new(
        await db.Tags.CountAsync(ct),
        await db.Tags.SumAsync(t => t.Version, ct),
        await db.TagAliases.CountAsync(ct),
        await db.TagAliases.MaxAsync(a => (long?)a.Id, ct) ?? 0,
        await db.TagAliases.SumAsync(a => a.TagId, ct));

    private readonly record struct State(int Tags, long Versions, int Aliases, long LastAlias, long Owners);

    private sealed record Kept(State State, Vocabulary Vocabulary);
}
