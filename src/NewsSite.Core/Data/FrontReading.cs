using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.FrontPage;

namespace NewsSite.Core.Data;

/// <summary>What editors have decided about the front page that readers see.</summary>
/// <param name="Plan">The plan that was launched last.</param>
public sealed record LiveFront(FrontPlan Plan)
{
    /// <summary>What stands above everything else; null while nothing does.</summary>
    public FrontBanner? Banner { get; init; }

    /// <summary>When the page changes by the clock alone, UTC: the banner or a pin ends; null: never.</summary>
    public DateTime? Until { get; init; }
}

/// <summary>A banner as readers see it.</summary>
/// <param name="Text">Plain text.</param>
/// <param name="ArticleId">The story that it is to lead to; null for none.</param>
/// <param name="Slug">Last part of that story's address; null where it leads nowhere, because there is none or it is not live.</param>
public sealed record FrontBanner(string Text, long? ArticleId, string? Slug);

/// <summary>The stories of a front page, arranged.</summary>
/// <param name="Order">Their places.</param>
/// <param name="Cards">Each story that was read, by its id.</param>
/// <param name="Sections">All sections in their order.</param>
/// <param name="Recent">The newest stories that nobody placed, newest first: what the rule looked at for the top.</param>
public sealed record FrontSheet(FrontOrder Order, IReadOnlyDictionary<long, ArticleCard> Cards, IReadOnlyList<SectionLink> Sections, IReadOnlyList<ArticleCard> Recent);

/// <summary>A story that can be given a slot.</summary>
/// <param name="Id">Article id.</param>
/// <param name="Slug">Last part of its address.</param>
/// <param name="Headline">Plain text.</param>
/// <param name="PublishedAt">UTC.</param>
public sealed record OfferedStory(long Id, string Slug, string Headline, DateTime PublishedAt);

/// <summary>Reads the front page: what was decided in one statement, its stories in another.</summary>
public static class FrontReading
{
    /// <summary>What readers see now.</summary>
    public static async Task<LiveFront> LiveFrontAsync(this NewsDb db, DateTime now, CancellationToken ct)
    {
        var state = await db.FrontStates.AsNoTracking().Select(f => new
        {
            f.Live,
            f.BannerText,
            f.BannerUntil,
            f.BannerArticleId,
            Slug = db.Articles.Published().Where(a => a.Id == f.BannerArticleId).Select(a => a.Slug).FirstOrDefault(),
        }).SingleOrDefaultAsync(ct);
        if (state is null)
            return new LiveFront(FrontPlan.Rule);
        var plan = FrontPlan.Parse(state.Live);
        var banner = state.BannerText.Length > 0 && state.BannerUntil > now ? new FrontBanner(state.BannerText, state.BannerArticleId, state.Slug) : null;
        return new LiveFront(plan) { Banner = banner, Until = new[] { plan.NextEnd(now), banner is null ? null : state.BannerUntil }.Min() };
    }

    /// <summary>The page that a plan makes now.</summary>
    /// <param name="db">The store.</param>
    /// <param name="plan">What editors have placed.</param>
    /// <param name="sections">All sections in their order.</param>
    /// <param name="now">UTC.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<FrontSheet> FrontSheetAsync(this NewsDb db, FrontPlan plan, IReadOnlyList<SectionLink> sections, DateTime now, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(plan);
        long[] ids = [.. sections.Select(section => section.Id)];
        long[] held = [.. plan.Held(ids, now).Select(slot => slot.ArticleId)];

        // Those that are placed may be among the newest, and do not count there.
        var cards = await db.Articles.AsNoTracking()
            .Published()
            .OnFront(FrontRule.Newest + held.Length, ids.Take(FrontPlace.RailsMost), FrontRule.NewestOfEach + held.Length, held)
            .Cards()
            .ToDictionaryAsync(card => card.Id, ct);
        var bySlug = sections.ToDictionary(section => section.Slug, section => section.Id);
        var stories = cards.Values.Select(card =>
            new FrontStory(card.Id, card.SectionSlug is { } slug && bySlug.TryGetValue(slug, out var id) ? id : null, card.PublishedAt, card.PhotoHash is not null));
        var recent = cards.Values.Where(card => !held.Contains(card.Id)).OrderByDescending(card => card.PublishedAt).ThenByDescending(card => card.Id).Take(FrontRule.Newest);
        return new FrontSheet(FrontRule.Arrange(stories, ids, plan, now), cards, sections, [.. recent]);
    }

    /// <summary>The newest published stories, newest first.</summary>
    public static async Task<IReadOnlyList<OfferedStory>> OfferedStoriesAsync(this NewsDb db, int most, CancellationToken ct) =>
        await (from article in db.Articles.AsNoTracking().Published().NewestFirst().Take(most)
               from live in article.Revisions
               where live.Number == article.LiveNumber
               orderby article.PublishedAt descending, article.Id descending
               select new OfferedStory(article.Id, article.Slug, live.Headline, article.PublishedAt!.Value)).ToListAsync(ct);
}
