using System.Globalization;

namespace NewsSite.Core.Publishing;

/// <summary>Reads until when something stands on the front page: mostly a time of the same day.</summary>
public static class FrontTime
{
    private static readonly string[] Formats = ["H:mm", "HH:mm"];

    /// <summary>Reads a time that lies ahead.</summary>
    /// <param name="typed"><c>18:00</c>: the next time that the newsroom's clock shows it. Or a date and a time, as <see cref="ScheduleTime"/> takes it.</param>
    /// <param name="zone">The newsroom's.</param>
    /// <param name="now">UTC.</param>
    /// <param name="field">Where it was typed.</param>
    /// <param name="at">The instant, UTC.</param>
    /// <returns>What is wrong; null when it is an instant to come.</returns>
    public static Problem? Read(string typed, TimeZoneInfo zone, DateTime now, string field, out DateTime at)
    {
        ArgumentNullException.ThrowIfNull(typed);
        if (TimeOnly.TryParseExact(typed.Trim(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return ReadNext(time, zone, now, field, out at);
        if (ScheduleTime.Read(typed, zone, out at, field) is { } problem)
            return typed.Contains('T', StringComparison.Ordinal) ? problem : new Problem(field, T("Type a time, for example 18:00, or a date and a time, for example 2026-11-23T18:00."));
        return at <= now ? new Problem(field, T("This time has passed. Choose a later one.")) : null;
    }

    private static Problem? ReadNext(TimeOnly time, TimeZoneInfo zone, DateTime now, string field, out DateTime at)
    {
        for (var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(now, zone)); ; day = day.AddDays(1))
        {
            var local = day.ToDateTime(time, DateTimeKind.Unspecified).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
            if (ScheduleTime.Read(local, zone, out at, field) is { } problem)
                return problem;
            if (at > now)
                return null;
        }
    }
}
