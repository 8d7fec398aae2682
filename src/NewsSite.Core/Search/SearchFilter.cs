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
            if (From is not null || Until is not null)
            {
                var first = Day(From, Earliest);
                filing.Add(SearchFiling.OfMonths(first, Later(first, Day(Until, Latest))));
            }

            return filing;
        }
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static DateOnly Day(DateTime? at, DateOnly otherwise) => at is { } then ? DateOnly.FromDateTime(then) : otherwise;
}
