using System.Buffers;

namespace NewsSite.Core.Rendering;

/// <summary>
/// Counts, before anything is parsed, the cells that the largest table of a text would have. Markdig fills every row up to the widest one, so
/// the count is rows times the most columns: 200,000 characters could ask for two thousand million cells.
/// </summary>
internal static class TableSize
{
    private static readonly SearchValues<char> DelimiterRow = SearchValues.Create("|-: \t>*+.)0123456789");

    /// <summary>
    /// An upper bound: lines without a blank one between them, times the most <c>|</c> in one of them plus one; 0 where no such
    /// group has a delimiter row (<c>|---|</c>), for then it is no table. Quote and list marks before the row are allowed for.
    /// </summary>
    public static int Largest(ReadOnlySpan<char> markdown)
    {
        if (!markdown.Contains('|')) return 0;
        var (largest, rows, columns, isTable) = (0L, 0, 0, false);
        while (!markdown.IsEmpty)
        {
            // Only what Markdig takes for a line end: a wider notion (U+2028) would cut one wide row into many narrow ones.
            var end = markdown.IndexOfAny('\n', '\r');
            var line = end < 0 ? markdown : markdown[..end];
            markdown = end < 0 ? [] : markdown[(end + (markdown[end..].StartsWith("\r\n") ? 2 : 1))..];
            if (line.IndexOfAnyExcept(' ', '\t') < 0)
            {
                (rows, columns, isTable) = (0, 0, false);
                continue;
            }
            rows++;
            columns = Math.Max(columns, line.Count('|') + 1);
            isTable |= line.Contains('|') && line.Contains('-') && line.IndexOfAnyExcept(DelimiterRow) < 0;
            if (isTable) largest = Math.Max(largest, (long)rows * columns);
        }
        return (int)Math.Min(largest, int.MaxValue);
    }
}
