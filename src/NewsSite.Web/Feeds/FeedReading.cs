using Microsoft.EntityFrameworkCore;
using NewsSite.Core;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Data.Changes;
using NewsSite.Core.History;
using NewsSite.Web.Caching;
using NewsSite.Web.Presentation;

namespace NewsSite.Web.Feeds;

/// <summary>
/// Everything that feeds read of the store: four statements at most, whichever feed it is. Null when there is no such list, by the rules of
/// its page.
/// </summary>
internal sealed class FeedReading(NewsDb db, SiteOptions site, Wording words, FeedItems items, PageReads reads)
{
    /// <summary>Entries of a feed.</summary>
    public const int Most = 50;

    private IQueryable<DateTime?> LastChange => db.AuditEntries.LastSeenByReaders();

    public async Task<Feed?> SiteAsync(CancellationToken ct)
    {
        var changedAt = await LastChange.SingleOrDefaultAsync(ct);
        var stories = await StoriesAsync(Part.Stories, db.Articles.Published().NewestFirst(), ct);
        return new Feed(site.Title, $"{words.NewestStories} – {site.Title}", Addresses.Front, changedAt, stories);
    }

    public async Task<Feed?> SectionAsync(string slug, CancellationToken ct)
    {
        var changes = LastChange;
        var section = await db.Sections.Where(s => s.Slug == slug)
            .Select(s => new { s.Id, s.Name, s.Description, ChangedAt = changes.FirstOrDefault() }).SingleOrDefaultAsync(ct);
        if (section is null)
            return null;
        reads.Note(Part.SectionText(section.Id));
        reads.Note(Part.SectionName(slug));
        var stories = await StoriesAsync(Part.OfSection(section.Id), db.Articles.Published().InSection(section.Id).NewestFirst(), ct);
        return Of(section.Name, section.Description, Addresses.Section(slug), section.ChangedAt, stories);
    }

    public async Task<Feed?> TagAsync(string slug, CancellationToken ct)
    {
        var changes = LastChange;
        var tag = await db.Tags.Public().Where(t => t.Slug == slug)
            .Select(t => new { t.Id, t.Name, t.Description, ChangedAt = changes.FirstOrDefault() }).SingleOrDefaultAsync(ct);
        if (tag is null)
            return null;
        reads.Note(Part.Tag(tag.Id));
        reads.Note(Part.TagText(tag.Id));
        var stories = await StoriesAsync(Part.OfTag(tag.Id), db.TagListings.Where(l => l.TagId == tag.Id && l.Article!.State == ArticleState.Published).Stories(), ct);
        return Of(tag.Name, tag.Description.Length > 0 ? tag.Description : string.Format(words.Culture, words.StoriesTagged, tag.Name), Addresses.Tag(slug), tag.ChangedAt, stories);
    }

    public async Task<Feed?> AuthorAsync(string slug, CancellationToken ct)
    {
        var changes = LastChange;
        var author = await db.Authors.Where(a => a.Slug == slug)
            .Select(a => new { a.Id, a.Name, ChangedAt = changes.FirstOrDefault() }).SingleOrDefaultAsync(ct);
        if (author is null)
            return null;
        var stories = await StoriesAsync(Part.OfAuthor(author.Id), db.AuthorListings.Where(l => l.AuthorId == author.Id && l.Article!.State == ArticleState.Published).Stories(), ct);

        // A name is public only as long as a published story carries it.
        return stories.Count == 0 ? null : Of(author.Name, string.Format(words.Culture, words.ByAuthor, author.Name), Addresses.Author(slug), author.ChangedAt, stories);
    }

    public async Task<Feed?> CorrectionsAsync(CancellationToken ct)
    {
        var changedAt = await LastChange.SingleOrDefaultAsync(ct);
        var found = await db.Corrections.InStories(db.Articles.Published()).NewestFirst().Take(Most).Entries().ToListAsync(ct);
        reads.Note(new Stretch(Part.Corrections, Stretch.Top, found.Count < Most ? Stretch.Bottom : found[^1].Cursor));
        foreach (var entry in found)
            reads.Note(Part.Headline(entry.ArticleId));
        return Of(words.Corrections, words.CorrectionsPolicy, Addresses.Corrections, changedAt, [.. found.Select(items.Of)]);
    }

    /// <summary>Where the list at a site-relative address has moved to; null when it has not.</summary>
    public Task<string?> MovedAsync(string page, CancellationToken ct) =>
        db.Redirects.Where(r => r.From == page).Select(r => (string?)r.To).SingleOrDefaultAsync(ct);

    private async Task<IReadOnlyList<FeedItem>> StoriesAsync(string list, IQueryable<Article> chosen, CancellationToken ct)
    {
        var stories = await db.WholeStoriesAsync(chosen.Take(Most), ct);
        reads.Note(new Stretch(list, Stretch.Top, stories.Count < Most ? Stretch.Bottom : new PageCursor(stories[^1].Story.PublishedAt, stories[^1].Story.Id)));
        foreach (var whole in stories)
            reads.Note(whole.Story, whole.Notes);
        foreach (var section in stories.Select(whole => whole.Story.SectionSlug).OfType<string>().Distinct())
            reads.Note(Part.SectionName(section));
        return [.. stories.Select(items.Of)];
    }

    private Feed Of(string name, string description, string page, DateTime? changedAt, IReadOnlyList<FeedItem> stories) =>
        new($"{name} – {site.Title}", description.Length > 0 ? description : $"{name} – {site.Title}", page, changedAt, stories);
}
