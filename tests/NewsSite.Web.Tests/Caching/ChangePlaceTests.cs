using NewsSite.Web.Caching;

namespace NewsSite.Web.Tests.Caching;

public sealed class ChangePlaceTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private readonly ChangePlace _place = new();

    [Fact]
    public void A_number_that_was_passed_over_is_looked_for_until_it_comes()
    {
        _place.Begin([3, 2, 1], Now);
        _place.Pass(6, Now);
        _place.Pass(5, Now);

        Assert.Equal(6, _place.Last);
        Assert.Equal([4], _place.Gaps(Now));
    }

    [Fact]
    public void A_number_that_was_given_up_is_not_looked_for_for_ever()
    {
        _place.Begin([1], Now);
        _place.Pass(3, Now);

        Assert.Empty(_place.Gaps(Now.AddMinutes(6)));
    }

    [Fact]
    public void Gaps_before_the_start_are_looked_for_too()
    {
        _place.Begin([9, 7], Now);

        Assert.Equal([8], _place.Gaps(Now));
    }

    [Fact]
    public void A_leap_of_a_thousand_numbers_costs_no_thousand_questions()
    {
        _place.Begin([1], Now);
        _place.Pass(5000, Now);

        Assert.InRange(_place.Gaps(Now).Count, 1, ChangePlace.GapsMost);
    }
}
