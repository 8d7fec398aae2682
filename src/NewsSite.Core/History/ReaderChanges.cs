namespace NewsSite.Core.History;

/// <summary>Which audited changes can change what readers see.</summary>
public static class ReaderChanges
{
    // Drafts, proposals, reviews, schedules, the front page's draft and people change nothing outside the newsroom. An import may bring drafts only: taken as a change all the same.
    private static readonly Verb[] Verbs =
    [
        Verb.Publish, Verb.Withdraw, Verb.Correct, Verb.Import,
        Verb.AcceptTag, Verb.ChangeTag, Verb.MergeTag, Verb.DeleteTag, Verb.RestoreTag,
        Verb.CreateSection, Verb.ChangeSection, Verb.DeleteSection,
        Verb.ChangePhoto,
        Verb.ChangePage,
        Verb.ChangePhotoRights,
        Verb.FocusPhoto,
        Verb.ApplyPhotoText,
        Verb.EndPhotoRights,
        Verb.TagStory, Verb.UntagStory, Verb.MoveStory, Verb.UndoStory,
        Verb.LaunchFront, Verb.UndoFront, Verb.ShowBanner, Verb.EndBanner,
        Verb.NameTranslation, Verb.RemoveTranslation,
    ];

    /// <summary>True when a reader's page, list or feed may differ after it.</summary>
    public static bool IsSeenByReaders(this Verb verb) => Verbs.Contains(verb);

    /// <summary>Of these entries, those after which a reader's page, list or feed may differ.</summary>
    public static IQueryable<AuditEntry> SeenByReaders(this IQueryable<AuditEntry> entries) => entries.Where(e => Verbs.Contains(e.Verb));

    /// <summary>When something that readers see was last changed, UTC: one row, or none on a site that never published.</summary>
    public static IQueryable<DateTime?> LastSeenByReaders(this IQueryable<AuditEntry> entries) =>
        entries.SeenByReaders().OrderByDescending(e => e.Id).Select(e => (DateTime?)e.At).Take(1);
}
