using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;
using NewsSite.Core.Tests.Stores;

namespace NewsSite.EndToEnd.Drills;

/// <summary>
/// Many stories due in the same second on two nodes over one PostgreSQL: each goes out once, in time. And one that fell due while no node ran goes out at the next start, and
/// the audit says how late. <c>-showliveoutput</c> prints the figures.
/// </summary>
public sealed class ScheduleDrillTests
{
    private const int Stories = 200;
    private const int Before = 5;
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);

    // A second where the machine does nothing else. Beside other tests a time says nothing, and only that all go out is looked at.
    private static readonly TimeSpan InTime = Environment.GetEnvironmentVariable("NEWSSITE_QUIET") == "1" ? TimeSpan.FromSeconds(1) : StartPatience;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_hundred_stories_due_at_once_go_out_each_once_and_in_time()
    {
        if (!PostgresCluster.IsInstalled)
            Assert.Skip("PostgreSQL is not installed. Install it (apt-get install postgresql).");
        using var cluster = await PostgresCluster.CreateAsync();
        using var store = DrillStore.In(cluster);
        var actor = await store.PrepareAsync(Ct);
        var settings = DrillStore.Settings(cluster.ConnectionString);

        // Each by itself first: compiled and warm, as a node is that has run for a while.
        using var one = await SiteProcess.StartSiteAsync(store.Directory, StartPatience, Ct, settings);
        await ScheduleAsync(store, actor, Before, TimeProvider.System.GetUtcNow().AddSeconds(2));
        await WaitAsync(store, Before);
        using var other = await SiteProcess.StartSiteAsync(store.Directory, StartPatience, Ct, settings);
        one.Halt();
        await ScheduleAsync(store, actor, Before, TimeProvider.System.GetUtcNow().AddSeconds(2));
        await WaitAsync(store, 2 * Before);
        one.GoOn();

        await ScheduleAsync(store, actor, Stories, TimeProvider.System.GetUtcNow().AddHours(1));
        var due = await HastenAsync(store);
        var times = await WatchAsync(store, due, 2 * Before);

        await using var db = store.NewDb();
        var once = await db.AuditEntries.Where(entry => entry.Verb == Verb.Publish).GroupBy(entry => entry.SubjectId).Select(group => group.Count()).ToListAsync(Ct);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{Stories} stories due at once on two nodes: the first seen after {times[0].TotalMilliseconds:0} ms, 99th percentile {times[Stories * 99 / 100].TotalMilliseconds:0} ms, the last {times[^1].TotalMilliseconds:0} ms"));
        Assert.Equal(Enumerable.Repeat(1, Stories + (2 * Before)), once);
        Assert.InRange(times[Stories * 99 / 100], TimeSpan.Zero, InTime);
        await store.CheckAsync(Ct);
    }

    [Fact]
    public async Task What_fell_due_while_no_node_ran_goes_out_at_the_start_and_the_audit_says_how_late()
    {
        using var store = new DrillStore();
        var actor = await store.PrepareAsync(Ct);
        await ScheduleAsync(store, actor, 1, TimeProvider.System.GetUtcNow().AddSeconds(1));
        await Task.Delay(TimeSpan.FromSeconds(2), Ct);

        using var site = await SiteProcess.StartSiteAsync(store.Directory, StartPatience, Ct);
        await WaitAsync(store, 1);

        await using var db = store.NewDb();
        var details = await db.AuditEntries.Where(entry => entry.Verb == Verb.Publish).Select(entry => entry.Details).SingleAsync(Ct);
        Assert.Matches(@"scheduled for .*, ([1-9]|\d\d+)\.\d s late$", details);
    }

    private static async Task ScheduleAsync(DrillStore store, Actor actor, int stories, DateTimeOffset due)
    {
        for (var number = 0; number < stories; number++)
        {
            var text = new DraftText { Headline = $"Ferry {number} leaves on time", Body = "It left.", Byline = $"Writer {number % 10}", Tags = [$"Ferry {number % 7}"] };
            var saved = await store.WithAsync<Drafting, SaveResult>(drafting => drafting.CreateAsync(text, actor, Ct));
            Assert.Empty((await store.WithAsync<Workflow, IReadOnlyList<Problem>?>(workflow => workflow.ScheduleAsync(saved.ArticleId!.Value, 1, due.UtcDateTime, false, actor, Ct)))!);
        }
    }

    // However long scheduling took: all are due in a moment.
    private static async Task<DateTimeOffset> HastenAsync(DrillStore store)
    {
        var due = TimeProvider.System.GetUtcNow().AddSeconds(3);
        await using var db = store.NewDb();
        var changed = await db.Articles.Where(a => a.ScheduledFor != null)
            .ExecuteUpdateAsync(set => set.SetProperty(a => EF.Property<DateTime?>(a, nameof(Article.ScheduledFor)), due.UtcDateTime), Ct);
        Assert.Equal(Stories, changed);
        return due;
    }

    private static async Task WaitAsync(DrillStore store, int stories)
    {
        await using var db = store.NewDb();
        for (var watch = Stopwatch.StartNew(); await db.Articles.Published().CountAsync(Ct) < stories; await Task.Delay(20, Ct))
            Assert.True(watch.Elapsed < StartPatience);
    }

    // When each was seen to be out, counted from when it was due; all that were not on the look before count from this one.
    private static async Task<List<TimeSpan>> WatchAsync(DrillStore store, DateTimeOffset due, int before)
    {
        await using var db = store.NewDb();
        var times = new List<TimeSpan>();
        while (times.Count < Stories)
        {
            var seen = await db.Articles.Published().CountAsync(Ct) - before;
            var now = TimeProvider.System.GetUtcNow() - due;
            Assert.False(seen > 0 && now < TimeSpan.Zero, "A story went out before its time.");
            Assert.True(now < StartPatience);
            times.AddRange(Enumerable.Repeat(now, seen - times.Count));
            await Task.Delay(10, Ct);
        }

        return times;
    }
}
