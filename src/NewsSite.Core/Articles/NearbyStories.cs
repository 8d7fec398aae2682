namespace NewsSite.Core.Articles;

/// <summary>A story that stands next to another one in a topic.</summary>
public sealed record NearbyStory
{
    /// <summary>The topic that both carry.</summary>
    public required long TagId { get; init; }

    /// <summary>Article id.</summary>
    public required long Id { get; init; }

    /// <summary>Last part of its address.</summary>
    public required string Slug { get; init; }

    /// <summary>Plain text.</summary>
    public required string Headline { get; init; }

    /// <summary>BCP 47.</summary>
    public required string Language { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime PublishedAt { get; init; }
}

/// <summary>
/// The stories around one in each of its topics. Bounded whatever the length of a topic's list: so many just before it and so many just after,
/// each one index range.
/// </summary>
public static class NearbyStories
{
    /// <summary>Topics that are looked at: the rarest say most about a story.</summary>
    public const int TopicsMost = 6;

    /// <summary>How many are looked at before the story and after it, in each topic.</summary>
    public const int EachWay = 12;

    /// <summary>The stories next to this one in the topics, each once for each topic that it shares, in no order.</summary>
    /// <param name="listings">All listings.</param>
    /// <param name="story">The story in the middle.</param>
    /// <param name="tagIds">At least one topic.</param>
    public static IQueryable<NearbyStory> Around(this IQueryable<TagListing> listings, Story story, IEnumerable<long> tagIds) => tagIds
        .SelectMany(id => new[] { listings.Earlier(story, id), listings.Later(story, id) })
        .Aggregate((all, next) => all.Concat(next))
        .Nearby();

    private static IQueryable<TagListing> Earlier(this IQueryable<TagListing> listings, Story story, long tagId) => listings
        .Where(l => l.TagId == tagId && l.Article!.State == ArticleState.Published)
        .Where(l => l.PublishedAt <= story.PublishedAt && (l.PublishedAt < story.PublishedAt || l.ArticleId < story.Id))
        .OrderByDescending(l => l.PublishedAt).ThenByDescending(l => l.ArticleId).Take(EachWay);

    private static IQueryable<TagListing> Later(this IQueryable<TagListing> listings, Story story, long tagId) => listings
        .Where(l => l.TagId == tagId && l.Article!.State == ArticleState.Published)
        .Where(l => l.PublishedAt >= story.PublishedAt && (l.PublishedAt > story.PublishedAt || l.ArticleId > story.Id))
        .OrderBy(l => l.PublishedAt).ThenBy(l => l.ArticleId).Take(EachWay);

    private static IQueryable<NearbyStory> Nearby(this IQueryable<TagListing> listings) =>
        from listing in listings
        from live in listing.Article!.Revisions
        where live.Number == listing.Article!.LiveNumber
        select new NearbyStory
        {
            TagId = listing.TagId,
            Id = listing.ArticleId,
            Slug = listing.Article!.Slug,
            Headline = live.Headline,
            Language = live.Language,
            PublishedAt = listing.PublishedAt,
        };
}
