namespace NewsSite.Core.Articles;

/// <summary>
/// Where an article stands between the desk and its readers. <see cref="Published"/> is the only state in which readers see
/// it; a published article stays so while a newer draft of it is written, reviewed or scheduled.
/// </summary>
public enum ArticleState
{
    /// <summary>Being written; the desk alone sees it.</summary>
    Draft = 0,

    /// <summary>Submitted by its writer, waiting for an editor.</summary>
    InReview = 1,

    /// <summary>Goes out by itself at <see cref="Article.ScheduledFor"/>.</summary>
    Scheduled = 2,

    /// <summary>Readers see its live revision.</summary>
    Published = 3,

    /// <summary>Was published and has been taken back; its address answers as <see cref="Article.Withdrawal"/> says.</summary>
    Withdrawn = 4,
}

/// <summary>What the address of a withdrawn article answers.</summary>
public enum WithdrawalKind
{
    /// <summary>410 with the desk's notice to readers.</summary>
    Notice = 0,

    /// <summary>301 to <see cref="Article.WithdrawalTarget"/>.</summary>
    Redirect = 1,

    /// <summary>410 without a word of explanation.</summary>
    Gone = 2,
}
