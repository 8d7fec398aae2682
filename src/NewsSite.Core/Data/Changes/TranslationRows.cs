using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using NewsSite.Core.Articles;

namespace NewsSite.Core.Data.Changes;

/// <summary>
/// Tells whose pages name other translations than before: a story of the group came, went, moved, changed its language, or the group itself was changed.
/// What each live page names before and after is compared, so that no other is made anew.
/// </summary>
internal static class TranslationRows
{
    private static readonly string[] Telling = [nameof(Article.TranslationGroup), nameof(Article.State), nameof(Article.LiveNumber), nameof(Article.Slug)];

    /// <summary>Adds the stretches that a save will change.</summary>
    /// <param name="db">The store, in which everything is as it was before the save.</param>
    /// <param name="entries">What is tracked.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task TouchTranslationsAsync(this NewsDb db, IReadOnlyCollection<EntityEntry> entries, CancellationToken ct)
    {
        var changed = entries.Where(e => e is { State: EntityState.Modified, Entity: Article }
            && Array.Exists(Telling, name => !Equals(e.Property(name).OriginalValue, e.Property(name).CurrentValue))).ToList();
        var groups = changed.SelectMany(e => new[] { (long?)e.Property(nameof(Article.TranslationGroup)).OriginalValue, ((Article)e.Entity).TranslationGroup }).OfType<long>().Distinct().ToArray();
        if (groups.Length == 0)
            return;

        var before = await db.Articles.AsNoTracking().Where(a => a.TranslationGroup != null && EF.Parameter(groups).Contains(a.TranslationGroup.Value))
            .Select(a => new Member(a.Id, a.TranslationGroup, a.State == ArticleState.Published, a.LiveNumber, a.Slug)).ToListAsync(ct);
        var now = changed.Select(e => (Article)e.Entity).ToDictionary(a => a.Id, a => new Member(a.Id, a.TranslationGroup, a.IsLive, a.LiveNumber, a.Slug));
        var after = before.Where(member => !now.ContainsKey(member.Id)).Concat(now.Values).ToList();
        var languages = await db.LanguagesAsync([.. before, .. now.Values], entries, ct);
        foreach (var id in before.Select(member => member.Id).Union(now.Keys))
        {
            // One that is not live here may go out at this moment in a transaction that does not see this one: whichever commits last tells the page of the other.
            if (IsLive(id, before) && IsLive(id, after) && NamedBy(id, before, languages).SequenceEqual(NamedBy(id, after, languages)))
                continue;
            db.Touch(Part.Translations(id));
            db.Touch(Stretch.Ids(Part.Translated, id, id));
        }
    }

    private static bool IsLive(long id, List<Member> members) => members.Exists(member => member.Id == id && member.IsLive);

    private static IReadOnlyList<StoryTranslation> NamedBy(long id, List<Member> members, Dictionary<(long, int), string> languages) =>
        members.Find(member => member.Id == id) is { Group: { } group }
            ? StoryTranslation.NamedBy(id, members.Where(member => member.Group == group && member.IsLive)
                .Select(member => new StoryTranslation(member.Id, member.Slug, languages[(member.Id, member.LiveNumber!.Value)])))
            : [];

    // A text that goes out as it is saved is only tracked yet.
    private static async Task<Dictionary<(long ArticleId, int Number), string>> LanguagesAsync(
        this NewsDb db, List<Member> members, IReadOnlyCollection<EntityEntry> entries, CancellationToken ct)
    {
        var ids = members.Select(member => member.Id).Distinct().ToArray();
        var numbers = members.Select(member => member.LiveNumber).OfType<int>().Distinct().ToArray();
        var stored = await db.Revisions.AsNoTracking().Where(r => EF.Parameter(ids).Contains(r.ArticleId) && EF.Parameter(numbers).Contains(r.Number))
            .Select(r => new { r.ArticleId, r.Number, r.Language }).ToListAsync(ct);
        var languages = stored.ToDictionary(text => (text.ArticleId, text.Number), text => text.Language);
        foreach (var text in entries.Select(e => e.Entity).OfType<Revision>())
            languages.TryAdd((text.ArticleId, text.Number), text.Language);
        return languages;
    }

    private sealed record Member(long Id, long? Group, bool IsLive, int? LiveNumber, string Slug);
}
