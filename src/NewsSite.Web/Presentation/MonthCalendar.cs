using System.Globalization;

namespace NewsSite.Web.Presentation;

/// <summary>A month of the newsroom's calendar with the stories of each day counted.</summary>
/// <param name="First">The month's first day.</param>
/// <param name="Counts">Stories of each day, from the first.</param>
public sealed record MonthCalendar(DateOnly First, IReadOnlyList<int> Counts)
{
    /// <summary>When the days of a month begin, and the next month: UTC, one more than there are days.</summary>
    public static IReadOnlyList<DateTime> Bounds(DateOnly first, NewsroomTime times) =>
        [.. Enumerable.Range(0, DateTime.DaysInMonth(first.Year, first.Month) + 1).Select(day => times.StartOf(first.AddDays(day)))];

    /// <summary>The days of the week in the order of the culture.</summary>
    public static IEnumerable<DayOfWeek> WeekDays(CultureInfo culture) =>
        Enumerable.Range((int)culture.DateTimeFormat.FirstDayOfWeek, 7).Select(day => (DayOfWeek)(day % 7));

    /// <summary>Rows of seven days; null where a week begins or ends outside of the month.</summary>
    public IEnumerable<IReadOnlyList<DateOnly?>> Weeks(CultureInfo culture)
    {
        var before = ((int)First.DayOfWeek - (int)culture.DateTimeFormat.FirstDayOfWeek + 7) % 7;
        return Enumerable.Repeat((DateOnly?)null, before)
            .Concat(Counts.Select((_, day) => (DateOnly?)First.AddDays(day)))
            .Chunk(7)
            .Select(week => (IReadOnlyList<DateOnly?>)[.. week, .. Enumerable.Repeat((DateOnly?)null, 7 - week.Length)]);
    }

    /// <summary>Stories of a day of this month.</summary>
    public int CountOf(DateOnly day) => Counts[day.Day - 1];
}
