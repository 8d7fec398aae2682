namespace NewsSite.Core.History;

/// <summary>Everything that can be done to the site and leaves an <see cref="AuditEntry"/>; documented in <c>docs/workflow.md</c>.</summary>
public enum Verb
{
    CreateArticle = 1,
    SaveDraft = 2,
    Submit = 3,
    SendBack = 4,
    Publish = 5,
    Schedule = 6,
    Unschedule = 7,
    Withdraw = 8,
    Correct = 9,
    Import = 10,
    Approve = 11,
    Embargo = 12,
    LiftEmbargo = 13,
    PlanWithdrawal = 14,
    CancelWithdrawal = 15,
    TrashArticle = 16,
    RestoreArticle = 17,

    CreateTag = 20,
    ProposeTag = 21,
    AcceptTag = 22,
    RefuseTag = 23,
    ChangeTag = 24,
    MergeTag = 25,
    DeleteTag = 26,
    RestoreTag = 27,

    CreateSection = 30,
    ChangeSection = 31,
    DeleteSection = 32,

    UploadPhoto = 40,
    ChangePhoto = 41,
    ChangePhotoRights = 42,
    FocusPhoto = 43,
    ApplyPhotoText = 44,
    DeletePhoto = 45,
    RestorePhoto = 46,
    EndPhotoRights = 47,
    RemovePhoto = 48,

    CreatePerson = 50,
    ChangeRole = 51,
    DisablePerson = 52,
    EnablePerson = 53,
    ResetPassword = 54,
    SetPassword = 55,
    SignIn = 56,
    LockOut = 57,
    RefuseSignIn = 58,
    RefusePassword = 59,

    ResolveConflict = 60,

    ChangePage = 70,

    CreateAgency = 80,
    ChangeAgency = 81,
    DeleteAgency = 82,

    TakeOver = 90,
    KeepBranch = 91,
    MergeBranch = 92,
    DiscardBranch = 93,
    RestoreText = 94,

    AddPasskey = 100,
    RemovePasskey = 101,
    TurnOnCodes = 102,
    TurnOffCodes = 103,
    RenewRecoveryCodes = 104,
    EndSessions = 105,
    RemoveFactors = 106,

    MakePreviewLink = 110,
    RevokePreviewLink = 111,

    TagStory = 120,
    UntagStory = 121,
    MoveStory = 122,
    UndoStory = 123,

    DismissFinding = 130,
    RecallFinding = 131,

    MakeNote = 140,
    AnswerNote = 141,
    ResolveNote = 142,
    ReopenNote = 143,

    ChangeFront = 150,
    DiscardFront = 151,
    LaunchFront = 152,
    UndoFront = 153,
    ScheduleFront = 154,
    UnscheduleFront = 155,
    ShowBanner = 156,
    EndBanner = 157,

    NameTranslation = 160,
    RemoveTranslation = 161,
}
