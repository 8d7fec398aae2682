using NewsSite.Core.Articles;
using NewsSite.Core.Publishing;

namespace NewsSite.Web.Areas.Admin.Forms;

/// <summary>Where a story stands, in the desk's words.</summary>
internal static class StoryWords
{
    public static string State(StoryRow story) => story switch
    {
        { State: ArticleState.Published, HasNewerDraft: true } => T("Published, with a newer draft"),
        _ => State(story.State),
    };

    /// <summary>Where a story stands and what readers see, in a sentence.</summary>
    /// <param name="article">The story; null for one that is not saved yet.</param>
    /// <param name="clock">Says the times.</param>
    public static string Standing(Article? article, DeskClock clock)
    {
        if (article is null)
            return T("Nothing is saved yet.");
        var saved = clock.Briefly(article.SavedAt);
        return article switch
        {
            { TrashedAt: { } trashed } => T($"In the trash since {clock.Briefly(trashed)}, saved {saved}; readers see nothing of it."),
            { State: ArticleState.Published, HasNewerDraft: true } => WithSchedule(T($"Draft, saved {saved}; readers see version {article.LiveNumber}."), article, clock),
            { State: ArticleState.Published } => WithSchedule(T($"Published, saved {saved}; readers see this version, {article.LiveNumber}."), article, clock),
            { State: ArticleState.Withdrawn } => WithSchedule(T($"Withdrawn {clock.Briefly(article.WithdrawnAt!.Value)}, saved {saved}; readers no longer see it."), article, clock),
            _ => WithSchedule(T($"{State(article.State)}, saved {saved}; readers see nothing of it yet."), article, clock),
        };
    }

    /// <summary>
    /// What was done just now, with what a done-sentence alone cannot know: where the story stands, and the exact time of a schedule. Null for no word and
    /// for one that nobody here wrote.
    /// </summary>
    /// <param name="word">The word in the address.</param>
    /// <param name="article">The story as it is now.</param>
    /// <param name="clock">Says the times.</param>
    public static string? Did(string word, Article? article, DeskClock clock) => word switch
    {
        Done.Saved or Done.MergedIn when article is { State: ArticleState.Published, HasNewerDraft: true } => T($"Draft saved. Readers see version {article.LiveNumber}."),
        Done.Saved or Done.MergedIn when article is not null => T($"{State(article.State)}. Saved {clock.Briefly(article.SavedAt)}."),
        Done.Scheduled when article?.ScheduledFor is { } at => T($"Version {article.ScheduledNumber} goes out on {clock.Exactly(at)}."),
        Done.Embargoed when article?.EmbargoedUntil is { } until => WithSchedule(T($"Embargoed until {clock.Exactly(until)}."), article, clock),
        Done.WithdrawalSet when article?.WithdrawalDueAt is { } due => T($"The story will be withdrawn on {clock.Exactly(due)}."),
        _ => Done.Sentence(word),
    };

    /// <summary>Who approved the newest text, or that an approval has ended; null where no approval counts.</summary>
    /// <param name="article">The story.</param>
    /// <param name="clock">Says the times.</param>
    public static string? Approval(Article article, DeskClock clock) => article switch
    {
        { ApprovedNumber: null } => null,
        { LiveNumber: { } live } when live >= article.ApprovedNumber => null,
        { IsApproved: true } => T($"Version {article.ApprovedNumber} approved by {article.ApprovedBy}, {clock.Briefly(article.ApprovedAt!.Value)}"),
        _ => T($"Changed since {article.ApprovedBy} approved version {article.ApprovedNumber}"),
    };

    /// <summary>What readers get at the address of a withdrawn story.</summary>
    public static string Answer(WithdrawalKind kind) => kind switch
    {
        WithdrawalKind.Notice => T("A notice that says why"),
        WithdrawalKind.Redirect => T("Another page of this site"),
        _ => T("Only that it is gone"),
    };

    /// <summary>What a text that saved itself is now, and what readers see: "Saved 12:04 - draft; readers see version 3".</summary>
    /// <param name="article">The story as it is now.</param>
    /// <param name="clock">Says the times.</param>
    public static string SavedItself(Article article, DeskClock clock)
    {
        var what = State(article.IsLive ? ArticleState.Draft : article.State).ToLowerInvariant();
        var saved = clock.Briefly(article.SavedAt);
        return article switch
        {
            { LiveNumber: { } live } when live == article.LatestNumber => T($"Saved {saved} - {what}; readers see this version, {live}"),
            { LiveNumber: { } live } => T($"Saved {saved} - {what}; readers see version {live}"),
            { State: ArticleState.Withdrawn } => T($"Saved {saved} - {what}; readers no longer see it"),
            _ => T($"Saved {saved} - {what}; readers see nothing of it yet"),
        };
    }

    /// <summary>What a save took from others: "Merged with Jo’s save of 12:04: headline, paragraph 3."</summary>
    /// <param name="note">Whose, and what of it.</param>
    /// <param name="clock">Says the times.</param>
    public static string Merged(MergeNote note, DeskClock clock)
    {
        var (names, parts) = (Together(note.Names), Listed(note.Parts.Select(PartWords.InLine)));
        return T($"Merged with {names}’s save of {clock.Briefly(note.At)}: {parts}.");
    }

    /// <summary>Why a text was kept beside the story, and what became of it.</summary>
    /// <param name="branch">Which.</param>
    /// <param name="clock">Says the times.</param>
    public static string Kept(Branch branch, DeskClock clock)
    {
        var why = branch.Reason == BranchReason.TakenOver ? T("typed after the story was taken over") : T("collided with a newer save");
        return branch switch
        {
            { SettledAt: { } at, End: BranchEnd.MergedBack } => T($"{why}; merged back {clock.Briefly(at)} by {branch.SettledBy}"),
            { SettledAt: { } at } => T($"{why}; discarded {clock.Briefly(at)} by {branch.SettledBy}"),
            _ => why,
        };
    }

    public static string State(ArticleState state) => state switch
    {
        ArticleState.Draft => T("Draft"),
        ArticleState.InReview => T("In review"),
        ArticleState.Scheduled => T("Scheduled"),
        ArticleState.Published => T("Published"),
        ArticleState.Withdrawn => T("Withdrawn"),
        _ => state.ToString(),
    };

    /// <summary>The label of a field of the editor.</summary>
    /// <param name="name">Its name; one that no field has here is answered as it is.</param>
    public static string Field(string name) => name switch
    {
        "Headline" => T("Headline"),
        "Standfirst" => T("Standfirst"),
        "Body" => T("Body"),
        "Tags" => T("Tags"),
        "Section" => T("Section"),
        "Byline" => T("Byline"),
        "Dateline" => T("Dateline"),
        "Slug" => T("Slug"),
        "Language" => T("Language"),
        "Caption" => T("Caption"),
        "Credit" => T("Credit"),
        _ => name,
    };

    /// <summary>One after the other, with the language's comma between them.</summary>
    public static string Listed(IEnumerable<string> items) => string.Join(T(", "), items);

    private static string Together(IReadOnlyList<string> names) => names.Count == 0 ? "" : names.Aggregate((some, next) => T($"{some} and {next}"));

    private static string WithSchedule(string standing, Article article, DeskClock clock) =>
        Schedule(article, clock) is { } schedule ? $"{standing} {schedule}" : standing;

    // An embargo may have been put on later than the schedule: better read here than in the audit.
    private static string? Schedule(Article article, DeskClock clock) => article switch
    {
        { ScheduledFor: { } at } when article.IsEmbargoedAt(at) => T($"Its schedule, {clock.Briefly(at)}, is before the embargo ends: it will not go out then."),
        { ScheduledFor: { } at } => T($"Version {article.ScheduledNumber} goes out {clock.Briefly(at)}."),
        _ => null,
    };
}
