using System.Globalization;
using NewsSite.Core;

namespace NewsSite.Web.Presentation;

/// <summary>Times as readers see them: absolute, in the newsroom's zone and with the zone said, so that a page kept in a cache stays true.</summary>
public sealed class NewsroomTime(SiteOptions site)
{
    private readonly TimeZoneInfo _zone = site.Zone;

    /// <summary>For the <c>datetime</c> attribute of <c>time</c>, with the offset of the newsroom.</summary>
    public string Machine(DateTime utc)
    {
        var at = At(utc);
        return at.ToString(at.Offset == TimeSpan.Zero ? "yyyy-MM-dd'T'HH:mm'Z'" : "yyyy-MM-dd'T'HH:mmzzz", CultureInfo.InvariantCulture);
    }

    /// <summary>"23 November 2026".</summary>
    public string Day(DateTime utc, Wording words) => At(utc).ToString("d MMMM yyyy", words.Culture);

    /// <summary>"Monday 23 November 2026".</summary>
    public string WeekDay(DateTime utc, Wording words) => At(utc).ToString("dddd d MMMM yyyy", words.Culture);

    /// <summary>"06:10 UTC", "06:10 UTC+5:30": the offset, because names and abbreviations of zones are ambiguous.</summary>
    public string Clock(DateTime utc)
    {
        var at = At(utc);
        var (offset, hours) = (at.Offset, Math.Abs(at.Offset.Hours));
        var zone = (offset.Ticks, offset.Minutes) switch
        {
            (0, _) => "UTC",
            ( < 0, 0) => $"UTC\u2212{hours}",
            ( > 0, 0) => $"UTC+{hours}",
            ( < 0, var minutes) => $"UTC\u2212{hours}:{-minutes:00}",
            (_, var minutes) => $"UTC+{hours}:{minutes:00}",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{at:HH:mm} {zone}");
    }

    /// <summary>"23 November 2026, 06:10 UTC".</summary>
    public string Stamp(DateTime utc, Wording words) => Day(utc, words) + words.Comma + Clock(utc);

    /// <summary>The day of the newsroom's calendar on which the instant lies.</summary>
    public DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(At(utc).DateTime);

    /// <summary>First instant of a day of the newsroom's calendar, UTC. A day that begins in a gap of the clock begins after it.</summary>
    public DateTime StartOf(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified);
        while (_zone.IsInvalidTime(local))
            local = local.AddMinutes(15);
        return TimeZoneInfo.ConvertTimeToUtc(local, _zone);
    }

    private DateTimeOffset At(DateTime utc) => TimeZoneInfo.ConvertTime(new DateTimeOffset(utc, TimeSpan.Zero), _zone);
}
