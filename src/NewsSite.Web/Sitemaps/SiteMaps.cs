using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Data.Changes;
using NewsSite.Web.Caching;
using NewsSite.Web.Media;
using NewsSite.Web.Presentation;

namespace NewsSite.Web.Sitemaps;

/// <summary>What stands in each sitemap. Which stories, tags and authors share a file is decided by their ids, and so never changes.</summary>
internal sealed class SiteMaps(SitemapReading reading, NewsroomTime times, TimeProvider clock, PageReads reads)
{
    public const string Index = "/sitemap.xml";
    public const string News = "/sitemaps/news.xml";
    public const string Pages = "/sitemaps/pages.xml";
    public const string Stories = "articles";
    public const string Tags = "tags";
    public const string Authors = "authors";

    /// <summary>News search takes no more, and nothing older (Google's news sitemap reference).</summary>
    public const int NewsMost = 1000;

    private static readonly TimeSpan NewsAge = TimeSpan.FromHours(48);

    public async Task IndexAsync(SitemapXml xml, CancellationToken ct)
    {
        foreach (var part in new[] { Part.Mapped, Part.Carried, Part.Bylines })
            reads.Note(part);
        await xml.BeginIndexAsync();
        await xml.AddFileAsync(Pages, null);
        foreach (var range in await reading.StoryRangesAsync(SitemapXml.Most, ct))
            await xml.AddFileAsync(File(Stories, range.Number), range.ChangedAt);
        foreach (var range in await reading.TagRangesAsync(SitemapXml.Most, ct))
            await xml.AddFileAsync(File(Tags, range), null);
        foreach (var range in await reading.AuthorRangesAsync(SitemapXml.Most, ct))
            await xml.AddFileAsync(File(Authors, range), null);
        await xml.EndAsync();
    }

    /// <summary>Front page, sections, and what else there is one of; the months that have a story.</summary>
    public async Task PagesAsync(SitemapXml xml, CancellationToken ct)
    {
        reads.Note(Part.Navigation);
        var months = await MonthsAsync(ct);
        var newest = months.Count > 0 ? months[0].ChangedAt : null;
        await xml.BeginAsync();
        await xml.AddAsync(new SitemapEntry(Addresses.Front, newest));
        foreach (var section in await reading.SectionsAsync(ct))
        {
            reads.Note(new Stretch(Part.OfSection(section.Id), Stretch.Top, section.NewestAt is { } at ? new PageCursor(at, 0) : Stretch.Bottom));
            await xml.AddAsync(new SitemapEntry(Addresses.Section(section.Slug), section.NewestAt));
        }

        foreach (var page in await reading.SitePagesAsync(ct))
        {
            reads.Note(Part.SitePage(page.Id));
            await xml.AddAsync(new SitemapEntry(Addresses.Page(page.Slug), page.NewestAt));
        }

        foreach (var page in new[] { Addresses.Topics, Addresses.Archive, Addresses.Corrections })
            await xml.AddAsync(new SitemapEntry(page, null));
        foreach (var month in months)
            await xml.AddAsync(month);
        await xml.EndAsync();
    }

    public async Task NewsAsync(SitemapXml xml, CancellationToken ct)
    {
        var since = clock.GetUtcNow().UtcDateTime - NewsAge;
        var cards = await reading.NewsAsync(since, NewsMost, ct);
        reads.Note(new Stretch(Part.Stories, Stretch.Top, cards.Count < NewsMost ? new PageCursor(since, 0) : cards[^1].Cursor));
        await xml.BeginAsync();
        foreach (var card in cards)
        {
            reads.Note(Part.Headline(card.Id));
            reads.Note(Stretch.Ids(Part.Mapped, card.Id, card.Id));
            reads.NoteUntil(card.PublishedAt + NewsAge);
            await xml.AddAsync(new SitemapEntry(Addresses.Article(card.Slug), card.UpdatedAt ?? card.PublishedAt)
            {
                News = new NewsNote(card.Headline, card.Language, card.PublishedAt),
                Pictures = card.PhotoHash is { } hash ? [PhotoAddress.Large(hash)] : [],
            });
        }

        await xml.EndAsync();
    }

    public async Task StoriesAsync(SitemapXml xml, long range, CancellationToken ct)
    {
        foreach (var part in new[] { Part.Mapped, Part.Translated })
            reads.Note(Stretch.Ids(part, (range * SitemapXml.Most) + 1, (range + 1) * SitemapXml.Most));
        await xml.BeginAsync();
        await foreach (var story in reading.StoriesAsync(range, SitemapXml.Most, ct))
        {
            await xml.AddAsync(new SitemapEntry(Addresses.Article(story.Slug), story.ChangedAt)
            {
                Languages = [.. story.Translations.Select(translation => (translation.Language, Addresses.Article(translation.Slug)))],
                Pictures = [.. story.PhotoHashes.Select(PhotoAddress.Large)],
            });
        }

        await xml.EndAsync();
    }

    public async Task TagsAsync(SitemapXml xml, long range, CancellationToken ct) =>
        await ListsAsync(xml, Part.Topics, await reading.TagsAsync(range, SitemapXml.Most, ct), Addresses.Tag);

    public async Task AuthorsAsync(SitemapXml xml, long range, CancellationToken ct) =>
        await ListsAsync(xml, Part.Bylines, await reading.AuthorsAsync(range, SitemapXml.Most, ct), Addresses.Author);

    /// <summary>True when the index names the file: an empty one would break the protocol.</summary>
    public Task<bool> HasAsync(string kind, long range, CancellationToken ct) => kind switch
    {
        Stories => reading.HasStoriesAsync(range, SitemapXml.Most, ct),
        Tags => reading.HasTagsAsync(range, SitemapXml.Most, ct),
        _ => reading.HasAuthorsAsync(range, SitemapXml.Most, ct),
    };

    private async Task ListsAsync(SitemapXml xml, string part, IReadOnlyList<SitemapList> lists, Func<string, string> address)
    {
        reads.Note(part);
        await xml.BeginAsync();
        foreach (var list in lists)
            await xml.AddAsync(new SitemapEntry(address(list.Slug), list.NewestAt));
        await xml.EndAsync();
    }

    // Newest first, one step in the index for each: a month without a story is passed over unasked.
    private async Task<IReadOnlyList<SitemapEntry>> MonthsAsync(CancellationToken ct)
    {
        var months = new List<SitemapEntry>();
        var above = Stretch.Top;
        var newest = await reading.NewestBeforeAsync(clock.GetUtcNow().UtcDateTime.AddDays(1), ct); // another node's clock may be ahead
        while (newest is { } at)
        {
            var (year, month, _) = times.DayOf(at);
            months.Add(new SitemapEntry(Addresses.Month(year, month), at));
            reads.Note(new Stretch(Part.Stories, above, new PageCursor(at, 0)));
            var start = times.StartOf(new DateOnly(year, month, 1));
            above = new PageCursor(start, 0);
            newest = await reading.NewestBeforeAsync(start, ct);
        }

        reads.Note(new Stretch(Part.Stories, above, Stretch.Bottom));

        return months;
    }

    private static string File(string kind, long range) => FormattableString.Invariant($"/sitemaps/{kind}-{range}.xml");
}
