using NewsSite.Core.Identity;

namespace NewsSite.Core.Articles;

/// <summary>
/// A story's identity: its address, its state, and which of its revisions readers and the desk see. What it says is in its
/// <see cref="Revision"/>s. State changes only through the verbs of <c>Publishing.Workflow</c>, hence the internal setters.
/// </summary>
public sealed class Article
{
    /// <summary>Longest slug that is accepted, in characters. An index key: 850 characters is SQL Server's limit.</summary>
    public const int SlugMaxLength = 200;

    /// <summary>Longest notice of a withdrawal, in characters.</summary>
    public const int NoticeMaxLength = 2000;

    /// <summary>Assigned by the store.</summary>
    public long Id { get; internal set; }

    /// <summary>The last part of the address, lower case, unique over all articles.</summary>
    public string Slug { get; internal set; } = "";

    /// <summary>Where the article stands.</summary>
    public ArticleState State { get; internal set; }

    /// <summary><see cref="Revision.Number"/> of the text that readers see; null when they see none.</summary>
    public int? LiveNumber { get; internal set; }

    /// <summary><see cref="Revision.Number"/> of the newest saved text.</summary>
    public int LatestNumber { get; internal set; }

    /// <summary>Headline of the newest saved text, for the desk's lists.</summary>
    public string LatestHeadline { get; internal set; } = "";

    /// <summary>Section of the newest saved text, for the desk's lists.</summary>
    public long? LatestSectionId { get; internal set; }

    /// <summary>Section of the live revision, for readers' lists; null while nothing is live or it has none.</summary>
    public long? SectionId { get; internal set; }

    /// <summary>First publication, UTC. Stays when the article is withdrawn and published again.</summary>
    public DateTime? PublishedAt { get; internal set; }

    /// <summary>Last change that an editor called important to readers, UTC; null when there was none.</summary>
    public DateTime? UpdatedAt { get; internal set; }

    /// <summary>When <see cref="ScheduledNumber"/> goes out, UTC; null when nothing is scheduled.</summary>
    public DateTime? ScheduledFor { get; internal set; }

    /// <summary><see cref="Revision.Number"/> of the text that goes out at <see cref="ScheduledFor"/>.</summary>
    public int? ScheduledNumber { get; internal set; }

    /// <summary>True when what goes out at <see cref="ScheduledFor"/> matters to readers who know the story: it then moves <see cref="UpdatedAt"/>.</summary>
    public bool ScheduledTellsReaders { get; internal set; }

    /// <summary>Until then no text goes out that readers do not see already, UTC; null for no embargo. Stays when it has passed.</summary>
    public DateTime? EmbargoedUntil { get; internal set; }

    /// <summary><see cref="Revision.Number"/> of the text that an editor approved last; null when none was, or the story was sent back since.</summary>
    public int? ApprovedNumber { get; internal set; }

    /// <summary>When <see cref="ApprovedNumber"/> was approved, UTC.</summary>
    public DateTime? ApprovedAt { get; internal set; }

    /// <summary>Name of who approved it, as it was then.</summary>
    public string? ApprovedBy { get; internal set; }

    /// <summary>When it was sent back, UTC; null unless its writer has still to answer by submitting it again.</summary>
    public DateTime? SentBackAt { get; internal set; }

    /// <summary>When it was withdrawn, UTC; null unless <see cref="ArticleState.Withdrawn"/>.</summary>
    public DateTime? WithdrawnAt { get; internal set; }

    /// <summary>When it is withdrawn by itself, UTC; null where no date is set, and once it is withdrawn.</summary>
    public DateTime? WithdrawalDueAt { get; internal set; }

    /// <summary>What the address answers once withdrawn; set as soon as there is a date for it.</summary>
    public WithdrawalKind? Withdrawal { get; internal set; }

    /// <summary>What readers are told about the withdrawal, plain text.</summary>
    public string? WithdrawalNotice { get; internal set; }

    /// <summary>Site-relative address that a withdrawn article redirects to.</summary>
    public string? WithdrawalTarget { get; internal set; }

    /// <summary>When the first revision was saved, UTC.</summary>
    public DateTime CreatedAt { get; internal set; }

    /// <summary>When it was put into the trash, UTC; null when it is not there. Only a story that readers never saw can be.</summary>
    public DateTime? TrashedAt { get; internal set; }

    /// <summary>
    /// The stories that are translations of each other have this in common: the smallest <see cref="Id"/> among them. Null for a story that names no translation.
    /// </summary>
    public long? TranslationGroup { get; internal set; }

    /// <summary>Who began it: the writer whose own draft it is. Null for an import.</summary>
    public long? OwnerId { get; internal set; }

    /// <summary>The owner's account; null for an import.</summary>
    public Editor? Owner { get; internal set; }

    /// <summary>When the newest revision was saved, UTC.</summary>
    public DateTime SavedAt { get; internal set; }

    /// <summary>Concurrency token, raised by every change of the row.</summary>
    public long Version { get; internal set; }

    /// <summary>Every text ever saved of this article.</summary>
    public List<Revision> Revisions { get; } = [];

    /// <summary>True while readers see a text of it.</summary>
    public bool IsLive => State == ArticleState.Published;

    /// <summary>True when the newest text differs from the one that readers see.</summary>
    public bool HasNewerDraft => LiveNumber is { } live && live != LatestNumber;

    /// <summary>True while the newest text is the one that an editor approved: any later save ends it.</summary>
    public bool IsApproved => ApprovedNumber == LatestNumber;

    /// <summary>True when nothing new may go out at that moment.</summary>
    /// <param name="at">UTC.</param>
    public bool IsEmbargoedAt(DateTime at) => EmbargoedUntil > at;
}
