using System.Globalization;

namespace NewsSite.Core.Articles;

/// <summary>The place in a list, newest first, after which the next page begins: <c>?after=1763913600000000-42</c>.</summary>
/// <param name="At">Time of the last story shown, UTC.</param>
/// <param name="Id">Its id.</param>
public readonly record struct PageCursor(DateTime At, long Id)
{
    /// <summary>Microseconds since 1970 and the id.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(At.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond}-{Id}");

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <param name="text">Null or empty: the first page.</param>
    /// <param name="cursor">The place; null for the first page.</param>
    /// <returns>False when the text is not a cursor: the request is bad.</returns>
    public static bool TryParse(string? text, out PageCursor? cursor)
    {
        cursor = null;
        if (string.IsNullOrEmpty(text))
            return true;

        var dash = text.IndexOf('-', StringComparison.Ordinal);
        if (dash <= 0
            || !long.TryParse(text.AsSpan(0, dash), NumberStyles.None, CultureInfo.InvariantCulture, out var micros)
            || !long.TryParse(text.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            || micros > (DateTime.MaxValue.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond)
            return false;

        cursor = new PageCursor(DateTime.UnixEpoch.AddTicks(micros * TimeSpan.TicksPerMicrosecond), id);
        return true;
    }
}
