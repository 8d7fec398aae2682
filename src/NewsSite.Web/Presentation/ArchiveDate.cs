using System.Globalization;

namespace NewsSite.Web.Presentation;

/// <summary>Reads the date in an address of the archive. What no newsroom could have published in is no date: the address leads nowhere.</summary>
public static class ArchiveDate
{
    // Before it there was no printing press.
    private const int FirstYear = 1450;

    /// <summary>The first day of what the address names.</summary>
    /// <param name="today">The newsroom's day: nothing has been published after it.</param>
    /// <param name="year">Digits.</param>
    /// <param name="month">Digits.</param>
    /// <param name="day">Digits.</param>
    /// <returns>Null when it is no date, or one to come.</returns>
    public static DateOnly? Read(DateOnly today, string year, string month = "1", string day = "1") =>
        Number(year) is { } y && Number(month) is { } m && Number(day) is { } d
        && y >= FirstYear && y <= today.Year && m is >= 1 and <= 12 && d >= 1 && d <= DateTime.DaysInMonth(y, m)
        && new DateOnly(y, m, d) is var date && date <= today
            ? date
            : null;

    private static int? Number(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
