using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Benchmarks.Serving;
using NewsSite.Core;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Core.People;
using Npgsql;

namespace NewsSite.Benchmarks.Growth;

/// <summary>
/// <c>growth</c>: how each page's time grows with the store. Fills a store for each size, starts the site on it as its users would and asks for
/// every page of each in turn, round after round; prints the medians and the ratio to the smallest store. With <c>--postgres CONNECTION</c> the stores are databases of that
/// server, each named after its size, made when they are not there.
/// </summary>
internal static class GrowthRun
{
    private const int Rounds = 40;
    private const int WarmUp = 5;

    private static readonly (string Name, Func<int, int, string> Address)[] Pages =
    [
        ("article", (size, round) => $"/articles/story-{1 + (round * 7919 % size)}"),
        ("front", (_, _) => "/"),
        ("section", (_, round) => $"/sections/section-{1 + (round % 8)}"),
        ("tag, the busiest", (_, _) => "/tags/topic-1"),
        ("author", (_, _) => "/authors/writer-1"),
        ("archive, a month", (_, round) => $"/archive/{2016 + (round % 10)}/{1 + (round % 12):00}"),
        ("archive, a day", (_, round) => $"/archive/{2016 + (round % 10)}/{1 + (round % 12):00}/15"),
        ("archive, a year", (_, round) => $"/archive/{2016 + (round % 10)}"),
        ("search, a rare word", (_, _) => "/search?q=" + GeneratedStore.RareWord),
        ("search, a word in every story", (_, _) => "/search?q=" + GeneratedStore.CommonWord),
        ("desk's list", (_, _) => "/admin/articles"),
        ("desk's list, searched", (_, _) => "/admin/articles?q=" + GeneratedStore.RareWord),
    ];

    /// <summary>Runs and prints; sizes as on the command line, 1,000 and 1,000,000 without any.</summary>
    public static async Task RunAsync(string[] arguments, CancellationToken ct)
    {
        var (server, sizes) = arguments is ["--postgres", var connection, .. var others] ? (connection, others) : (null, arguments);
        var stores = new List<Store>();
        try
        {
            foreach (var size in sizes.Length == 0 ? [1_000, 1_000_000] : sizes.Select(s => int.Parse(s, CultureInfo.InvariantCulture)))
                stores.Add(await OpenAsync(size, server, ct));
            for (var round = 0; round < WarmUp + Rounds; round++)
                await AskAsync(stores, round, ct);
        }
        finally
        {
            foreach (var store in stores)
                await store.Site.DisposeAsync();
        }

        Print(stores);
    }

    /// <summary>Fills a store, unless that has been done.</summary>
    /// <param name="directory">Its data directory.</param>
    /// <param name="size">Stories.</param>
    /// <param name="ct">Cancels.</param>
    /// <param name="settings">Its database, when it is not the embedded one.</param>
    public static async Task FillAsync(string directory, int size, CancellationToken ct, params (string Name, string Value)[] settings)
    {
        if (File.Exists(Path.Combine(directory, "filled")))
            return;
        Directory.CreateDirectory(directory);
        var site = SiteOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(
            [new("NewsSite:DataDirectory", directory), .. settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value))]).Build());
        await using var services = new ServiceCollection().AddLogging().AddNewsSite(site).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsDb>();
        await db.BringUpToDateAsync(ct);

        var watch = Stopwatch.StartNew();
        await new GeneratedStore(db).FillAsync(size, new Progress<int>(done => Console.Error.Write($"\r{done:N0} of {size:N0} stories")), ct);
        await scope.ServiceProvider.GetRequiredService<Accounts>().AddAsync(BenchDesk.Email, "Bench", Role.Admin, BenchDesk.Password, Actor.System("benchmark"), ct);
        Console.Error.WriteLine($"\rFilled with {size:N0} stories in {watch.Elapsed.TotalSeconds:0} s");
        await File.WriteAllTextAsync(Path.Combine(directory, "filled"), "", ct);
    }

    private static async Task<Store> OpenAsync(int size, string? server, CancellationToken ct)
    {
        var directory = Path.Combine(Path.GetTempPath(), server is null ? $"newssite-growth-{size}" : $"newssite-growth-postgres-{size}");
        (string Name, string Value)[] settings = server is null ? [] :
        [
            ("NewsSite:Database:Provider", nameof(DatabaseProvider.PostgreSql)),
            ("NewsSite:ConnectionStrings:NewsSite", new NpgsqlConnectionStringBuilder(server) { Database = $"newssite_growth_{size}" }.ToString()),
        ];
        await FillAsync(directory, size, ct, settings);
        var site = await SiteProcess.StartAsync(directory, 0, ct, settings);
        Console.Error.WriteLine($"{size:N0} stories: first page {site.FirstPage.TotalSeconds:0.00} s after the start of the process");
        await BenchDesk.SignInAsync(site.Client, ct);
        return new Store(size, site, [.. Pages.Select(_ => new List<double>())]);
    }

    // Each page of each store right after the other's, in an order that turns: whatever else the machine does meets all of them.
    private static async Task AskAsync(List<Store> stores, int round, CancellationToken ct)
    {
        for (var page = 0; page < Pages.Length; page++)
        {
            // 30 searches a minute are allowed: a fixed number of rounds suffices for them.
            if (Pages[page].Address(1, round).StartsWith("/search", StringComparison.Ordinal) && round >= WarmUp + 8)
                continue;
            for (var turn = 0; turn < stores.Count; turn++)
            {
                var store = stores[(turn + round) % stores.Count];
                var address = Pages[page].Address(store.Size, round);
                var start = Stopwatch.GetTimestamp();
                using var answer = await store.Site.Client.GetAsync(address, ct);
                await answer.Content.ReadAsByteArrayAsync(ct);
                if (!answer.IsSuccessStatusCode)
                    throw new InvalidOperationException($"{address} answered {(int)answer.StatusCode}");
                if (round >= WarmUp)
                    store.Times[page].Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }
    }

    private static void Print(List<Store> stores)
    {
        Console.WriteLine($"| page | {string.Join(" | ", stores.Select(store => $"{store.Size:N0}: ms"))} | ratio |");
        Console.WriteLine("|---|" + string.Concat(stores.Select(_ => "---:|")) + "---:|");
        for (var page = 0; page < Pages.Length; page++)
        {
            var medians = stores.ConvertAll(store => Contest.Median(store.Times[page]));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"| {Pages[page].Name} | {string.Join(" | ", medians.Select(m => m.ToString("0.00", CultureInfo.InvariantCulture)))} | {medians[^1] / medians[0]:0.00} |"));
        }
    }

    /// <summary>A store with the site open on it.</summary>
    /// <param name="Size">Stories.</param>
    /// <param name="Site">Answers with no page kept.</param>
    /// <param name="Times">Milliseconds of each page.</param>
    private sealed record Store(int Size, SiteProcess Site, List<double>[] Times);
}
