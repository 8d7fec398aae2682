namespace NewsSite.Core.Articles;

/// <summary>A topic as the head of its page shows it.</summary>
/// <param name="Id">Tag id.</param>
/// <param name="Name">As readers see it.</param>
/// <param name="Description">Plain text; empty when not written.</param>
/// <param name="Stories">How many live stories carry it.</param>
/// <param name="First">When the oldest of them came out, UTC; null without any.</param>
/// <param name="Newest">When the newest came out, UTC; null without any.</param>
public sealed record Topic(long Id, string Name, string Description, int Stories, DateTime? First, DateTime? Newest);

/// <summary>What a topic's page reads beside its list.</summary>
public static class TopicQueries
{
    // How far back it is looked which topics stand beside this one.
    private const int Recent = 200;

    /// <summary>Each tag with what stands above its list.</summary>
    public static IQueryable<Topic> AsTopics(this IQueryable<Tag> tags, IQueryable<TagListing> listings) => tags.Select(t => new Topic(
        t.Id,
        t.Name,
        t.Description,
        t.LiveCount,
        listings.Where(l => l.TagId == t.Id).OrderBy(l => l.PublishedAt).ThenBy(l => l.ArticleId).Select(l => (DateTime?)l.PublishedAt).FirstOrDefault(),
        listings.Where(l => l.TagId == t.Id).OrderByDescending(l => l.PublishedAt).ThenByDescending(l => l.ArticleId).Select(l => (DateTime?)l.PublishedAt).FirstOrDefault()));

    /// <summary>The topics that most often stand beside this one on its newest stories, most often first.</summary>
    /// <param name="tags">All tags.</param>
    /// <param name="listings">All listings.</param>
    /// <param name="tagId">The topic.</param>
    /// <param name="most">How many.</param>
    public static IQueryable<StoryLink> Beside(this IQueryable<Tag> tags, IQueryable<TagListing> listings, long tagId, int most)
    {
        var newest = listings.Where(l => l.TagId == tagId).OrderByDescending(l => l.PublishedAt).ThenByDescending(l => l.ArticleId).Take(Recent).Select(l => l.ArticleId);
        var beside = listings.Where(l => l.TagId != tagId && newest.Contains(l.ArticleId)).GroupBy(l => l.TagId).Select(g => new { TagId = g.Key, Count = g.Count() });
        return beside.Join(tags.Public(), b => b.TagId, t => t.Id, (b, t) => new { b.Count, t.Key, t.Name, t.Slug })
            .OrderByDescending(t => t.Count).ThenBy(t => t.Key).Take(most)
            .Select(t => new StoryLink(t.Name, t.Slug));
    }
}
