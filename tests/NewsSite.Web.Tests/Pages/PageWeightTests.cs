using System.IO.Compression;
using System.Text.RegularExpressions;
using NewsSite.Core.Publishing;
using NewsSite.Core.Tests;
using NewsSite.Web.Presentation;

namespace NewsSite.Web.Tests.Pages;

/// <summary>What pages may weigh: bytes as they are sent to a browser that takes Brotli, and what it fetches with them.</summary>
public sealed partial class PageWeightTests(PageWeightTests.HeavyPaper heavy) : IClassFixture<PageWeightTests.HeavyPaper>
{
    private const int Kibibyte = 1024;

    [Theory]
    [InlineData("/articles/a-story-of-1200-words", 10 * Kibibyte)]
    [InlineData("/articles/a-story-of-1400-words", 14_000)]
    [InlineData("/articles/خبر-طويل", 10 * Kibibyte)] // 1,200 words of two bytes a letter
    [InlineData("/", 12 * Kibibyte)]
    [InlineData("/sections/section-1", 12 * Kibibyte)]
    [InlineData("/archive/2026/11", 12 * Kibibyte)]
    [InlineData("/tags", 12 * Kibibyte)]
    [InlineData("/text", 5 * Kibibyte)]
    [InlineData("/text/articles/a-story-of-1200-words", 5 * Kibibyte)]
    [InlineData("/text/articles/a-story-of-1400-words", 5 * Kibibyte)]
    [InlineData("/text/articles/a-story-of-1400-words?part=2", 5 * Kibibyte)]
    [InlineData("/text/articles/خبر-طويل", 5 * Kibibyte)]
    [InlineData("/text/sections/section-1", 5 * Kibibyte)]
    [InlineData("/text/archive/2026/11", 5 * Kibibyte)]
    [InlineData("/text/tags", 5 * Kibibyte)]
    [InlineData("/text/feeds", 5 * Kibibyte)]
    public async Task A_page_is_sent_in_few_bytes(string address, int most)
    {
        var bytes = await WeighAsync(address);

        // What is asked for often is made as small as can be, beside everything else.
        for (var again = 0; bytes > most && again < 100; again++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(again), TestContext.Current.CancellationToken);
            bytes = await WeighAsync(address);
        }

        Assert.True(bytes <= most, $"{address} weighs {bytes} bytes; the most is {most}.");
    }

    [Theory]
    [InlineData("/articles/a-story-of-1200-words", 5)]
    [InlineData("/", 8)]
    [InlineData("/text", 2)]
    [InlineData("/text/articles/a-story-of-1200-words", 2)]
    public async Task A_page_fetches_few_files_before_it_is_scrolled(string address, int most)
    {
        var page = await heavy.Paper.OpenAsync(address);

        // The page itself, its fonts, icon, and the pictures that do not wait. The italic face comes only with italics.
        var files = page.QuerySelectorAll("link[rel=preload], script[src], link[rel=icon], img:not([loading=lazy])").Length;
        Assert.InRange(1 + files, 2, most);
    }

    [Fact]
    public async Task The_front_page_under_test_has_forty_stories() =>
        Assert.InRange((await heavy.Paper.OpenAsync("/")).QuerySelectorAll("article.card").Length, 40, 60);

    [Fact]
    public void The_script_weighs_two_kibibytes_at_most()
    {
        var script = System.Text.Encoding.UTF8.GetBytes(new SiteScript().Text);
        var packed = new byte[script.Length];
        Assert.True(BrotliEncoder.TryCompress(script, packed, out var length, quality: 11, window: 22));

        Assert.InRange(length, 1, 2 * Kibibyte);
    }

    private async Task<int> WeighAsync(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Accept-Encoding", "br");
        using var answer = await heavy.Paper.Reader.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(["br"], answer.EnsureSuccessStatusCode().Content.Headers.ContentEncoding);
        return (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
    }

    /// <summary>A paper with long stories and a full front page: eight sections, photos, tags and people; the words are those of real news.</summary>
    public sealed partial class HeavyPaper : IAsyncLifetime
    {
        private static readonly string[] English = Words("digitalgov-news/2019-08-09-what-pifs-have-been-up-in-2019.md");
        private static readonly string[] Arabic = Words("arabic-news/WikiNewsTruth-excerpt.txt");
        private int _at;

        public Paper Paper { get; } = new(new Dictionary<string, string> { ["NewsSite:BaseUrl"] = "https://127.0.0.1" });

        public async ValueTask InitializeAsync()
        {
            var photo = await Paper.PhotoAsync("Boats at the quay on Sunday morning, after the fleet came in without a catch.", "Lena Marsh / AP", "Fishing boats in evening light");
            var captions = new[] { new DraftCaption { PhotoId = photo } };
            var sections = new List<long>();
            for (var i = 1; i <= 8; i++)
                sections.Add(await Paper.SectionAsync($"Section {i}", "What happens beyond our borders."));
            for (var i = 0; i < 96; i++)
            {
                await Paper.PublishAsync(new DraftText
                {
                    Headline = Next(9),
                    Standfirst = Next(20),
                    Body = Next(120),
                    SectionId = sections[i % 8],
                    Tags = [Next(2), "Fisheries"],
                    Byline = "Jo Writer and Ann Other",
                    Captions = i % 3 == 0 ? captions : [],
                });
            }

            foreach (var length in new[] { 1200, 1400 })
                await Paper.PublishAsync(Long($"A story of {length} words", English, length, sections[0], captions));
            await Paper.PublishAsync(Long("خبر طويل", Arabic, 1200, sections[0], captions));
        }

        public ValueTask DisposeAsync()
        {
            Paper.Dispose();
            return ValueTask.CompletedTask;
        }

        private static DraftText Long(string headline, string[] words, int length, long section, DraftCaption[] captions) => new()
        {
            Headline = headline,
            Standfirst = string.Join(' ', words.Skip(60).Take(25)),
            Body = string.Join("\n\n", words.Take(length).Chunk(50).Select(paragraph => string.Join(' ', paragraph))),
            SectionId = section,
            Tags = ["Fisheries", "Ports", "Ministries"],
            Byline = "Jo Writer and Ann Other",
            Dateline = "PORT TOWN",
            Captions = captions,
        };

        // Goes on through the text, and from its beginning again with another step, so that no two headlines are alike.
        private string Next(int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => English[(_at += 1 + (_at / English.Length)) % English.Length]));

        private static string[] Words(string file)
        {
            var text = File.ReadAllText(Path.Combine(Repository.Root, "tests", "NewsSite.Core.Tests", "Data", file));
            return VowelMark().Replace(NotProse().Replace(text, " "), "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        }

        // The head of the file, the addresses of links, signs of Markdown; and vowel marks, which news is printed without.
        [GeneratedRegex(@"\A---.*?\n---|\{\{.*?\}\}|\]\([^)]*\)|[\[*#<>_]|&#\d+;", RegexOptions.Singleline)]
        private static partial Regex NotProse();

        [GeneratedRegex("[\u064B-\u0652]")]
        private static partial Regex VowelMark();
    }
}
