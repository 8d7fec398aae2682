using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Core;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Core.People;

namespace NewsSite.Benchmarks.Growth;

/// <summary>
/// <c>growth</c>: how each page's time grows with the store. Fills a store for each size, starts the site on it as its users would and asks for
/// every page in turn, round after round, so that a slow moment of the machine meets all of them; prints the medians and the ratio to the smallest store.
/// </summary>
internal static partial class GrowthRun
{
    private const int Rounds = 40;
    private const int WarmUp = 5;
    private const string Password = "a long enough sentence";
    private const string Admin = "bench@example.org";

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
    public static async Task RunAsync(string[] sizes, CancellationToken ct)
    {
        var measured = new List<(int Size, double[] Medians)>();
        foreach (var size in sizes.Length == 0 ? [1_000, 1_000_000] : sizes.Select(s => int.Parse(s, CultureInfo.InvariantCulture)))
        {
            var directory = Path.Combine(Path.GetTempPath(), $"newssite-growth-{size}");
            await FillAsync(directory, size, ct);
            measured.Add((size, await MeasureAsync(directory, size, ct)));
        }

        Console.WriteLine("| page | " + string.Join(" | ", measured.Select(m => $"{m.Size:N0}: ms")) + " | ratio |");
        Console.WriteLine("|---|" + string.Concat(measured.Select(_ => "---|")) + "---|");
        for (var page = 0; page < Pages.Length; page++)
        {
            var ratio = measured[^1].Medians[page] / measured[0].Medians[page];
            Console.WriteLine($"| {Pages[page].Name} | {string.Join(" | ", measured.Select(m => m.Medians[page].ToString("0.00", CultureInfo.InvariantCulture)))} | {ratio:0.00} |");
        }

    }

    public static async Task FillAsync(string directory, int size, CancellationToken ct)
    {
        if (File.Exists(Path.Combine(directory, "filled")))
            return;
        Directory.CreateDirectory(directory);
        var site = SiteOptions.Read(new ConfigurationBuilder().AddInMemoryCollection([new("NewsSite:DataDirectory", directory)]).Build());
        await using var services = new ServiceCollection().AddLogging().AddNewsSite(site).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsDb>();
        await db.BringUpToDateAsync(ct);

        var watch = Stopwatch.StartNew();
        await new GeneratedStore(db).FillAsync(size, new Progress<int>(done => Console.Error.Write($"\r{done:N0} of {size:N0} stories")), ct);
        await scope.ServiceProvider.GetRequiredService<Accounts>().AddAsync(Admin, "Bench", Role.Admin, Password, Actor.System("benchmark"), ct);
        Console.Error.WriteLine($"\rFilled with {size:N0} stories in {watch.Elapsed.TotalSeconds:0} s");
        await File.WriteAllTextAsync(Path.Combine(directory, "filled"), "", ct);
    }

    private static async Task<double[]> MeasureAsync(string directory, int size, CancellationToken ct)
    {
        await using var site = await SiteProcess.StartAsync(directory, 0, ct);
        Console.Error.WriteLine($"{size:N0} stories: first page {site.FirstPage.TotalSeconds:0.00} s after the start of the process");
        await SignInAsync(site.Client, ct);

        var times = Pages.Select(_ => new List<double>()).ToArray();
        for (var round = 0; round < WarmUp + Rounds; round++)
        {
            for (var page = 0; page < Pages.Length; page++)
            {
                // 30 searches a minute are allowed: a fixed number of rounds suffices for them.
                if (Pages[page].Address(size, round).StartsWith("/search", StringComparison.Ordinal) && round >= WarmUp + 8)
                    continue;
                var start = Stopwatch.GetTimestamp();
                using var answer = await site.Client.GetAsync(Pages[page].Address(size, round), ct);
                await answer.Content.ReadAsByteArrayAsync(ct);
                if (!answer.IsSuccessStatusCode)
                    throw new InvalidOperationException($"{Pages[page].Address(size, round)} answered {(int)answer.StatusCode}");
                if (round >= WarmUp)
                    times[page].Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        return [.. times.Select(Median)];
    }

    private static async Task SignInAsync(HttpClient client, CancellationToken ct)
    {
        var form = await client.GetStringAsync("/admin/sign-in", ct);
        using var answer = await client.PostAsync("/admin/sign-in", new FormUrlEncodedContent(
        [
            new("Input.Email", Admin), new("Input.Password", Password), new("__RequestVerificationToken", Token().Match(form).Groups[1].Value),
        ]), ct);
        answer.EnsureSuccessStatusCode();
    }

    private static double Median(List<double> times)
    {
        times.Sort();
        return times[times.Count / 2];
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
