using NewsSite.Core.Importing.Captures;

namespace NewsSite.Core.Tests.Importing.Captures;

/// <summary>R3 to R5 in whole files; the splitting of one caption is tested with <c>CaptionCredit</c>.</summary>
public sealed class CaptionTests
{
    [Theory]
    [InlineData("H/A. (AFP)/H/Body.", "A.|AFP")]
    [InlineData("H/A. (AFP)/A. (AFP)/A. (AFP)/TT/H/A. (AFP)/Body.", "A.|AFP")]
    [InlineData("H/A/A/B/B/TT//H//A/A/B/B//Body.", "A|;B|")]
    [InlineData("H/A (AFP)/B (dpa)/A (AFP)/B (dpa)/TT/H/B (dpa)/A (AFP)/Body.", "A|AFP;B|dpa")]
    [InlineData("H/B/TT/A/H/TT/A/Body.", "B|;A|")]
    [InlineData("H/TT/H/A/A/B/B/A/TT/Body.", "A|;B|")]
    [InlineData("H//H//A/A//Body.", "A|")]
    [InlineData("H/TT/H/Body.", "")]
    [InlineData("H//H/Body.", "")]
    [InlineData("H/A  (AFP)/A\u00A0(AFP)\u200F/TT/H/ A (AFP) /Body.", "A|AFP")]
    [InlineData("H/Isle of Man TT (TT)/TT/H/Body.", "Isle of Man TT|TT")]
    public void Each_caption_is_kept_once_in_order_of_appearance(string lines, string captions)
    {
        var report = Captured.Read(lines);

        Assert.Equal(captions, string.Join(';', report.Articles.Single().Captions.Select(caption => $"{caption.Text}|{caption.Credit}")));
        Assert.Equal(["Body."], report.Articles.Single().Paragraphs);
        Assert.Empty(report.Messages);
    }

    [Theory]
    [InlineData("H/A/A/TT/H/A/B/B/Body.", "B/B/Body.")]
    [InlineData("H/A/A/TT/H/A/Body./A/A", "Body./A/A")]
    [InlineData("H/TT/H/A/Body.", "A/Body.")]
    [InlineData("H/TT/H/A//A/Body.", "A/A/Body.")]
    [InlineData("H/A/A/TT/H/a/Body.", "a/Body.")]
    public void The_first_other_line_begins_the_body(string lines, string paragraphs) =>
        Assert.Equal(paragraphs.Split('/'), Captured.Read(lines).Articles.Single().Paragraphs);

    [Fact]
    public void Captions_are_stored_as_they_first_stand()
    {
        var caption = Captured.Read("H/\u00A0Une\u00A0photo\u200D  ici. (AFP) /Une photo ici. (AFP)/TT/H/Body.").Articles.Single().Captions.Single();

        Assert.Equal(new CapturedCaption(2, "Une\u00A0photo\u200D  ici.", "AFP"), caption);
    }

    [Theory]
    [InlineData("H/TT/H/TT/Body.", "Body.", 0)]
    [InlineData("H/TT/H/Body./TT/More.", "Body./More.", 5)]
    [InlineData("H/TT/H/Body./ TT\u200B/More.", "Body./More.", 5)]
    [InlineData("H/TT/H/Audi TT wins./The Isle of Man TT/tt", "Audi TT wins./The Isle of Man TT/tt", 0)]
    public void TT_is_dropped_as_a_whole_line_only_and_in_a_body_with_a_warning(string lines, string paragraphs, int warned)
    {
        var report = Captured.Read(lines);

        Assert.Equal(paragraphs.Split('/'), report.Articles.Single().Paragraphs);
        Assert.Equal(warned == 0 ? [] : [$"f:{warned}: warning: TT alone in the body: dropped"], report.Messages());
    }
}
