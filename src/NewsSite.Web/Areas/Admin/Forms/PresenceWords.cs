using NewsSite.Core.Articles;
using NewsSite.Core.Publishing;

namespace NewsSite.Web.Areas.Admin.Forms;

/// <summary>Who has a story open, in the desk's words.</summary>
internal static class PresenceWords
{
    /// <summary>"Jo Writer is here, in Body."</summary>
    public static string Here(Presence other) => other.Field.Length == 0 ? T($"{other.Name} is here.") : T($"{other.Name} is here, in {other.Field}.");

    /// <summary>Who took the story over, and what that means; empty when nobody did.</summary>
    public static string TakenOver(StoryPresence presence, DeskClock clock) => presence is { TakenOverBy: { } name, TakenOverAt: { } at }
        ? T($"{name} took this story over at {clock.Briefly(at)}. What you type is kept beside the story as your own text; “Save draft” merges it in.")
        : "";
}
