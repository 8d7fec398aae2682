namespace NewsSite.Web.Areas.Admin.Forms;

/// <summary>What the desk says after a form was done and the browser sent on: a word in the address picks one of these sentences.</summary>
internal static class Done
{
    /// <summary>Name of the word in the query.</summary>
    public const string Key = "done";

    /// <summary>After a save; the editor says more.</summary>
    public const string Saved = "Saved.";

    /// <summary>Query after a save that took in what others had saved; the editor says whose and what.</summary>
    public const string MergedQuery = "?" + Key + "=merged-in";

    /// <summary>After scheduling; the editor says for when.</summary>
    public const string Scheduled = "Scheduled.";

    /// <summary>After an embargo was set; the editor says until when.</summary>
    public const string Embargoed = "Under embargo.";

    /// <summary>After a date of withdrawal was set; the editor says which.</summary>
    public const string WithdrawalSet = "The date is set.";

    private static readonly Dictionary<string, string> Sentences = new()
    {
        ["merged-in"] = Saved,
        ["taken-over"] = "You have taken the story over. What the others type from now on is kept beside it.",
        ["restored"] = "Restored as the newest version. What was newer is in the history.",
        ["discarded"] = "Discarded. The text stays in the history.",
        ["published"] = "Published. Readers see this text now.",
        ["scheduled"] = Scheduled,
        ["unscheduled"] = "Schedule cancelled.",
        ["submitted"] = "In review. Submitted for its editors.",
        ["approved"] = "Approved. It can be published or scheduled as it is.",
        ["sent-back"] = "Draft again. Sent back to its writer with your note.",
        ["embargoed"] = Embargoed,
        ["lifted"] = "The embargo is lifted. The story can go out.",
        ["withdrawn"] = "Withdrawn. Readers no longer see the story.",
        ["revoked"] = "Revoked. The link opens nothing any more.",
        ["withdrawal-set"] = WithdrawalSet,
        ["withdrawal-off"] = "The end date is taken back. The story stays.",
        ["trashed"] = "In the trash. It stays there until somebody restores it.",
        ["untrashed"] = "Restored. The story is as it was.",
        ["corrected"] = "The correction is on the story and on the corrections page.",
        ["uploaded"] = "Uploaded.",
        ["known"] = "Uploaded. A picture that was in the library already is there once, with the words that it has.",
        ["saved"] = Saved,
        ["created"] = "Created.",
        ["accepted"] = "Accepted. Readers see the tag now.",
        ["refused"] = "Refused. It is among the deleted tags.",
        ["applied"] = "Every story says what the photo says now.",
        ["focused"] = "Saved. The crops keep this point in sight.",
        ["rights"] = "The rights are saved.",
        ["photo-deleted"] = "Deleted. It can be restored for 30 days, under “Deleted”.",
        ["photo-restored"] = "Restored.",
        ["merged"] = "Merged. The old address leads to this tag.",
        ["deleted"] = "Deleted.",
        ["undeleted"] = "Restored, on every story as before.",
        ["moved"] = "Moved.",
        ["role"] = "Role changed. The person is signed out and signs in again with it.",
        ["disabled"] = "Disabled. The person is signed out.",
        ["enabled"] = "Enabled.",
        ["password"] = "The password is changed. Your other sessions are signed out.",
        ["settled"] = "Settled.",
        ["translated"] = "Added. Readers of each published story are led to the others.",
        ["untranslated"] = "Removed. No story leads to it any more, nor it to them.",
        ["banner-up"] = "The banner is up. Readers see it now.",
        ["banner-down"] = "The banner is down.",
        ["set-up"] = "Admin created. You can sign in now.",
        ["password-set"] = "The password is set. Sign in with it.",
        ["passkey-made"] = "The passkey is made. Sign in with it.",
        ["passkey-added"] = "Added. From now on you can sign in with it.",
        ["passkey-removed"] = "Removed. It opens nothing any more; delete it on your device too.",
        ["codes-off"] = "The authenticator app is off.",
        ["session-ended"] = "The session is ended.",
        ["sessions-ended"] = "All your other sessions are ended.",
        ["signed-out-person"] = "The person is signed out everywhere.",
        ["factors-removed"] = "Passkeys and app are off the account. The person is signed out.",
        ["signed-out"] = "You are signed out.",
    };

    /// <summary>Whether the page follows a save that took in what others had saved.</summary>
    public static bool IsMerged(HttpRequest request) => request.Query[Key].ToString() == "merged-in";

    /// <summary>The sentence; null for none and for words that nobody here wrote.</summary>
    public static string? Say(HttpRequest request) => Sentences.GetValueOrDefault(request.Query[Key].ToString());
}
