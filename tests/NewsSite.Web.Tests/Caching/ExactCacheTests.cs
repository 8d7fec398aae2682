using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using NewsSite.Core.History;
using NewsSite.Core.Publishing;
using NewsSite.Web.Tests.Pages;

namespace NewsSite.Web.Tests.Caching;

/// <summary>
/// Nothing stale is ever sent. What was taken down without need is counted in the output of the test. <c>NEWSSITE_CACHE_VERBS</c> says how many verbs are drawn (default 60), <c>NEWSSITE_CACHE_SEED</c>
/// which ones.
/// </summary>
public sealed partial class ExactCacheTests
{
    [Fact]
    public async Task After_every_verb_every_kept_page_is_what_it_would_be_now()
    {
        var verbs = Number("NEWSSITE_CACHE_VERBS", 60);
        using var newsroom = new CachedNewsroom(Number("NEWSSITE_CACHE_SEED", 1));
        await newsroom.OpenAsync();
        var before = await OpenAllAsync(newsroom, []);
        var needless = new Dictionary<string, int>(StringComparer.Ordinal);

        for (var i = 0; i < verbs; i++)
        {
            var verb = await newsroom.StepAsync();
            var kept = newsroom.Shelf.Keys.Select(key => key.Path + key.Query).ToHashSet(StringComparer.Ordinal);
            newsroom.TakeAllDown();
            var now = await OpenAllAsync(newsroom, before.Keys);

            foreach (var (address, page) in before)
            {
                var isSame = now.TryGetValue(address, out var fresh) && fresh == page;
                Assert.True(isSame || !kept.Contains(address), $"{address} was kept after {verb} ({i}) and is stale");
                if (isSame && !kept.Contains(address))
                    Count(needless, $"{Kind(address)} after {verb}");
            }

            before = now;
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', needless.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}: {pair.Value}")));
    }

    [Fact]
    public void Every_verb_that_readers_see_is_drawn()
    {
        using var newsroom = new CachedNewsroom(1);

        Assert.Equal(Enum.GetValues<Verb>().Where(verb => verb.IsSeenByReaders()), newsroom.Verbs.Keys.Order());
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

    private static async Task<Dictionary<string, string>> OpenAllAsync(CachedNewsroom newsroom, IEnumerable<string> also)
    {
        var pages = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var address in (await newsroom.AddressesAsync()).Union(also))
        {
            using var answer = await newsroom.Paper.Reader.GetAsync(address, TestContext.Current.CancellationToken);
            Assert.True(answer.StatusCode < HttpStatusCode.InternalServerError, address);
            if (answer.StatusCode != HttpStatusCode.OK)
                continue;
            pages[address] = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.Contains(newsroom.Shelf.Keys, key => key.Path + key.Query == Uri.UnescapeDataString(address));
        }

        return pages;
    }

    private static string Kind(string address) => address == "/" || address.Contains(".xml", StringComparison.Ordinal) || address.Contains(".json", StringComparison.Ordinal)
        ? address.Split('/')[^1]
        : "/" + address.Split('/')[1];

    private static void Count(Dictionary<string, int> counts, string of) => counts[of] = counts.GetValueOrDefault(of) + 1;

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    [GeneratedRegex("Count ([0-9]+)")]
    private static partial Regex HeadlineNumber();
}
