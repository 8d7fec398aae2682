using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Tests.Stores;

namespace NewsSite.Core.Tests.Data;

public sealed class UtcTimeTests
{
    private static readonly DateTime Moment = new DateTime(2026, 2, 28, 23, 59, 59, DateTimeKind.Utc).AddTicks(9_876_543);

    [Theory, EachDatabase]
    public async Task A_time_comes_back_as_it_was_written_in_UTC_to_the_microsecond(DatabaseProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await SaveAsync(store, Moment);

        await using var db = store.NewDb();
        var read = await db.Redirects.Select(r => r.MovedAt).SingleAsync(TestContext.Current.CancellationToken);

        Assert.Equal(DateTimeKind.Utc, read.Kind);
        Assert.Equal(Moment.Ticks - 3, read.Ticks);
    }

    [Theory, EachDatabase]
    public async Task Times_are_compared_and_ordered_to_the_microsecond(DatabaseProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var times = new[] { Moment, Moment.AddMicroseconds(-1), Moment.AddMicroseconds(1), Moment.AddYears(-30), Moment.AddYears(30) };
        await SaveAsync(store, times);

        await using var db = store.NewDb();
        var before = await db.Redirects.Where(r => r.MovedAt < Moment).OrderBy(r => r.MovedAt).Select(r => r.MovedAt).ToListAsync(TestContext.Current.CancellationToken);
        var from = await db.Redirects.CountAsync(r => r.MovedAt >= Moment, TestContext.Current.CancellationToken);

        Assert.Equal([UtcTime.ToStore(times[3]), UtcTime.ToStore(times[1])], before);
        Assert.Equal(3, from);
    }

    [Theory, EachDatabase]
    public async Task A_local_time_is_refused(DatabaseProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);

        var refusal = await Record.ExceptionAsync(() => SaveAsync(store, DateTime.SpecifyKind(Moment, DateTimeKind.Local)));

        Assert.Contains("this one is local", refusal!.ToString(), StringComparison.Ordinal);
    }

    private static async Task SaveAsync(TestStore store, params DateTime[] times)
    {
        await using var db = store.NewDb();
        db.Redirects.AddRange(times.Select((time, i) => new Redirect { From = $"/from/{i}", To = "/to", MovedAt = time }));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }
}
