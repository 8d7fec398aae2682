namespace NewsSite.Web.Areas.Admin.Forms;

/// <summary>What the desk says after a form was done and the browser sent on: a word in the address picks a sentence.</summary>
internal static class Done
{
    /// <summary>Name of the word in the query.</summary>
    public const string Key = "done";

    /// <summary>The word after a save; the editor says more.</summary>
    public const string Saved = "saved";

    /// <summary>The word after a save that took in what others had saved; the editor says whose and what.</summary>
    public const string MergedIn = "merged-in";

    /// <summary>Query after such a save.</summary>
    public const string MergedQuery = "?" + Key + "=" + MergedIn;

    /// <summary>The word after scheduling; the editor says for when.</summary>
    public const string Scheduled = "scheduled";

    /// <summary>The word after an embargo was set; the editor says until when.</summary>
    public const string Embargoed = "embargoed";

    /// <summary>The word after a date of withdrawal was set; the editor says which.</summary>
    public const string WithdrawalSet = "withdrawal-set";

    /// <summary>The word in the address; empty for none.</summary>
    public static string Word(HttpRequest request) => request.Query[Key].ToString();

    /// <summary>Whether the page follows a save that took in what others had saved.</summary>
    public static bool IsMerged(HttpRequest request) => Word(request) == MergedIn;

    /// <summary>The sentence for the word in the address; null for none and for words that nobody here wrote.</summary>
    public static string? Say(HttpRequest request) => Sentence(Word(request));

    /// <summary>The sentence for a word; null for words that nobody here wrote.</summary>
    public static string? Sentence(string word) => OfStories(word) ?? OfPhotosAndTags(word) ?? OfPeople(word) ?? word switch
    {
        Saved => T("Saved."),
        "created" => T("Created."),
        "deleted" => T("Deleted."),
        "moved" => T("Moved."),
        "settled" => T("Settled."),
        "banner-up" => T("The banner is up. Readers see it now."),
        "banner-down" => T("The banner is down."),
        "translated" => T("Added. Readers of each published story are led to the others."),
        "untranslated" => T("Removed. No story leads to it any more, nor it to them."),
        _ => null,
    };

    private static string? OfStories(string word) => word switch
    {
        MergedIn => T("Saved."),
        "taken-over" => T("You have taken the story over. What the others type from now on is kept beside it."),
        "restored" => T("Restored as the newest version. What was newer is in the history."),
        "discarded" => T("Discarded. The text stays in the history."),
        "published" => T("Published. Readers see this text now."),
        Scheduled => T("Scheduled."),
        "unscheduled" => T("Schedule cancelled."),
        "submitted" => T("In review. Submitted for its editors."),
        "approved" => T("Approved. It can be published or scheduled as it is."),
        "sent-back" => T("Draft again. Sent back to its writer with your note."),
        Embargoed => T("Under embargo."),
        "lifted" => T("The embargo is lifted. The story can go out."),
        "withdrawn" => T("Withdrawn. Readers no longer see the story."),
        "revoked" => T("Revoked. The link opens nothing any more."),
        WithdrawalSet => T("The date is set."),
        "withdrawal-off" => T("The end date is taken back. The story stays."),
        "trashed" => T("In the trash. It stays there until somebody restores it."),
        "untrashed" => T("Restored. The story is as it was."),
        "corrected" => T("The correction is on the story and on the corrections page."),
        _ => null,
    };

    private static string? OfPhotosAndTags(string word) => word switch
    {
        "uploaded" => T("Uploaded."),
        "known" => T("Uploaded. A picture that was in the library already is there once, with the words that it has."),
        "accepted" => T("Accepted. Readers see the tag now."),
        "refused" => T("Refused. It is among the deleted tags."),
        "applied" => T("Every story says what the photo says now."),
        "focused" => T("Saved. The crops keep this point in sight."),
        "rights" => T("The rights are saved."),
        "photo-deleted" => T("Deleted. It can be restored for 30 days, under “Deleted”."),
        "photo-restored" => T("Restored."),
        "merged" => T("Merged. The old address leads to this tag."),
        "undeleted" => T("Restored, on every story as before."),
        _ => null,
    };

    private static string? OfPeople(string word) => word switch
    {
        "role" => T("Role changed. The person is signed out and signs in again with it."),
        "disabled" => T("Disabled. The person is signed out."),
        "enabled" => T("Enabled."),
        "password" => T("The password is changed. Your other sessions are signed out."),
        "set-up" => T("Admin created. You can sign in now."),
        "password-set" => T("The password is set. Sign in with it."),
        "passkey-made" => T("The passkey is made. Sign in with it."),
        "passkey-added" => T("Added. From now on you can sign in with it."),
        "passkey-removed" => T("Removed. It opens nothing any more; delete it on your device too."),
        "codes-off" => T("The authenticator app is off."),
        "session-ended" => T("The session is ended."),
        "sessions-ended" => T("All your other sessions are ended."),
        "signed-out-person" => T("The person is signed out everywhere."),
        "factors-removed" => T("Passkeys and app are off the account. The person is signed out."),
        "signed-out" => T("You are signed out."),
        _ => null,
    };
}
