using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;

namespace NewsSite.Core.Data;

/// <summary>Reads stories with all that belongs to them, in two statements however many they are.</summary>
public static class WholeStoryReading
{
    /// <summary>The stories with captions, tags, authors and corrections.</summary>
    /// <param name="db">The store.</param>
    /// <param name="chosen">Published ones, in the order wanted and bounded in number: all of their texts are held in memory.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<IReadOnlyList<WholeStory>> WholeStoriesAsync(this NewsDb db, IQueryable<Article> chosen, CancellationToken ct)
    {
        var stories = await chosen.AsStories().ToListAsync(ct);
        if (stories.Count == 0)
            return [];

        var ids = stories.Select(story => story.Id).ToList();
        var notes = await db.NotesOfAsync(ids, ct);
        return [.. stories.Select(story => new WholeStory(story, notes[story.Id]))];
    }
}
