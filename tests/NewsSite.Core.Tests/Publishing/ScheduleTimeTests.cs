using NewsSite.Core.Publishing;

namespace NewsSite.Core.Tests.Publishing;

public sealed class ScheduleTimeTests
{
    [Theory]
    [InlineData("UTC", "2026-11-24T06:00", "2026-11-24T06:00:00")]
    [InlineData("Europe/London", "2026-07-01T06:00", "2026-07-01T05:00:00")]
    [InlineData("Europe/London", "2026-12-01T06:00", "2026-12-01T06:00:00")]
    [InlineData("Europe/London", "2026-10-25T01:30", "2026-10-25T00:30:00")] // comes twice: the first
    [InlineData("America/New_York", "2026-11-01T01:30", "2026-11-01T05:30:00")] // comes twice: the first
    [InlineData("America/New_York", "2026-03-08T03:00", "2026-03-08T07:00:00")]
    [InlineData("Asia/Kolkata", "2026-11-24T06:00", "2026-11-24T00:30:00")]
    [InlineData("Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T14:45:00")] // half an hour comes twice: the first
    [InlineData("Europe/London", "2028-02-29T09:00", "2028-02-29T09:00:00")]
    public void A_time_on_the_newsrooms_clock_is_one_instant(string zone, string typed, string utc)
    {
        Assert.Null(ScheduleTime.Read(typed, TimeZoneInfo.FindSystemTimeZoneById(zone), out var at));
        Assert.Equal((utc, DateTimeKind.Utc), (at.ToString("yyyy-MM-dd'T'HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture), at.Kind));
    }

    [Theory]
    [InlineData("Europe/London", "2026-03-29T01:30", "02:00")]
    [InlineData("Europe/London", "2026-03-29T01:00", "02:00")]
    [InlineData("America/New_York", "2026-03-08T02:59", "03:00")]
    [InlineData("Australia/Lord_Howe", "2026-10-04T02:15", "02:30")]
    [InlineData("Africa/Cairo", "2026-04-24T00:10", "01:00")]
    public void A_time_that_the_clocks_jump_over_is_refused_with_the_next_one(string zone, string typed, string next)
    {
        var problem = ScheduleTime.Read(typed, TimeZoneInfo.FindSystemTimeZoneById(zone), out _);

        Assert.Equal("ScheduledFor", problem!.Field);
        Assert.Contains($"The next time that exists is {next}", problem.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("tomorrow")]
    [InlineData("2026-02-29T06:00")]
    [InlineData("0001-01-01T00:00")]
    [InlineData("9999-12-31T23:59")]
    public void What_is_no_time_is_refused(string? typed) =>
        Assert.Equal("ScheduledFor", ScheduleTime.Read(typed, TimeZoneInfo.Utc, out _)!.Field);
}
