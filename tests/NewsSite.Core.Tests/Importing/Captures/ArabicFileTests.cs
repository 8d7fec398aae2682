using NewsSite.Core.Articles;
using NewsSite.Core.Importing.Captures;

namespace NewsSite.Core.Tests.Importing.Captures;

/// <summary>R10: the same grammar in every script.</summary>
public sealed class ArabicFileTests
{
    [Fact]
    public void An_Arabic_file_reads_like_the_seed_file()
    {
        var lines = Captured.Lines("arabic-news/WikiNewsTruth-excerpt.txt");
        var (headline, paragraphs) = (lines[1], lines[2..6]);
        const string Caption = "رُكَّابٌ فِي مَطَارِ بَغْدَادَ (أ ف ب)";

        var report = Captured.Parse(string.Join("\r\n",
            ["\uFEFF" + headline, "", Caption, Caption + "\u200F", "TT", "", headline, "", Caption, "", .. paragraphs, "", "", "", "خبر", "(رويترز)", "خبر", "نص."]));

        Assert.Equal(["ar", "ar"], report.Articles.Select(article => article.Language));
        Assert.True(Script.OfLanguage(report.Articles[0].Language).IsRightToLeft);
        Assert.Equal((headline, 1), (report.Articles[0].Headline, report.Articles[0].Line));
        Assert.Equal([new CapturedCaption(3, "رُكَّابٌ فِي مَطَارِ بَغْدَادَ", "أ ف ب")], report.Articles[0].Captions);
        Assert.Equal([new CapturedCaption(19, "", "رويترز")], report.Articles[1].Captions);
        Assert.Equal(paragraphs, report.Articles[0].Paragraphs);
        Assert.Empty(report.Messages);
    }

    [Fact]
    public void Letters_that_look_alike_but_were_composed_otherwise_are_the_same()
    {
        // Alef with hamza in one code point, and in two.
        var report = Captured.Parse("أمس\nTT\n\u0627\u0654مس\nنص.");

        Assert.Equal("أمس", report.Articles.Single().Headline);
        Assert.Empty(report.Messages);
    }

    [Fact]
    public void A_line_of_direction_marks_alone_is_blank()
    {
        var report = Captured.Parse("خبر\nTT\nخبر\n\nنص.\n\u200F\nثان\nTT\nثان\n\nنص آخر.");

        Assert.Equal(["خبر", "ثان"], report.Articles.Select(article => article.Headline));
    }

    [Theory]
    [InlineData("en", "H/TT/H//Body in English.", "en")]
    [InlineData("fr", "H/TT/H//Corps en français.", "fr")]
    [InlineData("en", "NATO/TT/NATO//قال الناتو في بيان له أمس.", "ar")]
    [InlineData("fa", "خبر/TT/خبر//متن فارسی.", "fa")]
    [InlineData("en", "12/TT/12//34.", "en")]
    public void Language_is_told_by_most_of_the_letters(string site, string lines, string language) =>
        Assert.Equal(language, Captured.Read(lines, new CaptureOptions { Language = site }).Articles.Single().Language);
}
