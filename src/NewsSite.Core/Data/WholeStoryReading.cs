using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;

namespace NewsSite.Core.Data;

/// <summary>Reads stories with all that belongs to them, in three statements however many they are.</summary>
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
        var captions = (await db.PhotoUses.OfLive(db.Articles.Where(a => ids.Contains(a.Id))).ToListAsync(ct)).ToLookup(c => (c.ArticleId, c.Number), c => c.Caption);
        var notes = await db.NotesOfAsync(ids, ct);
        return [.. stories.Select(story => new WholeStory(story, [.. captions[(story.Id, story.LiveNumber)]], notes[story.Id]))];
    }
}
