namespace NewsSite.Core.Search;

/// <summary>What a reader wants stories of only; null means any.</summary>
public sealed record SearchFilter
{
    // No newsroom's archive begins before, and none of today ends after.
    private static readonly DateOnly Earliest = new(1600, 1, 1);
    private static readonly DateOnly Latest = new(2199, 12, 31);

    /// <summary>All stories.</summary>
    public static SearchFilter None { get; } = new();

    public long? SectionId { get; init; }

    public long? TagId { get; init; }

    /// <summary>First instant of publication, UTC.</summary>
    public DateTime? From { get; init; }

    /// <summary>First instant after it, UTC.</summary>
    public DateTime? Until { get; init; }

    /// <summary>Words of <see cref="SearchFiling"/>: a story has at least one of each list. The days at both ends are not in them.</summary>
    internal IReadOnlyList<IReadOnlyList<string>> Filing
    {
        get
        {
            var filing = new List<IReadOnlyList<string>>();
            if (SectionId is { } section)
                filing.Add([SearchFiling.OfSection(section)]);
            if (TagId is { } tag)
                filing.Add([SearchFiling.OfTag(tag)]);
            if (Days is { } days)
                filing.Add(SearchFiling.OfMonths(days.First, days.Last));

            return filing;
        }
    }

    /// <summary>The words of <see cref="SearchFiling"/> of each month in which a story may have come out; none when it may be any.</summary>
    internal IReadOnlyList<string> Months => Days is { } days ? SearchFiling.EachMonth(days.First, days.Last) : [];

    private (DateOnly First, DateOnly Last)? Days
    {
        get
        {
            if (From is null && Until is null)
                return null;
            var first = Day(From, Earliest);
            return (first, Later(first, Day(Until?.AddTicks(-1), Latest)));
        }
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static DateOnly Day(DateTime? at, DateOnly otherwise) => at is { } then ? DateOnly.FromDateTime(then) : otherwise;
}
