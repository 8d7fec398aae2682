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
        var scheduled = Schedule(article, clock);
        return article switch
        {
            { TrashedAt: { } trashed } => $"In the trash since {clock.Briefly(trashed)}, {saved}; readers see nothing of it.",
            { State: ArticleState.Published, HasNewerDraft: true } => $"Draft, {saved}; readers see version {article.LiveNumber}.{scheduled}",
            { State: ArticleState.Published } => $"Published, {saved}; readers see this version, {article.LiveNumber}.{scheduled}",
            { State: ArticleState.Withdrawn } => $"Withdrawn {clock.Briefly(article.WithdrawnAt!.Value)}, {saved}; readers no longer see it.{scheduled}",
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
        Done.Embargoed when article?.EmbargoedUntil is { } until => $"Embargoed until {clock.Exactly(until)}.{Schedule(article, clock)}",
        Done.WithdrawalSet when article?.WithdrawalDueAt is { } due => $"The story will be withdrawn on {clock.Exactly(due)}.",
        _ => said,
    };

    /// <summary>Who approved the newest text, or that an approval has ended; null where no approval counts.</summary>
    /// <param name="article">The story.</param>
    /// <param name="clock">Says the times.</param>
    public static string? Approval(Article article, DeskClock clock) => article switch
    {
        { ApprovedNumber: null } => null,
        { LiveNumber: { } live } when live >= article.ApprovedNumber => null,
        { IsApproved: true } => $"Version {article.ApprovedNumber} approved by {article.ApprovedBy}, {clock.Briefly(article.ApprovedAt!.Value)}",
        _ => $"Changed since {article.ApprovedBy} approved version {article.ApprovedNumber}",
    };

    /// <summary>What readers get at the address of a withdrawn story.</summary>
    public static string Answer(WithdrawalKind kind) => kind switch
    {
        WithdrawalKind.Notice => "A notice that says why",
        WithdrawalKind.Redirect => "Another page of this site",
        _ => "Only that it is gone",
    };

    /// <summary>What a text that saved itself is now, and what readers see: "Saved 12:04 - draft; readers see version 3".</summary>
    /// <param name="article">The story as it is now.</param>
    /// <param name="clock">Says the times.</param>
    public static string SavedItself(Article article, DeskClock clock)
    {
        var what = article.IsLive ? "draft" : State(article.State).ToLowerInvariant();
        var readers = article switch
        {
            { LiveNumber: { } live } when live == article.LatestNumber => $"readers see this version, {live}",
            { LiveNumber: { } live } => $"readers see version {live}",
            { State: ArticleState.Withdrawn } => "readers no longer see it",
            _ => "readers see nothing of it yet",
        };
        return $"Saved {clock.Briefly(article.SavedAt)} - {what}; {readers}";
    }

    /// <summary>What a save took from others: "Merged with Jo’s save of 12:04: headline, paragraph 3."</summary>
    /// <param name="note">Whose, and what of it.</param>
    /// <param name="clock">Says the times.</param>
    public static string Merged(MergeNote note, DeskClock clock) =>
        $"Merged with {string.Join(" and ", note.Names)}’s save of {clock.Briefly(note.At)}: {string.Join(", ", note.Parts.Select(part => char.ToLowerInvariant(part[0]) + part[1..]))}.";

    /// <summary>Why a text was kept beside the story, and what became of it.</summary>
    /// <param name="branch">Which.</param>
    /// <param name="clock">Says the times.</param>
    public static string Kept(Branch branch, DeskClock clock)
    {
        var why = branch.Reason == BranchReason.TakenOver ? "typed after the story was taken over" : "collided with a newer save";
        return branch switch
        {
            { SettledAt: { } at, End: BranchEnd.MergedBack } => $"{why}; merged back {clock.Briefly(at)} by {branch.SettledBy}",
            { SettledAt: { } at } => $"{why}; discarded {clock.Briefly(at)} by {branch.SettledBy}",
            _ => why,
        };
    }

    // An embargo may have been put on later than the schedule: better read here than in the audit.
    private static string Schedule(Article article, DeskClock clock) => article switch
    {
        { ScheduledFor: { } at } when article.IsEmbargoedAt(at) => $" Its schedule, {clock.Briefly(at)}, is before the embargo ends: it will not go out then.",
        { ScheduledFor: { } at } => $" Version {article.ScheduledNumber} goes out {clock.Briefly(at)}.",
        _ => "",
    };

    public static string State(ArticleState state) => state switch
    {
        ArticleState.InReview => "In review",
        _ => state.ToString(),
    };
}
