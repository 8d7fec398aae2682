using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using NewsSite.Core.Identity;
using NewsSite.Web.Tests;

namespace NewsSite.EndToEnd.Drills;

/// <summary>
/// Connections that want nothing, and clients that send or take a byte a second: honest readers notice nothing of them, and they are closed. A tenth of them in every run, all of
/// 10,000 and 900 under <c>tests/crowd-drill.sh</c>; <c>-showliveoutput</c> prints the figures.
/// </summary>
public sealed class CrowdDrillTests
{
    private const int Honest = 8;
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ClosedWithin = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan HonestMost = TimeSpan.FromMilliseconds(250);
    private static readonly int Idle = int.Parse(Environment.GetEnvironmentVariable("NEWSSITE_IDLE_CLIENTS") ?? "1000", CultureInfo.InvariantCulture);
    private static readonly int Slow = int.Parse(Environment.GetEnvironmentVariable("NEWSSITE_SLOW_CLIENTS") ?? "90", CultureInfo.InvariantCulture);

    private static readonly byte[] Request = "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"u8.ToArray();

    // Half a head, half a body, and more answers than the buffers on the way hold, of which nothing is taken.
    private static readonly byte[][] SlowStarts =
    [
        "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: "u8.ToArray(),
        "POST /admin/sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 900000\r\n\r\nInput.Email="u8.ToArray(),
        [.. Enumerable.Repeat(Request, 2000).SelectMany(bytes => bytes)],
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Honest_readers_notice_nothing_of_idle_and_slow_clients_and_those_are_closed()
    {
        using var store = new DrillStore();
        var actor = await store.PrepareAsync(Ct);
        using var site = await SiteProcess.StartSiteAsync(store.Directory, StartPatience, Ct);
        await PublishAsync(site, actor);
        using var reader = new HttpClient { BaseAddress = site.Address };
        Assert.Contains("Harbour opens", await reader.GetStringAsync("/", Ct), StringComparison.Ordinal);

        using var over = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var times = new ConcurrentBag<TimeSpan>();
        var idle = Enumerable.Range(0, Idle).Select(number => LingerAsync(site.Address, number % 2 == 0 ? [] : Request, socket => TakeAsync(socket, over.Token))).ToList();
        var slow = Enumerable.Range(0, Slow).Select(number => LingerAsync(site.Address, SlowStarts[number % SlowStarts.Length], DripAsync)).ToList();
        var honest = Enumerable.Range(0, Honest).Select(_ => ReadAsync(reader, times, over.Token)).ToList();
        var closed = await Task.WhenAll(slow);
        await over.CancelAsync();
        await Task.WhenAll(idle);
        await Task.WhenAll(honest);

        var p95 = times.Order().ElementAt(times.Count * 95 / 100);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{Idle} idle and {Slow} slow clients: {times.Count} pages to honest readers, 95th percentile {p95.TotalMilliseconds:0.0} ms, longest {times.Max().TotalMilliseconds:0} ms; the last slow one closed after {closed.Max().TotalSeconds:0.0} s");
        Assert.InRange(p95, TimeSpan.Zero, HonestMost);
        Assert.All(closed, time => Assert.InRange(time, TimeSpan.Zero, ClosedWithin));
    }

    // Answers after which time the connection was closed from the other end.
    private static async Task<TimeSpan> LingerAsync(Uri site, byte[] first, Func<Socket, Task> goOn)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await socket.ConnectAsync(IPAddress.Loopback, site.Port, Ct);
        var watch = Stopwatch.StartNew();
        try
        {
            for (var left = first.AsMemory(); left.Length > 0;)
                left = left[await socket.SendAsync(left, Ct)..];
            await goOn(socket);
        }
        catch (SocketException)
        {
            // Reset by the other end: closed.
        }

        return watch.Elapsed;
    }

    // Until it is closed or all is over: one that came in a rush may be open on this side alone.
    private static async Task TakeAsync(Socket socket, CancellationToken over)
    {
        try
        {
            for (var buffer = new byte[4096]; await socket.ReceiveAsync(buffer, over) > 0;)
                continue;
        }
        catch (OperationCanceledException) when (!Ct.IsCancellationRequested)
        {
        }
    }

    // That it was closed shows where a byte is refused.
    private static async Task DripAsync(Socket socket)
    {
        while (true)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), Ct);
            await socket.SendAsync("x"u8.ToArray(), Ct);
        }
    }

    private static async Task ReadAsync(HttpClient reader, ConcurrentBag<TimeSpan> times, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            var watch = Stopwatch.StartNew();
            using var answer = await reader.GetAsync("/", Ct);
            await answer.Content.ReadAsByteArrayAsync(Ct);
            times.Add(watch.Elapsed);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            await Task.Delay(20, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task PublishAsync(SiteProcess site, Actor actor)
    {
        using var desk = await DeskClient.SignInAsync(site.Address, DrillStore.Email, actor, Ct);
        var form = await desk.OpenAsync("/admin/articles/new", Ct);
        using var answer = await form.Fill("Headline", "Harbour opens").Fill("Body", "Text.").PressAsync("Publish", Ct);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
    }
}
