using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NewsSite.Web.Security;

namespace NewsSite.Web.Tests.Desk;

public sealed class SignInLimitTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void The_eleventh_failure_in_an_hour_waits_for_the_rest_of_it()
    {
        var limit = new SignInLimit(_clock, NullLogger<SignInLimit>.Instance);
        for (var i = 0; i < SignInLimit.Most; i++)
            Assert.Null(limit.Begin(i % 2 == 0 ? "Jo@example.org" : " jo@EXAMPLE.org ", "here"));
        _clock.Advance(TimeSpan.FromMinutes(20));

        Assert.Equal(TimeSpan.FromMinutes(40), limit.Begin("jo@example.org", "here"));
        Assert.Null(limit.Begin("ann@example.org", "here"));
        Assert.Null(limit.Begin("jo@example.org", "elsewhere"));

        _clock.Advance(TimeSpan.FromMinutes(40));
        Assert.Null(limit.Begin("jo@example.org", "here"));
    }

    [Fact]
    public void A_right_password_forgets_what_was_counted()
    {
        var limit = new SignInLimit(_clock, NullLogger<SignInLimit>.Instance);
        for (var i = 0; i < 50; i++)
        {
            Assert.Null(limit.Begin("jo@example.org", "here"));
            limit.Forget("jo@example.org", "here");
        }
    }

    [Fact]
    public void Guesses_side_by_side_count_one_by_one()
    {
        var limit = new SignInLimit(_clock, NullLogger<SignInLimit>.Instance);

        var let = Enumerable.Range(0, 200).AsParallel().Count(_ => limit.Begin("jo@example.org", "here") is null);

        Assert.Equal(SignInLimit.Most, let);
    }
}
