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

    public static string State(ArticleState state) => state switch
    {
        ArticleState.InReview => "In review",
        _ => state.ToString(),
    };
}
