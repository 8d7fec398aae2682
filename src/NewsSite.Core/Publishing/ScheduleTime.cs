using System.Globalization;
using NewsSite.Core.Articles;

namespace NewsSite.Core.Publishing;

/// <summary>Turns the time that an editor typed, on the newsroom's clock, into an instant, and an instant into words.</summary>
public static class ScheduleTime
{
    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm"];

    /// <summary>Reads a date and time.</summary>
    /// <param name="typed">As a date and time field sends it: <c>2026-11-23T06:00</c> (HTML §2.3.5.7, "local date and time").</param>
    /// <param name="zone">The newsroom's.</param>
    /// <param name="at">The instant, UTC. A time that comes twice, when the clocks go back, means the first of the two.</param>
    /// <param name="field">Where it was typed.</param>
    /// <returns>What is wrong with the time; null when it is an instant.</returns>
    public static Problem? Read(string? typed, TimeZoneInfo zone, out DateTime at, string field = nameof(Article.ScheduledFor))
    {
        ArgumentNullException.ThrowIfNull(zone);
        at = default;
        if (!DateTime.TryParseExact(typed?.Trim(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return new Problem(field, T("Type a date and a time, for example 2026-11-23T06:00."));
        if (local.Year is < 1971 or > 9000)
            return new Problem(field, T("This year is out of reach. Choose another."));
        if (zone.IsInvalidTime(local))
            return new Problem(field, T($"{local:HH:mm} on {Day(local)} does not exist in {zone.Id}: the clocks go forward then. The next time that exists is {AfterGap(local, zone):HH:mm}."));

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        at = DateTime.SpecifyKind(local - offset, DateTimeKind.Utc);
        return null;
    }

    /// <summary>"Monday 23 November 2026, 12:04 Europe/London (11:04 UTC)", with the day too where it is another one in UTC.</summary>
    /// <param name="at">The instant, UTC.</param>
    /// <param name="zone">The newsroom's.</param>
    public static string Say(DateTime at, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var local = TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(at, DateTimeKind.Utc), zone);
        var day = local.ToString("dddd d MMMM yyyy", InterfaceLanguage.Culture);
        if (zone.Id == "UTC")
            return T($"{day}, {local:HH:mm} {zone.Id}");
        if (local.Date == at.Date)
            return T($"{day}, {local:HH:mm} {zone.Id} ({at:HH:mm} UTC)");
        var other = at.ToString("d MMMM", InterfaceLanguage.Culture);
        return T($"{day}, {local:HH:mm} {zone.Id} ({other}, {at:HH:mm} UTC)");
    }

    /// <summary>"23 November 2026, 11:04 UTC".</summary>
    /// <param name="at">The instant, UTC.</param>
    internal static string SayInUtc(DateTime at) => T($"{Day(at)}, {at:HH:mm} UTC");

    private static string Day(DateTime at) => at.ToString("d MMMM yyyy", InterfaceLanguage.Culture);

    private static DateTime AfterGap(DateTime local, TimeZoneInfo zone)
    {
        var next = new DateTime(local.Year, local.Month, local.Day, local.Hour, local.Minute, 0, DateTimeKind.Unspecified);
        while (zone.IsInvalidTime(next))
            next = next.AddMinutes(1);
        return next;
    }
}
