using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Publishing;
using NewsSite.Core.Search;
using NewsSite.Web.Presentation;

namespace NewsSite.Web.Feeds;

/// <summary>Tells from the audit which feeds have changed.</summary>
internal sealed class ChangedFeeds(NewsDb db)
{
    private const int Most = 500;

    /// <summary>Where to begin to follow: the last entry that is older than the time, among the newest few hundred.</summary>
    public async Task<long> BeginAsync(DateTime since, CancellationToken ct)
    {
        var newest = await db.AuditEntries.OrderByDescending(e => e.Id).Take(Most).Select(e => new { e.Id, e.At }).ToListAsync(ct);
        return newest.FirstOrDefault(e => e.At < since)?.Id ?? (newest.Count == Most ? newest[^1].Id : 0);
    }

    /// <summary>The pages whose feeds have changed.</summary>
    /// <param name="after">The last entry that was looked at.</param>
    /// <param name="until">Entries of this time or later wait, UTC: one with a smaller number may still be on its way into the store.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Site-relative addresses, and the last entry that was looked at now.</returns>
    public async Task<(IReadOnlySet<string> Pages, long Last)> ReadAsync(long after, DateTime until, CancellationToken ct)
    {
        var entries = await db.AuditEntries.Where(e => e.Id > after).OrderBy(e => e.Id).Take(Most)
            .Select(e => new { e.Id, e.At, e.Subject, e.SubjectId, e.Verb }).ToListAsync(ct);
        var settled = entries.TakeWhile(e => e.At < until).ToList();
        var last = settled.Count > 0 ? settled[^1].Id : after;
        var seen = settled.Where(e => e.Verb.IsSeenByReaders() && e.Subject != Subject.Front.Kind).ToLookup(e => e.Subject, e => e.SubjectId);
        if (seen.Count == 0)
            return (new HashSet<string>(), last);

        var pages = new HashSet<string> { Addresses.Front, Addresses.Corrections };
        var photos = seen[Subject.Photo(0).Kind].ToList();
        var showing = photos.Count == 0 ? [] : await db.Articles.Published().Showing(db.PhotoUses.Where(u => u.PhotoId != null && photos.Contains(u.PhotoId.Value)))
            .NewestFirst().Select(a => a.Id).Take(Most).ToListAsync(ct);
        await AddListsOfAsync(pages, [.. seen[Subject.Article(0).Kind].Concat(showing).Distinct()], ct);
        await AddTagsAsync(pages, [.. seen[Subject.Tag(0).Kind].Distinct()], ct);
        await AddSectionsAsync(pages, [.. seen[Subject.Section(0).Kind].Distinct()], ct);
        return (pages, last);
    }

    // Every list that one of the story's texts ever put it into: those that it has left have changed too.
    private async Task AddListsOfAsync(HashSet<string> pages, List<long> articles, CancellationToken ct)
    {
        if (articles.Count == 0)
            return;
        var texts = await db.Revisions.Where(r => articles.Contains(r.ArticleId)).Select(r => new { r.SectionId, r.Byline }).Distinct().ToListAsync(ct);
        var tags = await db.RevisionTags.Where(t => articles.Contains(t.ArticleId)).Select(t => t.TagId).Distinct().ToListAsync(ct);
        var names = texts.SelectMany(text => Bylines.Names(text.Byline)).Select(SearchText.Fold).Distinct().ToList();
        await AddSectionsAsync(pages, [.. texts.Where(text => text.SectionId is not null).Select(text => text.SectionId!.Value).Distinct()], ct);
        await AddTagsAsync(pages, tags, ct);
        if (names.Count > 0)
            pages.UnionWith((await db.Authors.Where(a => names.Contains(a.Key)).Select(a => a.Slug).ToListAsync(ct)).Select(Addresses.Author));
    }

    private async Task AddTagsAsync(HashSet<string> pages, List<long> ids, CancellationToken ct)
    {
        if (ids.Count > 0)
            pages.UnionWith((await db.Tags.Public().Where(t => ids.Contains(t.Id) || db.Tags.Any(merged => merged.MergedIntoId == t.Id && ids.Contains(merged.Id)))
                .Select(t => t.Slug).ToListAsync(ct)).Select(Addresses.Tag));
    }

    private async Task AddSectionsAsync(HashSet<string> pages, List<long> ids, CancellationToken ct)
    {
        if (ids.Count > 0)
            pages.UnionWith((await db.Sections.Where(s => ids.Contains(s.Id)).Select(s => s.Slug).ToListAsync(ct)).Select(Addresses.Section));
    }
}
