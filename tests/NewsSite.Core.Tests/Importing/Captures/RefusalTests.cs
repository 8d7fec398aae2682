using NewsSite.Core.Importing.Captures;

namespace NewsSite.Core.Tests.Importing.Captures;

/// <summary>R8: what is refused, what is skipped, and that the rest of the file goes on.</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData("A/TT/A", 1)]
    [InlineData("A/TT/A/TT//", 1)]
    [InlineData("A/C/C/TT/A/C/C", 1)]
    public void An_article_without_a_body_is_refused(string lines, int line)
    {
        var report = Captured.Read(lines);

        Assert.Equal([$"f:{line}: error: no body after the header: the article is left out"], report.Messages());
        Assert.Equal((true, 1), (report.IsRefused, report.ArticlesRefused));
    }

    [Fact]
    public void The_others_of_the_file_go_on()
    {
        var report = Captured.Read("A/TT/A//One.//B/TT/B///C/TT/C//Three.");

        Assert.Equal(["A", "C"], report.Articles.Select(article => article.Headline));
        Assert.Equal(["f:7: error: no body after the header: the article is left out"], report.Messages());
        Assert.Equal((3, 1, false, true), (report.ArticlesFound, report.ArticlesRefused, report.IsRefused, report.HasErrors));
        Assert.Equal([7, 8, 9], Enumerable.Range(1, report.Lines.Count).Where(line => report.Lines[line - 1] == LineFate.Refused));
    }

    [Theory]
    [InlineData(300, false)]
    [InlineData(301, true)]
    public void A_headline_is_never_cut(int length, bool isRefused)
    {
        var headline = new string('x', length);

        var report = Captured.Read($"{headline}/TT/{headline}//Body.");

        Assert.Equal(isRefused, report.IsRefused);
        Assert.Equal(isRefused ? ["f:1: error: headline has 301 characters, the most is 300: shorten both its lines"] : [], report.Messages());
    }

    [Fact]
    public void The_limit_of_headlines_can_be_another() =>
        Assert.True(Captured.Read("Headline/TT/Headline//Body.", new CaptureOptions { HeadlineMaxLength = 7 }).IsRefused);

    [Theory]
    [InlineData(4000, false)]
    [InlineData(4001, true)]
    public void A_caption_is_never_cut(int length, bool isRefused) =>
        Assert.Equal(isRefused, Captured.Read($"H/{new string('x', length)} (AFP)/TT/H//Body.").IsRefused);

    [Fact]
    public void More_captions_than_a_story_takes_are_refused()
    {
        var captions = string.Join('/', Enumerable.Range(0, 101).Select(i => $"Photo {i}/Photo {i}"));

        Assert.Equal(["f:1: error: 101 captions, the most is 100"], Captured.Read($"H/H/{captions}/Body.").Messages());
    }

    [Theory]
    [InlineData("H/TT/H//One./Two.")]
    [InlineData("H/C/C/TT/H//One.///Two.")]
    [InlineData("  H/TT/H//One. / Two\u200B.")]
    public void The_same_article_is_skipped_the_second_time(string again)
    {
        var report = Captured.Read("H/TT/H//One./Two.//" + again);

        Assert.Equal(["H"], report.Articles.Select(article => article.Headline));
        Assert.Equal(["f:8: warning: the same article stands at line 1: skipped"], report.Messages());
        Assert.Equal((1, false), (report.ArticlesSkipped, report.HasErrors));
        Assert.DoesNotContain(LineFate.Paragraph, report.Lines.Skip(7));
    }

    [Theory]
    [InlineData("H/TT/H//One.")]
    [InlineData("H/TT/H//One./two.")]
    [InlineData("H/TT/H//Two./One.")]
    public void The_same_headline_with_another_body_is_another_article(string again)
    {
        var report = Captured.Read("H/TT/H//One./Two.//" + again);

        Assert.Equal(["H", "H"], report.Articles.Select(article => article.Headline));
        Assert.NotEqual(report.Articles[0].Fingerprint, report.Articles[1].Fingerprint);
        Assert.Equal(["f:8: warning: the headline of line 1 with another body: stored as an article of its own"], report.Messages());
    }

    [Fact]
    public void A_fingerprint_is_of_headline_and_body_line_by_line()
    {
        Assert.Equal(Fingerprint("H/TT/H//One. Two."), Fingerprint("H/A (AFP)/H//One.  Two."));
        Assert.NotEqual(Fingerprint("H/TT/H//One./Two."), Fingerprint("H/TT/H//One. Two."));
        Assert.NotEqual(Fingerprint("H/TT/H//One."), Fingerprint("I/TT/I//One."));
        Assert.Matches("^[0-9a-f]{64}$", Fingerprint("H/TT/H//One."));
    }

    [Fact]
    public void Messages_come_in_the_order_of_the_file()
    {
        var report = Captured.Parse($"A\nTT\nA\n\nOne.\nTT\n\nB\nTT\nB\n\n\nC\nTT\nC\nC\n\nBell\a.{new string('x', 200)}");

        Assert.Equal([6, 8, 16, 18], report.Messages.Select(message => message.Line!.Value));
    }

    private static string Fingerprint(string lines) => Captured.Read(lines).Articles.Single().Fingerprint;
}
