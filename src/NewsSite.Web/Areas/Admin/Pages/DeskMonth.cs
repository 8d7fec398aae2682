using System.Globalization;
using NewsSite.Core.Publishing;
using NewsSite.Web.Presentation;

namespace NewsSite.Web.Areas.Admin.Pages;

/// <summary>What goes out in a month of the newsroom's calendar, by weeks that begin on Monday.</summary>
/// <param name="First">The month's first day.</param>
/// <param name="Today">In the newsroom's zone.</param>
/// <param name="Stories">What is scheduled in it, the soonest first.</param>
/// <param name="Times">The newsroom's zone.</param>
public sealed record DeskMonth(DateOnly First, DateOnly Today, IReadOnlyList<StoryRow> Stories, NewsroomTime Times)
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>"November 2026".</summary>
    public string Name => First.ToString("MMMM yyyy", English);

    /// <summary>Monday to Sunday.</summary>
    public static IEnumerable<string> WeekDays => MonthCalendar.WeekDays(English).Select(day => English.DateTimeFormat.GetDayName(day));

    /// <summary>Rows of seven days; null where a week begins or ends outside of the month.</summary>
    public IEnumerable<IReadOnlyList<DateOnly?>> Weeks =>
        new MonthCalendar(First, new int[DateTime.DaysInMonth(First.Year, First.Month)]).Weeks(English);

    /// <summary>What goes out on a day.</summary>
    public IReadOnlyList<StoryRow> On(DateOnly day) => [.. Stories.Where(story => Times.DayOf(story.ScheduledFor!.Value) == day)];
}
