using System.Net;
using CsCheck;
using Markdig;
using NewsSite.Core.Rendering;
using NewsSite.Core.Tests.Importing.Captures;

namespace NewsSite.Core.Tests.Rendering;

public sealed class PlainTextTests
{
    // Everything that Markdig can do, more than the house's own pipeline ever should.
    private static readonly MarkdownPipeline Everything = new MarkdownPipelineBuilder().UseAdvancedExtensions().UseEmojiAndSmiley(enableSmileys: false).Build();
    private static readonly MarkdownPipeline Plain = new MarkdownPipelineBuilder().Build();

    private static readonly string[] Fragments =
    [
        "#", "# ", "1.", "1) ", "12345678901. ", "a. ", "iv) ", "+", "- ", "---", "***", "___", ">", "*", "**", "_", "`", "```", "~~~", "<b>", "</b>", "<!-- ", "&amp;", "&#35;", "&",
        "[", "]", "[a](b)", "![a](b)", "[^1]", "[a]: b", "[x] ", "|", "|-|", "~", "~~", "^", "^^ ", ":", ": ", ":smile:", ":::", "    ", " ", "  ", "\t", "\\", "===", "==", "--",
        "http://a.example", "https://a.example/?b=c&d", "ftp://a.b", "mailto:a@b.example", "tel:123", "www.a.example", "WWW.a.example", "<http://a.b>", "a@b.example", "\"\"", "\"", "'", "$", "$$", "{", "{#id .c}", "}", "%",
        "!", "(", ")", "=", "++", "@", "...", "word", "Word", "خبر", "\u00A0", "\u200C", "\u200E", "\u2028", "\u3000", "\u0085", "é", "👩\u200D👧", "5", "*[a]: b", "+--+", "+==+", "^^^",
    ];

    private static readonly Gen<string> Line = Gen.OneOf(
        Gen.Int[0, Fragments.Length - 1].Select(i => Fragments[i]).Array[1, 8].Select(string.Concat),
        Gen.Char["#*_`~^|[]()<>{}!+-=.:&$\"'\\/@%1aZ \t\u00A0ا"].Array[1, 12].Select(signs => new string(signs)))
        .Where(line => !string.IsNullOrWhiteSpace(line));

    [Theory]
    [InlineData("Passengers at Baghdad International Airport on Tuesday. (AFP)")]
    [InlineData("NATO’s “mission” – since 2004 – isn’t over… it's \"expanding\", he said: 50% of 1,200 km at 10:30, AT&T! (2015) = a/b; 3 > 2?")]
    [InlineData("في بغداد - قال الوزير: «نعم»، ثم أضاف…")]
    [InlineData("It cost $5 million.")]
    [InlineData("C. S. Lewis wrote it")]
    public void Ordinary_sentences_stay_as_they_are(string line) => Assert.Equal(line.Replace("C. S.", "C\\. S.", StringComparison.Ordinal), PlainText.ToMarkdown(line));

    [Theory]
    [InlineData("# One", "\\# One")]
    [InlineData("1. One", "1\\. One")]
    [InlineData("1.5 million", "1.5 million")]
    [InlineData("- One", "\\- One")]
    [InlineData("*One* _two_ `three`", "\\*One\\* \\_two\\_ \\`three\\`")]
    [InlineData("<b>&amp;", "\\<b>\\&amp;")]
    [InlineData("http://a.example www.a.example", "http\\://a.example www\\.a.example")]
    [InlineData("$5 and $6", "\\$5 and \\$6")]
    [InlineData("  two spaces\\", "&#32;&#32;two spaces\\\\")]
    public void What_means_something_to_Markdown_is_escaped(string line, string markdown) => Assert.Equal(markdown, PlainText.ToMarkdown(line));

    [Fact]
    public void Paragraphs_are_set_apart_by_a_blank_line_and_blank_ones_left_out()
    {
        Assert.Equal("One\n\nTwo", PlainText.ToMarkdown("One", " \t", "", "Two"));
        Assert.Equal("", PlainText.ToMarkdown());
    }

    [Theory]
    [InlineData("a\nb")]
    [InlineData("a\r")]
    public void A_paragraph_with_a_line_end_is_a_mistake(string paragraph) => Assert.Throws<ArgumentException>(() => PlainText.ToMarkdown(paragraph));

    [Fact]
    public void Any_lines_are_shown_as_they_stand_whatever_Markdig_can_do() => Line.Array[1, 4].Sample(AssertShown, iter: 3_000);

    [Fact]
    public void Written_Markdown_is_shown_sign_for_sign() =>
        AssertShown([.. Captured.Lines("digitalgov-news/2019-08-09-what-pifs-have-been-up-in-2019.md").Where(line => !string.IsNullOrWhiteSpace(line))]);

    [Fact]
    public void Vowelled_Arabic_is_shown_sign_for_sign() => AssertShown(Captured.Lines("arabic-news/WikiNewsTruth-excerpt.txt"));

    [Fact]
    public void The_seed_file_needs_no_escaping()
    {
        var paragraphs = Captured.Parse(Captured.Seed).Articles.SelectMany(article => article.Paragraphs).ToList();

        Assert.Equal(string.Join("\n\n", paragraphs), PlainText.ToMarkdown(paragraphs));
        AssertShown([.. paragraphs]);
    }

    [Fact]
    public void The_house_shows_them_as_they_stand()
    {
        using var house = new MarkdownRenderer();

        // It leaves out U+0085, a control character.
        Line.Where(line => !line.Contains('\u0085')).Array[1, 4].Sample(lines =>
        {
            var html = house.Render(PlainText.ToMarkdown(lines), CancellationToken.None).Html;
            Assert.NotNull(html);
            Assert.Equal(lines, Shown(html));
        }, iter: 3_000);
    }

    private static void AssertShown(string[] lines)
    {
        var markdown = PlainText.ToMarkdown(lines);
        Assert.Equal(lines, Shown(Markdown.ToHtml(markdown, Plain)));
        Assert.Equal(lines, Shown(Markdown.ToHtml(markdown, Everything)));
    }

    // Paragraphs and nothing else: any other tag stays in the text and fails the comparison.
    private static string[] Shown(string html) => [.. html.TrimEnd('\n').Split("</p>", StringSplitOptions.RemoveEmptyEntries).Select(Text)];

    private static string Text(string paragraph)
    {
        var inside = paragraph[(paragraph.IndexOf('>', StringComparison.Ordinal) + 1)..];
        return inside.Contains('<', StringComparison.Ordinal) ? "tag in " + paragraph : WebUtility.HtmlDecode(inside);
    }
}
