using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Core;
using NewsSite.Core.Data;
using NewsSite.Core.Search;
using Npgsql;

namespace NewsSite.Benchmarks.Growth;

/// <summary>
/// Searches stores of generated stories as the search page does, in this process: what is found, ranked and cut into excerpts, without the page around it.
/// Each kind of search in turn, round after round, with other words each time; prints the 50th and 95th percentile. With <c>--postgres CONNECTION</c> the
/// stores are databases of that server, each named after its size, made when they are not there.
/// </summary>
internal static class SearchRun
{
    private const int Rounds = 60;
    private const int WarmUp = 10;

    private static readonly string[] Nouns = ["minister", "council", "harbour", "strike", "election", "court", "budget", "hospital", "school", "border", "storm", "museum", "bridge"];
    private static readonly string[] Adjectives = ["new", "northern", "rural", "disputed", "rising", "fragile", "costly", "joint", "urgent", "historic"];

    private static readonly (string Name, Func<int, string> Typed, SearchFilter Filter)[] Kinds =
    [
        ("a word in every story", _ => GeneratedStore.CommonWord, SearchFilter.None),
        ("a frequent word", round => Noun(round), SearchFilter.None),
        ("a word in ten stories", _ => GeneratedStore.RareWord, SearchFilter.None),
        ("two frequent words", round => $"{Noun(round)} {Noun(round + 5)}", SearchFilter.None),
        ("four frequent words", round => $"{Noun(round)} {Noun(round + 1)} {Noun(round + 3)} {Noun(round + 7)}", SearchFilter.None),
        ("a phrase", round => $"\"{Adjectives[round % Adjectives.Length]} {Noun(round)}\"", SearchFilter.None),
        ("a phrase that is nowhere", round => $"\"{Noun(round)} {Adjectives[round % Adjectives.Length]} dispatch\"", SearchFilter.None),
        ("a word without another", round => $"{Noun(round)} -{Noun(round + 4)}", SearchFilter.None),
        ("a word without one that is everywhere", round => $"{Noun(round)} -{GeneratedStore.CommonWord}", SearchFilter.None),
        ("two letters", round => Noun(round)[..2], SearchFilter.None),
        ("four letters", round => Noun(round)[..4], SearchFilter.None),
        ("a word and two letters", round => $"{Noun(round)} {Noun(round + 3)[..2]}", SearchFilter.None),
        ("a beginning of five letters, asked for", round => Noun(round)[..5] + "*", SearchFilter.None),
        ("a word in a section", round => Noun(round), new SearchFilter { SectionId = 3 }),
        ("a word in the busiest tag", round => Noun(round), new SearchFilter { TagId = 1 }),
        ("a word in a quiet tag", round => Noun(round), new SearchFilter { TagId = 490 }),
        ("a word of a month of ten years", round => Noun(round), new SearchFilter { From = Utc(2017, 5), Until = Utc(2017, 6) }),
        ("a word of the first years", round => Noun(round), new SearchFilter { Until = Utc(2018, 3) }),
        ("the word in every story, in a section and a month", _ => GeneratedStore.CommonWord, new SearchFilter { SectionId = 3, From = Utc(2017, 5), Until = Utc(2017, 6) }),
        ("a misspelled word, and what was meant", round => Noun(round).Insert(2, "x"), SearchFilter.None),
        ("an Arabic word that is nowhere", _ => "المدينة", SearchFilter.None),
    ];

    /// <summary>Runs and prints; sizes as on the command line, 100,000 without any.</summary>
    public static async Task RunAsync(string[] arguments, CancellationToken ct)
    {
        var (server, sizes) = arguments is ["--postgres", var connection, .. var others] ? (connection, others) : (null, arguments);
        foreach (var size in sizes.Length == 0 ? [100_000] : sizes.Select(s => int.Parse(s, CultureInfo.InvariantCulture)))
            await RunAsync(size, server, ct);
    }

    private static async Task RunAsync(int size, string? server, CancellationToken ct)
    {
        var directory = Path.Combine(Path.GetTempPath(), server is null ? $"newssite-search-{size}" : $"newssite-search-postgres-{size}");
        (string Name, string Value)[] settings = server is null ? [] :
        [
            ("NewsSite:Database:Provider", nameof(DatabaseProvider.PostgreSql)),
            ("NewsSite:ConnectionStrings:NewsSite", new NpgsqlConnectionStringBuilder(server) { Database = $"newssite_search_{size}" }.ToString()),
        ];
        await GrowthRun.FillAsync(directory, size, ct, settings);
        var site = SiteOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(
            [new("NewsSite:DataDirectory", directory), .. settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value))]).Build());
        await using var services = new ServiceCollection().AddLogging().AddNewsSite(site).BuildServiceProvider();
        if (server is not null)
            await AnalyzeAsync(services, ct);

        var times = Kinds.Select(_ => new List<double>()).ToArray();
        var found = new int[Kinds.Length];
        for (var round = 0; round < WarmUp + Rounds; round++)
        {
            for (var kind = 0; kind < Kinds.Length; kind++)
            {
                var start = Stopwatch.GetTimestamp();
                found[kind] = await SearchAsync(services, Kinds[kind].Typed(round), Kinds[kind].Filter, ct);
                if (round >= WarmUp)
                    times[kind].Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        Console.WriteLine($"| {size:N0} stories, {(server is null ? "SQLite" : "PostgreSQL")} | on the page | median, ms | 95th percentile, ms |");
        Console.WriteLine("|---|---:|---:|---:|");
        for (var kind = 0; kind < Kinds.Length; kind++)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {Kinds[kind].Name} | {found[kind]} | {Percentile(times[kind], 0.5):0.0} | {Percentile(times[kind], 0.95):0.0} |"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| all | | {Percentile([.. times.SelectMany(t => t)], 0.5):0.0} | {Percentile([.. times.SelectMany(t => t)], 0.95):0.0} |"));
    }

    private static async Task<int> SearchAsync(ServiceProvider services, string typed, SearchFilter filter, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var query = SearchQuery.Parse(typed);
        var page = await scope.ServiceProvider.GetRequiredService<ArticleSearch>().FindAsync(query, filter, null, ct);
        if (page!.Hits.Count == 0)
            await scope.ServiceProvider.GetRequiredService<OtherSpelling>().OfAsync(query, filter, ct);
        return page.Hits.Count;
    }

    // As a server does by itself some minutes after it was filled.
    private static async Task AnalyzeAsync(ServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsDb>();
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        await db.Database.ExecuteSqlRawAsync("VACUUM ANALYZE", ct);
    }

    private static double Percentile(List<double> times, double part) => times.Order().ElementAt((int)Math.Ceiling(times.Count * part) - 1);

    private static string Noun(int round) => Nouns[round % Nouns.Length];

    private static DateTime Utc(int year, int month) => new(year, month, 1, 0, 0, 0, DateTimeKind.Utc);
}
