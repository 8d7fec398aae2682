using System.Globalization;
using System.Text.RegularExpressions;
using NewsSite.Core.History;
using NewsSite.Core.Publishing;
using NewsSite.Web.Tests.Pages;

namespace NewsSite.Web.Tests.Caching;

/// <summary>
/// Nothing stale is ever sent, and nothing is taken down without need but what <see cref="Bound"/> allows. <c>NEWSSITE_CACHE_VERBS</c> says how many verbs
/// are drawn, <c>NEWSSITE_CACHE_SEED</c> which ones; <c>tests/cache-drill.sh</c> draws 10,000.
/// </summary>
public sealed partial class ExactCacheTests
{
    // Verbs before a newsroom is closed and another one opened, so that it stays small.
    private const int OfNewsroom = 80;

    // What is stale stays so until it is taken down, so that it need not be looked for after each verb.
    private const int EachCompared = 5;

    [Fact]
    public async Task After_every_verb_what_is_kept_is_what_it_would_be_now_and_nothing_was_taken_down_without_need()
    {
        var (verbs, seed) = (Number("NEWSSITE_CACHE_VERBS", 20), Number("NEWSSITE_CACHE_SEED", 1));
        var needless = new List<string>();
        for (var drawn = 0; drawn < verbs; drawn += OfNewsroom)
            await DrawAsync(seed++, Math.Min(OfNewsroom, verbs - drawn), needless);

        Assert.True(needless.Count == 0, string.Join('\n', needless));
    }

    [Fact]
    public void Every_verb_is_drawn_and_those_that_readers_see_are_known_to_be()
    {
        using var newsroom = new CachedNewsroom(1);

        Assert.Equal(Enum.GetValues<Verb>().Where(verb => verb.IsSeenByReaders()), newsroom.Verbs.Keys.Order());
        Assert.Equal(Enum.GetValues<Verb>(), newsroom.Verbs.Keys.Concat(newsroom.Quiet.Keys).Concat(CachedNewsroom.OfPeople).Order());
    }

    [Fact]
    public async Task No_reader_gets_an_older_text_once_the_verb_has_returned()
    {
        var ct = TestContext.Current.CancellationToken;
        using var paper = new Paper();
        var id = await paper.PublishAsync("Count 0");
        var published = 0;
        var older = new List<string>();
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 16).Select(reader => Task.Run(
            async () =>
            {
                var address = new[] { "/articles/count-0", "/", "/rss.xml", "/archive/2026/11/23" }[reader % 4];
                while (!done.IsCancellationRequested)
                {
                    var least = Volatile.Read(ref published);
                    var seen = int.Parse(HeadlineNumber().Match(await paper.Reader.GetStringAsync(address, ct)).Groups[1].Value, CultureInfo.InvariantCulture);
                    if (seen < least)
                    {
                        lock (older)
                            older.Add($"{address}: {seen} after {least}");
                    }
                }
            },
            ct)).ToList();

        for (var number = 1; number <= 40; number++)
        {
            await paper.RepublishAsync(id, number + 1, new DraftText { Headline = $"Count {number}", Slug = "count-0", Body = "A body." });
            Volatile.Write(ref published, number);
        }

        await done.CancelAsync();
        await Task.WhenAll(readers);
        Assert.Empty(older);
    }

    private static async Task DrawAsync(int seed, int verbs, List<string> needless)
    {
        using var newsroom = new CachedNewsroom(seed);
        await newsroom.OpenAsync();
        using var proof = new Proofreader(newsroom);
        await proof.ReadAsync(0);
        await using var crowd = new Crowd(newsroom.Paper.Reader);

        for (var i = 1; i <= verbs; i++)
        {
            // The news sitemap differs by the clock alone.
            crowd.Send(proof.Addresses.Where(address => address != "/sitemaps/news.xml"));
            crowd.Begin();
            var verb = await newsroom.StepAsync();
            crowd.Return();
            var after = $"{verb} ({i} of seed {seed}: {await newsroom.LastAsync()})";
            var taken = await proof.ReadAsync(i);
            foreach (var sight in crowd.Sights())
                proof.Check(sight, after);
            foreach (var address in taken.Where(address => !Bound.Allows(address, verb)))
                needless.Add($"{address} after {after}");
            if (i % EachCompared == 0 || i == verbs)
                await proof.CompareAsync(after);
        }
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    [GeneratedRegex("Count ([0-9]+)")]
    private static partial Regex HeadlineNumber();
}
