using NewsSite.Core.History;

namespace NewsSite.Web.Areas.Admin.Forms;

/// <summary>What was done, in the desk's words.</summary>
internal static class AuditWords
{
    /// <summary>The words for a verb; its name for one that has none here.</summary>
    public static string Of(Verb verb) => verb switch
    {
        Verb.CreateArticle => "Started the story",
        Verb.SaveDraft => "Saved a version",
        Verb.Submit => "Submitted the story",
        Verb.SendBack => "Sent the story back",
        Verb.Publish => "Published the story",
        Verb.Schedule => "Scheduled the story",
        Verb.Unschedule => "Cancelled the schedule",
        Verb.Withdraw => "Withdrew the story",
        Verb.Correct => "Corrected the story",
        Verb.Import => "Imported a source",
        Verb.CreateTag => "Created the tag",
        Verb.ProposeTag => "Proposed the tag",
        Verb.AcceptTag => "Accepted the tag",
        Verb.RefuseTag => "Refused the tag",
        Verb.ChangeTag => "Changed the tag",
        Verb.MergeTag => "Merged the tag",
        Verb.DeleteTag => "Deleted the tag",
        Verb.RestoreTag => "Restored the tag",
        Verb.CreateSection => "Created the section",
        Verb.ChangeSection => "Changed the section",
        Verb.DeleteSection => "Deleted the section",
        Verb.UploadPhoto => "Uploaded the photo",
        Verb.ChangePhoto => "Changed the photo",
        Verb.ChangePhotoRights => "Changed the photo’s rights",
        Verb.FocusPhoto => "Set the photo’s focus",
        Verb.ApplyPhotoText => "Had every story say what the photo says",
        Verb.DeletePhoto => "Deleted the photo",
        Verb.RestorePhoto => "Restored the photo",
        Verb.EndPhotoRights => "Took the photo off: its rights ended",
        Verb.RemovePhoto => "Removed the photo for good",
        Verb.CreateAgency => "Added the agency",
        Verb.ChangeAgency => "Changed the agency",
        Verb.DeleteAgency => "Deleted the agency",
        Verb.CreatePerson => "Added the person",
        Verb.ChangeRole => "Changed the role",
        Verb.DisablePerson => "Disabled the account",
        Verb.EnablePerson => "Enabled the account",
        Verb.ResetPassword => "Made a password link",
        Verb.SetPassword => "Set a password",
        Verb.SignIn => "Signed in",
        Verb.LockOut => "Slowed the account down by wrong passwords",
        Verb.RefuseSignIn => "Was refused at sign-in",
        Verb.RefusePassword => "Gave a wrong present password",
        Verb.ResolveConflict => "Settled an import conflict",
        Verb.ChangePage => "Changed the page",
        Verb.TakeOver => "Took the story over",
        Verb.KeepBranch => "Had a text kept beside the story",
        Verb.MergeBranch => "Merged a kept text back",
        Verb.DiscardBranch => "Discarded a kept text",
        Verb.RestoreText => "Restored an earlier version",
        _ => verb.ToString(),
    };
}
