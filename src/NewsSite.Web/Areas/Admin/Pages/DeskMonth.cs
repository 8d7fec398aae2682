using System.Globalization;
using NewsSite.Core.Publishing;
using NewsSite.Web.Presentation;

namespace NewsSite.Web.Areas.Admin.Pages;

/// <summary>What goes out in a month of the newsroom's calendar, by weeks that begin as the interface's language has it: in English on Monday.</summary>
/// <param name="First">The month's first day.</param>
/// <param name="Today">In the newsroom's zone.</param>
/// <param name="Stories">What is scheduled in it, the soonest first.</param>
/// <param name="Times">The newsroom's zone.</param>
public sealed record DeskMonth(DateOnly First, DateOnly Today, IReadOnlyList<StoryRow> Stories, NewsroomTime Times)
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>"November 2026".</summary>
    public string Name => First.ToString("MMMM yyyy", Culture);

    /// <summary>The days of the week in their order: "Monday" and "Mon".</summary>
    public static IEnumerable<(string Name, string Short)> WeekDays =>
        MonthCalendar.WeekDays(Culture).Select(day => (Culture.DateTimeFormat.GetDayName(day), Culture.DateTimeFormat.GetAbbreviatedDayName(day)));

    /// <summary>Rows of seven days; null where a week begins or ends outside of the month.</summary>
    public IEnumerable<IReadOnlyList<DateOnly?>> Weeks =>
        new MonthCalendar(First, new int[DateTime.DaysInMonth(First.Year, First.Month)]).Weeks(Culture);

    private static CultureInfo Culture => InterfaceLanguage.Code == "en" ? English : InterfaceLanguage.Culture;

    /// <summary>What goes out on a day.</summary>
    public IReadOnlyList<StoryRow> On(DateOnly day) => [.. Stories.Where(story => Times.DayOf(story.ScheduledFor!.Value) == day)];
}
