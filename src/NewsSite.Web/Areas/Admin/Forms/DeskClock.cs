using System.Globalization;
using Microsoft.AspNetCore.Html;
using NewsSite.Core;
using NewsSite.Core.Publishing;

namespace NewsSite.Web.Areas.Admin.Forms;

/// <summary>Times in the newsroom's zone, as short as they stay clear: the desk's pages are never kept, so "12:04" can mean today.</summary>
public sealed class DeskClock(SiteOptions site, TimeProvider clock)
{
    /// <summary>Name of the newsroom's zone.</summary>
    public string Zone => site.TimeZone;

    /// <summary>"12:04" today, "21 Nov 12:04" this year, "21 Nov 2025, 12:04" before; what is still to come always in full, "21 Nov 2026, 12:04".</summary>
    /// <param name="utc">The instant, UTC.</param>
    public string Briefly(DateTime utc)
    {
        var (at, now) = (Local(utc), Local(clock.GetUtcNow().UtcDateTime));
        var format = at > now || at.Year != now.Year ? "d MMM yyyy, HH:mm" : at.Date == now.Date ? "HH:mm" : "d MMM HH:mm";
        return at.ToString(format, InterfaceLanguage.Culture);
    }

    /// <summary>"Monday 23 November 2026, 12:04 Europe/London (11:04 UTC)".</summary>
    /// <param name="utc">The instant, UTC.</param>
    public string Exactly(DateTime utc) => ScheduleTime.Say(utc, site.Zone);

    /// <summary>An instant in a page: briefly, and exactly for who points at it.</summary>
    /// <param name="utc">The instant, UTC.</param>
    public IHtmlContent When(DateTime utc)
    {
        var time = RichText.Element("time", Briefly(utc));
        time.Attributes["datetime"] = utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        time.Attributes["title"] = Exactly(utc);
        return time;
    }

    /// <summary>True for an instant that is still to come.</summary>
    /// <param name="utc">The instant, UTC; null for none.</param>
    public bool IsAhead(DateTime? utc) => utc > clock.GetUtcNow().UtcDateTime;

    /// <summary>"12:04".</summary>
    /// <param name="utc">The instant, UTC.</param>
    public string Time(DateTime utc) => Local(utc).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>For a date and time field: "2026-11-23T12:04".</summary>
    /// <param name="utc">The instant, UTC.</param>
    public string ForField(DateTime utc) => Local(utc).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The instant at which a clock in the newsroom shows this; where clocks skip it, the one to which they skip.</summary>
    /// <param name="local">Date and time in the newsroom's zone.</param>
    public DateTime Utc(DateTime local) => site.Zone.IsInvalidTime(local) ? Utc(local.AddMinutes(30)) : TimeZoneInfo.ConvertTimeToUtc(local, site.Zone);

    private DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), site.Zone);
}
