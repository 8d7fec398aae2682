using NewsSite.Core.Identity;

namespace NewsSite.Core.Articles;

/// <summary>What an actor may do with one story.</summary>
public static class ArticleRights
{
    /// <summary>True when the actor may edit this story: their own draft, or any story for editors.</summary>
    public static bool MayEdit(this Actor actor, Article article) => actor.MayEdit(article.OwnerId);

    /// <summary>Lets the actor go on when they may edit the story.</summary>
    /// <exception cref="NotAllowedException">It is somebody else's and the role does not reach that far.</exception>
    public static void RequireEdit(this Actor actor, Article article) => actor.RequireEdit(article.OwnerId);
}
