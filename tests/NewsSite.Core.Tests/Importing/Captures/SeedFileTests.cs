using System.Text;
using NewsSite.Core.Importing.Captures;

namespace NewsSite.Core.Tests.Importing.Captures;

public sealed class SeedFileTests
{
    private static readonly CaptureReport Seed = Captured.Parse(Captured.Seed);

    [Fact]
    public void It_has_two_articles_and_nothing_to_say_about_them()
    {
        Assert.Equal([(1, "NATO Expands Scope of Missions in Iraq", "en"), (30, "UN Envoy: What We See in Syria is a Mark of Collective Failure", "en")],
            Seed.Articles.Select(article => (article.Line, article.Headline, article.Language)));
        Assert.Empty(Seed.Messages);
        Assert.False(Seed.HasErrors);
    }

    [Fact]
    public void Each_caption_stands_once_with_its_credit_apart()
    {
        Assert.Equal([new CapturedCaption(3, "Passengers at Baghdad International Airport on Tuesday.", "AFP")], Seed.Articles[0].Captions);
        Assert.Equal([new CapturedCaption(32, "Resolution 2254 was adopted by the Security Council on 18 December 2015", "UN archive")], Seed.Articles[1].Captions);
    }

    [Fact]
    public void Its_paragraphs_are_the_lines_of_the_file_word_for_word()
    {
        var lines = Encoding.UTF8.GetString(Captured.Seed).Split('\n');

        Assert.Equal(8, Seed.Articles[0].Paragraphs.Count);
        Assert.Equal(lines[11..27].Where(line => line.Length > 0), Seed.Articles[0].Paragraphs);
        Assert.Equal(14, Seed.Articles[1].Paragraphs.Count);
        Assert.Equal(lines[40..54], Seed.Articles[1].Paragraphs);
    }

    [Fact]
    public void No_paragraph_is_a_headline_a_caption_or_TT()
    {
        var paragraphs = Seed.Articles.SelectMany(article => article.Paragraphs).ToList();

        Assert.DoesNotContain("TT", paragraphs);
        Assert.DoesNotContain(paragraphs, paragraph => paragraph.EndsWith(')'));
        Assert.DoesNotContain(paragraphs, paragraph => Seed.Articles.Any(article => article.Headline == paragraph));
    }

    [Fact]
    public void It_names_no_writer_and_no_place()
    {
        Assert.All(Seed.Articles, article => Assert.Null(article.Byline));
        Assert.All(Seed.Articles, article => Assert.Null(article.Dateline));
    }

    [Fact]
    public void Its_54_lines_are_all_accounted_for()
    {
        Assert.Equal(54, Seed.Lines.Count);
        Assert.Equal(
            [(LineFate.Headline, 2), (LineFate.Caption, 2), (LineFate.Paragraph, 22), (LineFate.Repeated, 8), (LineFate.Widget, 2), (LineFate.Blank, 18)],
            Seed.Lines.GroupBy(fate => fate).Select(group => (group.Key, group.Count())).OrderBy(pair => Array.IndexOf(
                [LineFate.Headline, LineFate.Caption, LineFate.Paragraph, LineFate.Repeated, LineFate.Widget, LineFate.Blank], pair.Key)));
        Assert.Equal(28, Seed.DroppedLines);
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void It_reads_the_same_with_other_line_ends(string lineEnd)
    {
        var report = Captured.Parse(Encoding.UTF8.GetString(Captured.Seed).Replace("\n", lineEnd, StringComparison.Ordinal));

        Assert.Equal(Seed.Articles.Select(article => (article.Line, article.Fingerprint)), report.Articles.Select(article => (article.Line, article.Fingerprint)));
        Assert.Equal(Seed.Lines, report.Lines);
    }

    [Fact]
    public void Given_twice_over_its_articles_are_taken_once()
    {
        byte[] twice = [.. Captured.Seed, .. "\n\n\n\uFEFF"u8, .. Captured.Seed];

        var report = Captured.Parse(twice);

        Assert.Equal(Seed.Articles.Select(article => article.Fingerprint), report.Articles.Select(article => article.Fingerprint));
        Assert.Equal((4, 2), (report.ArticlesFound, report.ArticlesSkipped));
        Assert.Equal(["f:57: warning: the same article stands at line 1: skipped", "f:86: warning: the same article stands at line 30: skipped"], report.Messages());
        Assert.False(report.HasErrors);
    }
}
