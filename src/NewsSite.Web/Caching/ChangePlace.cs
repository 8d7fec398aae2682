namespace NewsSite.Web.Caching;

/// <summary>
/// How far the rows of changes have been followed. A row can become visible after one with a higher number, when two transactions end at once: numbers
/// that were passed over are looked for until no transaction can still be holding them.
/// </summary>
internal sealed class ChangePlace
{
    /// <summary>Numbers that are looked for at most. SQL Server leaves out up to a thousand when it is started again.</summary>
    public const int GapsMost = 200;

    // The row is a transaction's last statement: this long its commit may take.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly SortedDictionary<long, DateTimeOffset> _gaps = [];

    /// <summary>The highest number that was seen.</summary>
    public long Last { get; private set; }

    /// <summary>Begins after the newest rows.</summary>
    /// <param name="newest">Their numbers, highest first.</param>
    /// <param name="now">UTC.</param>
    public void Begin(IReadOnlyList<long> newest, DateTimeOffset now)
    {
        _gaps.Clear();
        Last = newest.Count > 0 ? newest[^1] - 1 : 0;
        foreach (var id in newest.Reverse())
            Pass(id, now);
    }

    /// <summary>A row has been followed.</summary>
    public void Pass(long id, DateTimeOffset now)
    {
        _gaps.Remove(id);
        for (var missed = Math.Max(Last + 1, id - GapsMost); missed < id; missed++)
            _gaps.Add(missed, now);
        Last = Math.Max(Last, id);
        while (_gaps.Count > GapsMost)
            _gaps.Remove(_gaps.Keys.First());
    }

    /// <summary>The numbers that may still come.</summary>
    public List<long> Gaps(DateTimeOffset now)
    {
        foreach (var id in _gaps.Where(gap => now - gap.Value > Patience).Select(gap => gap.Key).ToList())
            _gaps.Remove(id);
        return [.. _gaps.Keys];
    }
}
