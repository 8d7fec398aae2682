using NewsSite.Core.Articles;
using NewsSite.Core.Publishing;

namespace NewsSite.Web.Areas.Admin.Forms;

/// <summary>Where a story stands, in the desk's words.</summary>
internal static class StoryWords
{
    public static string State(StoryRow story) => story switch
    {
        { State: ArticleState.Published, HasNewerDraft: true } => "Published, with a newer draft",
        _ => State(story.State),
    };

    /// <summary>Where a story stands and what readers see, in a sentence.</summary>
    /// <param name="article">The story; null for one that is not saved yet.</param>
    /// <param name="clock">Says the times.</param>
    public static string Standing(Article? article, DeskClock clock)
    {
        if (article is null)
            return "Nothing is saved yet.";
        var saved = $"saved {clock.Briefly(article.SavedAt)}";
        var scheduled = article.ScheduledFor is { } at ? $" Version {article.ScheduledNumber} goes out {clock.Briefly(at)}." : "";
        return article switch
        {
            { State: ArticleState.Published, HasNewerDraft: true } => $"Draft, {saved}; readers see version {article.LiveNumber}.{scheduled}",
            { State: ArticleState.Published } => $"Published, {saved}; readers see this version, {article.LiveNumber}.{scheduled}",
            { State: ArticleState.Withdrawn } => $"Withdrawn {clock.Briefly(article.WithdrawnAt!.Value)}, {saved}; readers no longer see it.",
            _ => $"{State(article.State)}, {saved}; readers see nothing of it yet.{scheduled}",
        };
    }

    /// <summary>What was done just now, with what a done-sentence alone cannot know: where the story stands, and the exact time of a schedule.</summary>
    /// <param name="said">The done-sentence.</param>
    /// <param name="article">The story as it is now.</param>
    /// <param name="clock">Says the times.</param>
    public static string Did(string said, Article? article, DeskClock clock) => said switch
    {
        Done.Saved when article is { State: ArticleState.Published, HasNewerDraft: true } => $"Draft saved. Readers see version {article.LiveNumber}.",
        Done.Saved when article is not null => $"{State(article.State)}. Saved {clock.Briefly(article.SavedAt)}.",
        Done.Scheduled when article?.ScheduledFor is { } at => $"Version {article.ScheduledNumber} goes out on {clock.Exactly(at)}.",
        _ => said,
    };

    public static string State(ArticleState state) => state switch
    {
        ArticleState.InReview => "In review",
        _ => state.ToString(),
    };
}
