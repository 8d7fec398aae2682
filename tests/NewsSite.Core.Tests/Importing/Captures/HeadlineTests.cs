namespace NewsSite.Core.Tests.Importing.Captures;

/// <summary>R6.</summary>
public sealed class HeadlineTests
{
    [Theory]
    [InlineData("  A\tlong   headline \u00A0 here ", "A long headline here")]
    [InlineData("Prix\u00A0: 5\u202F€", "Prix\u00A0: 5\u202F€")]
    [InlineData("می\u200Cخواهم", "می\u200Cخواهم")]
    [InlineData("# 1. *Not* <b>Markdown</b>", "# 1. *Not* <b>Markdown</b>")]
    public void White_space_is_made_one_space_and_the_rest_stays(string line, string headline) =>
        Assert.Equal(headline, Captured.Parse($"{line}\nTT\n{line}\nBody.").Articles.Single().Headline);

    [Theory]
    [InlineData("NATO IN IRAQ", "NATO in Iraq", "NATO in Iraq")]
    [InlineData("NATO in Iraq", "NATO IN IRAQ", "NATO in Iraq")]
    [InlineData("nato in iraq", "NATO in Iraq", "NATO in Iraq")]
    [InlineData("NATO in Iraq", "Nato in Iraq", "NATO in Iraq")]
    public void Of_two_that_differ_in_case_the_one_with_both_cases_is_taken(string first, string again, string headline)
    {
        var report = Captured.Read($"{first}/TT/{again}/Body.");

        Assert.Equal(headline, report.Articles.Single().Headline);
        Assert.Equal([$"f:3: warning: headline differs in capital letters from line 1: stored as \"{headline}\""], report.Messages());
    }

    [Theory]
    [InlineData("H/TT/H/H/Body.", "Body.")]
    [InlineData("Head/A/A/TT/Head/A/A//HEAD/A/Body.", "Body.")]
    [InlineData("H/TT/H/H/H/Body.", "H/Body.")]
    public void Once_more_before_the_body_it_is_dropped_with_a_warning(string lines, string paragraphs)
    {
        var report = Captured.Read(lines);

        Assert.Equal(paragraphs.Split('/'), report.Articles.Single().Paragraphs);
        Assert.Contains(report.Messages, message => message.Text == "headline once more before the body: dropped");
        Assert.Single(report.Messages);
    }

    [Fact]
    public void Further_down_it_is_a_paragraph() => Assert.Equal(["Body.", "H"], Captured.Read("H/TT/H/Body./H").Articles.Single().Paragraphs);
}
