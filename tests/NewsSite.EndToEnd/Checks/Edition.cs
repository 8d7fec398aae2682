using System.Text.RegularExpressions;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;
using NewsSite.Core.Tests;
using NewsSite.Web.Tests.Pages;

namespace NewsSite.EndToEnd.Checks;

/// <summary>
/// The printed paper with what shows best in a browser: long stories whose words are those of real news, with photos that lie and stand. One site, for tests
/// that only read.
/// </summary>
public sealed partial class Edition : IAsyncDisposable
{
    public const string LongSlug = "what-the-fellows-have-been-up-to";
    public const string LongArabicSlug = "مهرجان-الميناء-والبحر";

    /// <summary>One page of each kind.</summary>
    public static IReadOnlyList<PrintedPage> Pages { get; } =
    [
        .. PrintedPages.Kinds,
        new("/articles/" + LongSlug, 200, "", "long story with photos"),
        new("/articles/" + LongArabicSlug, 200, "", "long Arabic story with a photo"),
        new("/sections/sea", 200, "", "section with photos"),
        new("/articles/" + LongSlug + "/photos", 200, "", "photos of a story"),
        new("/articles/" + LongSlug + "/photos/1", 200, "", "photo of a story"),
        new("/text/articles/" + LongSlug, 200, "", "text: long story"),
        new("/text/articles/" + LongSlug + "/photos", 200, "", "text: photos of a story"),
        new("/text/articles/" + LongSlug + "/photos/1", 200, "", "text: photo of a story"),
    ];

    private readonly PrintedPaper _printed;

    private Edition(PrintedPaper printed) => _printed = printed;

    public SiteAddress Site => SiteAddress.Of(_printed.Paper.Site);

    /// <summary>A visitor: no cookies, redirects shown rather than followed.</summary>
    public HttpClient Reader => _printed.Paper.Reader;

    /// <summary>Starts a site in this language and fills it.</summary>
    public static async Task<Edition> PrintAsync(string language)
    {
        var edition = new Edition(PrintedPaper.In(language));
        await edition.FillAsync();
        return edition;
    }

    public ValueTask DisposeAsync() => _printed.DisposeAsync();

    private async Task FillAsync()
    {
        await _printed.InitializeAsync();
        var paper = _printed.Paper;
        var sea = await paper.SectionAsync("Sea", "Ports, ships and those who live by them.");
        var lying = await paper.PhotoAsync("Boats at the quay on Sunday morning, after the fleet came in without a catch.", "Lena Marsh / AP", "Fishing boats in evening light", 1200, 800);
        var standing = await paper.PhotoAsync("The lighthouse at the end of the pier.", "Port archive", "A white lighthouse", 800, 1200);
        for (var i = 1; i <= 34; i++)
        {
            await paper.PublishAsync(new DraftText
            {
                Headline = $"Ferries will cross until three in the morning, port says on day {i}",
                Standfirst = "Two boats will cross every twenty minutes, and a third one on the nights before holidays.",
                Body = "The harbour **opened** on Monday.\n\nTwo ferries will cross.",
                SectionId = sea,
                Tags = ["Ports"],
                Captions = i % 2 == 0 ? [] : [new DraftCaption { PhotoId = i == 3 ? standing : lying }],
            });
        }

        await paper.PublishAsync(new DraftText
        {
            Headline = "ما الذي تغير في الميناء هذا العام",
            Slug = LongArabicSlug,
            Standfirst = "قال الصيادون إن الأسراب رحلت، وإن الشباك لم تعد تباع في السوق القديم.",
            Body = ArabicText(),
            Byline = "ليلى حداد",
            SectionId = sea,
            Tags = ["موانئ", "صيد"],
            Captions = [new DraftCaption { PhotoId = lying, Caption = "قوارب على الرصيف صباح الأحد.", Credit = "أ ف ب", AlternativeText = "قوارب صيد في ضوء المساء" }],
        });
        await paper.PublishAsync(new DraftText
        {
            Headline = "What the fellows have been up to",
            Slug = LongSlug,
            Standfirst = "Members of the class include data strategists, venture capitalists and neuroscientists. See what they have been up to this year.",
            Body = EnglishText() + "\n\n## Landings\n\n| Port | Tonnes | Since |\n| --- | ---: | --- |\n| Harbour | 1,240 | 2019 |\n| Quay | 310 | 2021 |\n\n> Nobody sells nets any more.\n\n1. The quay is quiet.\n2. The dry dock is sold.\n",
            Byline = "Jo Writer and Ann Other",
            Dateline = "PORT TOWN",
            SectionId = sea,
            Tags = ["Ports", "Fisheries"],
            Captions = [new DraftCaption { PhotoId = lying }, new DraftCaption { PhotoId = standing }],
        });
        var banner = new BannerText { Text = "The harbour is closed to all traffic until the morning", Story = LongSlug, Until = "2099-01-01T06:00", Opened = BannerDesk.MarkOf(null) };
        Assert.Empty((await paper.Site.WithAsync<BannerDesk, FrontResult>(desk => desk.ShowAsync(banner, Actor.System("newsroom"), default))).Problems);
    }

    private static string EnglishText() => NotProse().Replace(Read("digitalgov-news/2019-08-09-what-pifs-have-been-up-in-2019.md"), "").Trim();

    // News is printed without vowel marks.
    private static string ArabicText() =>
        string.Join("\n\n", VowelMark().Replace(Read("arabic-news/WikiNewsTruth-excerpt.txt"), "").Split('\n').Where(line => line.Length > 300).Take(8));

    private static string Read(string file) => File.ReadAllText(Path.Combine(Repository.Root, "tests", "NewsSite.Core.Tests", "Data", file));

    [GeneratedRegex(@"\A---.*?\n---|\{\{.*?\}\}", RegexOptions.Singleline)]
    private static partial Regex NotProse();

    [GeneratedRegex("[\u064B-\u0652]")]
    private static partial Regex VowelMark();
}
