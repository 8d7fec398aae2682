using NewsSite.Core.Articles;

namespace NewsSite.Core.Publishing;

/// <summary>A story among many that something was done to.</summary>
/// <param name="Id">Of the article.</param>
/// <param name="Headline">Of its newest text; empty where it has none or is not there any more.</param>
/// <param name="Why">Why nothing was done to it; null when it was done.</param>
public sealed record BulkStory(long Id, string Headline, string? Why = null);

/// <summary>What became of many stories.</summary>
/// <param name="Stories">Each that was chosen, in the order in which they were begun.</param>
/// <param name="Undo">How it is undone; null when nothing was done.</param>
/// <param name="Problems">What has to be put right before anything can be done.</param>
public sealed record BulkResult(IReadOnlyList<BulkStory> Stories, BulkUndo? Undo, IReadOnlyList<Problem> Problems)
{
    /// <summary>Those that it was done to.</summary>
    public IEnumerable<BulkStory> Done => Stories.Where(story => story.Why is null);

    /// <summary>Those that stayed as they were.</summary>
    public IEnumerable<BulkStory> Left => Stories.Where(story => story.Why is not null);

    internal static BulkResult Refused(string field, string text) => new([], null, [new Problem(field, text)]);
}

/// <summary>How to undo what was done to many stories, as long as nothing else changes them.</summary>
/// <param name="Stories">Each as it stood before.</param>
public sealed record BulkUndo(IReadOnlyList<StoodBefore> Stories);

/// <summary>Where a story stood before something was done to it.</summary>
/// <param name="Id">Of the article.</param>
/// <param name="Version"><see cref="Article.Version"/> right afterwards: another one means that somebody else has changed it since.</param>
/// <param name="State">Before.</param>
/// <param name="LatestNumber">Before.</param>
/// <param name="LiveNumber">Before.</param>
/// <param name="ScheduledFor">Before, UTC.</param>
/// <param name="ScheduledNumber">Before.</param>
public sealed record StoodBefore(long Id, long Version, ArticleState State, int LatestNumber, int? LiveNumber, DateTime? ScheduledFor, int? ScheduledNumber)
{
    /// <summary><see cref="Article.ScheduledTellsReaders"/>, before.</summary>
    public bool ScheduledTellsReaders { get; init; }

    /// <summary><see cref="Article.WithdrawalDueAt"/>, before, UTC.</summary>
    public DateTime? WithdrawalDueAt { get; init; }

    /// <summary>What the address was to answer from <see cref="WithdrawalDueAt"/> on; null where no date was set.</summary>
    public WithdrawalText? Planned { get; init; }

    internal static StoodBefore Of(Article article) =>
        new(article.Id, article.Version, article.State, article.LatestNumber, article.LiveNumber, article.ScheduledFor, article.ScheduledNumber)
        {
            ScheduledTellsReaders = article.ScheduledTellsReaders,
            WithdrawalDueAt = article.WithdrawalDueAt,
            Planned = article is { WithdrawalDueAt: not null, Withdrawal: { } kind } ? new WithdrawalText(kind, article.WithdrawalNotice ?? "", article.WithdrawalTarget ?? "") : null,
        };
}
