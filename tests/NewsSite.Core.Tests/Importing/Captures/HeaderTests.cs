namespace NewsSite.Core.Tests.Importing.Captures;

/// <summary>R1 and R2: where an article starts. In these files / stands for a line end.</summary>
public sealed class HeaderTests
{
    private const string First = "First/TT/First//One./";

    [Theory]
    [InlineData("Second/TT/Second/Two.")]
    [InlineData("Second//TT//Second//Two.")]
    [InlineData("Second/A crowd. (AFP)/Second/Two.")]
    [InlineData("Second/A crowd. (AFP)/A ship. (Reuters)/Second/Two.")]
    [InlineData("Second/A crowd/A crowd/Second/Two.")]
    [InlineData("Second/A crowd//A crowd/Second/Two.")]
    [InlineData("Second/A crowd/TT/Second/Two.")]
    [InlineData("Second/A crowd/A crowd/A ship/Second/Two.")]
    [InlineData("SECOND/TT/Second/Two.")]
    [InlineData("Second/TT/Se\u200Fcond/Two.")]
    [InlineData("Second\u00A0news/TT/Second news/Two.")]
    [InlineData("Second/a/b/c/d/e/f/g/h/i/j/k/TT/Second/Two.")]
    [InlineData("Second/Second/A crowd/TT/Second/Two.")]
    [InlineData("Second/A (AFP)/B (AFP)/A (AFP)/B (AFP)/TT/Second/Two.")]
    [InlineData("Second/A (AFP)/B (AFP)/A (AFP)/B (AFP)/Second/Two.")]
    [InlineData("Second/TT/A/B/A/B/A/B/Second/Two.")]
    [InlineData("Second///A crowd/A crowd/TT/Second/Two.")]
    [InlineData("Second////A crowd/A crowd////TT////Second////Two.")]
    [InlineData("Second////A crowd//A ship/A ship/TT/Second/Two.")]
    [InlineData("Second////A crowd/A crowd/Second/Two.")]
    public void One_blank_line_is_enough_before_a_full_header(string second)
    {
        var report = Captured.Read(First + "/" + second);

        Assert.Equal(["First", "Second"], report.Articles.Select(article => article.Headline.Replace(" news", "", StringComparison.Ordinal).Replace("\u00A0news", "", StringComparison.Ordinal)));
        Assert.Equal(["Two."], report.Articles[1].Paragraphs);
    }

    [Theory]
    [InlineData("Second/Two./Second", "nothing says that the line between is a caption")]
    [InlineData("Second/Two. (AFP)/Three./Second", "not all end in a credit")]
    [InlineData("Second/Two./Three./Two./Three./Four./Second", "a refrain is not a caption")]
    [InlineData("Second/a/b/c/d/e/f/g/h/i/j/k/l/m/m/Second", "more than a dozen lines between")]
    [InlineData("Second/Second/Two.", "two lines alike and one blank line are a chant")]
    [InlineData("Second//Second/Two.", "so are they with a blank line between")]
    [InlineData("Second/Second/Second/Second/Two.", "and when there are more of them")]
    [InlineData("Second/Second/A crowd/A crowd/Second/Two.", "a chant with a refrain, without TT")]
    [InlineData("TT/Second/Second/TT/Two.", "TT is no headline")]
    [InlineData("/Second.", "two blank lines before a sentence are no boundary")]
    [InlineData("/Second./A crowd/A crowd/Third.", "nor before a sentence and a chant")]
    public void Other_lines_after_a_blank_line_belong_to_the_body(string lines, string reason)
    {
        var report = Captured.Read(First + "/" + lines);

        Assert.True(report.Articles is [{ Headline: "First" }], reason);
        Assert.Equal(["One.", .. lines.Split('/').Where(line => line is not ("" or "TT"))], report.Articles.Single().Paragraphs);
    }

    [Fact]
    public void A_header_must_follow_a_blank_line_and_the_report_says_when_it_does_not()
    {
        var report = Captured.Read(First + "Second/A crowd/TT/Second/Two.");

        Assert.Equal(["One.", "Second", "A crowd", "Second", "Two."], report.Articles.Single().Paragraphs);
        Assert.Equal(
            ["f:6: warning: looks like a header without a blank line before it, so the article goes on: put a blank line there if another starts", "f:8: warning: TT alone in the body: dropped"],
            report.Messages());
    }

    [Theory]
    [InlineData("First/First/One.")]
    [InlineData("First//First//One.")]
    [InlineData("/First/First/One.")]
    public void Two_lines_alike_are_a_header_where_the_file_starts(string lines) =>
        Assert.Equal(["One."], Captured.Read(lines).Articles.Single().Paragraphs);

    [Theory]
    [InlineData("//", 2)]
    [InlineData("///", 2)]
    [InlineData("/", 1)]
    public void Two_lines_alike_are_a_header_behind_two_blank_lines(string gap, int articles) =>
        Assert.Equal(articles, Captured.Read(First + gap + "Second//Second//Two.").Articles.Count);

    [Theory]
    [InlineData("Second//A crowd (AFP)/A crowd (AFP)/TT//Second//A crowd (AFP)/A crowd (AFP)")]
    [InlineData("Second/TT/Second")]
    [InlineData("Second//Second")]
    [InlineData("Second//A crowd/A crowd/TT")]
    public void A_standing_last_line_is_not_the_headline_of_what_stands_between(string header)
    {
        var article = $"{header}//Second paragraph.//Read more on our site/";

        var report = Captured.Read($"First/TT/First//One.//Read more on our site////{article}///{article.Replace("Second", "Third", StringComparison.Ordinal)}");

        Assert.Equal(["First", "Second", "Third"], report.Articles.Select(a => a.Headline));
        Assert.Equal(["Second paragraph.", "Read more on our site"], report.Articles[1].Paragraphs);
        Assert.Equal(["One.", "Read more on our site"], report.Articles[0].Paragraphs);
    }

    [Theory]
    [InlineData("First//A crowd/A crowd/One.")]
    [InlineData("First//TT/A crowd/A crowd/One.")]
    [InlineData("First//A crowd/A crowd/TT//One.")]
    [InlineData("First///A crowd/A crowd//One.")]
    [InlineData("First////A crowd/A crowd/TT/One.")]
    public void A_file_may_start_with_a_headline_that_is_not_repeated(string lines)
    {
        var report = Captured.Read(lines);

        Assert.Equal(["A crowd"], report.Articles.Single().Captions.Select(caption => caption.Text));
        Assert.Equal(["One."], report.Articles.Single().Paragraphs);
        Assert.Equal(["f:1: warning: headline not repeated: taken for a headline by the doubled caption or TT below it"], report.Messages());
    }

    [Theory]
    [InlineData("Second//A crowd/A crowd/Two.")]
    [InlineData("Second//TT/Two.")]
    [InlineData("Second//A crowd/A crowd/A ship/A ship/TT/Two.")]
    public void Three_blank_lines_make_a_headline_of_a_line_above_captions_or_TT(string second)
    {
        var report = Captured.Read(First + "///" + second);

        Assert.Equal(["First", "Second"], report.Articles.Select(article => article.Headline));
        Assert.Equal(["Two."], report.Articles[1].Paragraphs);
        Assert.Equal(["f:9: warning: headline not repeated: taken for a headline by the doubled caption or TT below it"], report.Messages());
    }

    [Theory]
    [InlineData("//Second//A crowd/A crowd/Two.")]
    [InlineData("///Second/A crowd/A crowd/Two.")]
    [InlineData("///Second//A crowd/Two.")]
    public void Otherwise_the_article_goes_on(string lines) => Assert.Single(Captured.Read(First + lines).Articles);

    [Fact]
    public void A_large_gap_without_a_header_is_pointed_out()
    {
        var report = Captured.Read(First + "///Two.//Three.");

        Assert.Equal(["One.", "Two.", "Three."], report.Articles.Single().Paragraphs);
        Assert.Equal(["f:9: warning: large gap at line 9: no header follows it, so the article goes on"], report.Messages());
    }

    [Theory]
    [InlineData("Just a text./With two lines.", 1)]
    [InlineData("//Headline//A caption (AFP)//Body.", 3)]
    [InlineData("TT/First/TT/First/One.", 1)]
    [InlineData("Stray line//First/TT/First/One.", 1)]
    public void A_file_that_starts_with_no_header_is_refused(string lines, int line)
    {
        var report = Captured.Read(lines);

        Assert.Equal([$"f:{line}: error: no header at line {line}: a file starts with a headline, its captions or TT, and the headline again"], report.Messages());
        Assert.True(report.IsRefused);
        Assert.Equal(0, report.DroppedLines);
    }
}
