using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.Search;

namespace NewsSite.Core.Publishing;

/// <summary>Finds the tags that a writer typed, and takes new names in: proposed, or accepted at once from those who manage the vocabulary.</summary>
public sealed class TagNames(NewsDb db)
{
    /// <summary>What separates tags where several are typed in one line: comma and semicolon, Latin and Arabic, and line ends.</summary>
    public const string Separators = ",،;؛\r\n";

    private const int SuggestionsMost = 8;

    /// <summary>The names in a line, in order, each trimmed, empty ones left out.</summary>
    public static IReadOnlyList<string> Split(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.Split(Separators.ToCharArray(), StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    /// <summary>The tags for typed names, in order, each once. Must run inside the transaction of the save.</summary>
    public async Task<IReadOnlyList<Tag>> ResolveAsync(IReadOnlyList<string> names, Actor actor, DateTime now, CancellationToken ct)
    {
        var tags = new List<Tag>();
        foreach (var name in names.Select(n => n.Trim()).Where(n => n.Length > 0))
        {
            var key = SearchText.Fold(name);
            if (key.Length == 0)
                continue;

            var tag = await FindAsync(key, ct) ?? await TakeInAsync(name, key, actor, now, ct);
            if (tag.DeletedAt is not null)
                await TakeBackAsync(tag, actor, now, ct);
            if (!tags.Contains(tag))
                tags.Add(tag);
        }

        return tags;
    }

    /// <summary>The tags in use for typed names, in order, each once, without taking any in; and whether those are all that was typed.</summary>
    internal async Task<(IReadOnlyList<Tag> Tags, bool AreAll)> KnownAsync(IReadOnlyList<string> names, CancellationToken ct)
    {
        var tags = new List<Tag>();
        var areAll = true;
        foreach (var key in names.Select(SearchText.Fold).Where(key => key.Length > 0))
        {
            if (await FindAsync(key, ct) is not { DeletedAt: null } tag)
                areAll = false;
            else if (!tags.Contains(tag))
                tags.Add(tag);
        }

        return (tags, areAll);
    }

    /// <summary>The tag in use of that name or alias, merged ones resolved; null when there is none.</summary>
    public async Task<Tag?> NamedAsync(string name, CancellationToken ct) =>
        await FindAsync(SearchText.Fold(name), ct) is { DeletedAt: null } tag ? tag : null;

    /// <summary>Names of public tags that begin with the text, or have an alias that does; the most used first.</summary>
    /// <param name="text">What somebody types; nothing comes back for a text without a letter or digit.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<string>> BeginningWithAsync(string text, CancellationToken ct)
    {
        var key = SearchText.Fold(text);
        return key.Length == 0
            ? []
            : await db.Tags.Where(Tag.IsPublic)
                .Where(t => EF.Functions.Like(t.Key, key + "%") || t.Aliases.Any(a => EF.Functions.Like(a.Key, key + "%"))) // a folded text has no wildcards
                .OrderByDescending(t => t.LiveCount).ThenBy(t => t.Key)
                .Select(t => t.Name)
                .Take(SuggestionsMost)
                .ToListAsync(ct);
    }

    /// <summary>The tag of that folded name or alias, merged ones resolved; null when there is none.</summary>
    internal async Task<Tag?> FindAsync(string key, CancellationToken ct)
    {
        var tag = db.Tags.Local.FirstOrDefault(t => t.Key == key)
            ?? await db.Tags.Include(t => t.MergedInto).SingleOrDefaultAsync(t => t.Key == key, ct)
            ?? await db.Tags.Include(t => t.MergedInto).SingleOrDefaultAsync(t => t.Aliases.Any(a => a.Key == key), ct);
        return tag?.MergedInto ?? tag;
    }

    /// <summary>A slug that no other tag has.</summary>
    internal async Task<string> FreeSlugAsync(string name, CancellationToken ct)
    {
        var wanted = Slug.From(name, "tag");
        for (var attempt = 1; ; attempt++)
        {
            var slug = Slug.Numbered(wanted, attempt);
            if (!await db.Tags.AnyAsync(t => t.Slug == slug, ct) && db.Tags.Local.All(t => t.Slug != slug))
                return slug;
        }
    }

    private async Task<Tag> TakeInAsync(string name, string key, Actor actor, DateTime now, CancellationToken ct)
    {
        var tag = new Tag { Name = name, Key = key, Slug = await FreeSlugAsync(name, ct), State = StateFrom(actor) };
        db.Tags.Add(tag);
        await db.SaveChangesAsync(ct);
        await db.TakeIntoUseAsync(Slug.TagPath(tag.Slug), ct);
        db.Record(actor, tag.State == TagState.Accepted ? Verb.CreateTag : Verb.ProposeTag, Subject.Tag(tag.Id), now, tag.Name);
        return tag;
    }

    // Typing a deleted or refused tag again proposes it again. Accepted at once, it is back on every story that carries it.
    private async Task TakeBackAsync(Tag tag, Actor actor, DateTime now, CancellationToken ct)
    {
        tag.DeletedAt = null;
        tag.State = StateFrom(actor);
        db.Record(actor, tag.State == TagState.Accepted ? Verb.RestoreTag : Verb.ProposeTag, Subject.Tag(tag.Id), now, tag.Name);
        if (tag.State == TagState.Proposed)
            return;
        await db.SaveChangesAsync(ct);
        await db.ReindexAsync(db.Carrying(tag.Id), ct);
    }

    private static TagState StateFrom(Actor actor) => actor.Role.Has(Right.ManageVocabulary) ? TagState.Accepted : TagState.Proposed;
}
