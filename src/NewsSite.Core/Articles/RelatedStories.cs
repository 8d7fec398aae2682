namespace NewsSite.Core.Articles;

/// <summary>What to read after a story: others of its topics, and the ones before and after it in its first topic.</summary>
/// <param name="Stories">The most related first; empty when it shares no topic with any.</param>
/// <param name="Topic">The topic of <paramref name="Previous"/> and <paramref name="Next"/>; null when the story has none.</param>
/// <param name="Previous">The next older story of the topic; null when there is none.</param>
/// <param name="Next">The next newer one; null when there is none.</param>
public sealed record RelatedStories(IReadOnlyList<NearbyStory> Stories, StoryTag? Topic, NearbyStory? Previous, NearbyStory? Next)
{
    /// <summary>The most that are shown.</summary>
    public const int Most = 4;

    /// <summary>Nothing to go on to.</summary>
    public static RelatedStories None { get; } = new([], null, null, null);

    /// <summary>
    /// Chooses among the stories around one. A shared topic counts the more the fewer stories carry it (its weight is the inverse of the magnitude of
    /// their number, as in inverse document frequency); among equals the nearer in time comes first.
    /// </summary>
    /// <param name="story">The story that was read.</param>
    /// <param name="tags">Its topics in the editor's order.</param>
    /// <param name="nearby">What <see cref="NearbyStories.Around"/> found.</param>
    public static RelatedStories Of(Story story, IReadOnlyList<StoryTag> tags, IReadOnlyList<NearbyStory> nearby)
    {
        if (tags.Count == 0)
            return None;
        var weights = tags.ToDictionary(tag => tag.Id, tag => 1.0 / (1 + tag.Magnitude));
        var ofTopic = nearby.Where(other => other.TagId == tags[0].Id).ToList();
        var previous = ofTopic.Where(other => IsBefore(other, story)).MaxBy(other => (other.PublishedAt, other.Id));
        var next = ofTopic.Where(other => !IsBefore(other, story)).MinBy(other => (other.PublishedAt, other.Id));
        var related = nearby
            .GroupBy(other => other.Id)
            .Where(shared => shared.Key != previous?.Id && shared.Key != next?.Id)
            .OrderByDescending(shared => shared.Sum(other => weights[other.TagId]))
            .ThenBy(shared => (shared.First().PublishedAt - story.PublishedAt).Duration())
            .ThenByDescending(shared => shared.Key)
            .Select(shared => shared.First())
            .Take(Most);
        return new RelatedStories([.. related], tags[0], previous, next);
    }

    private static bool IsBefore(NearbyStory other, Story story) =>
        other.PublishedAt < story.PublishedAt || (other.PublishedAt == story.PublishedAt && other.Id < story.Id);
}
