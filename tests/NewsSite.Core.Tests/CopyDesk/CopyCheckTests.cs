using NewsSite.Core.CopyDesk;

namespace NewsSite.Core.Tests.CopyDesk;

/// <summary>Each check in both directions: what it finds, and where it stays silent.</summary>
public sealed class CopyCheckTests
{
    private static readonly Copy Clean = new()
    {
        Headline = "NATO expands its mission in Iraq",
        Standfirst = "The alliance and Baghdad agree on more training.",
        Body = "General Giovanni Iannucci met the minister on Tuesday, 24 November 2026.\n\n“We will stay,” Iannucci said.",
        HasSection = true,
        HasTags = true,
        Captions = [new CopyCaption { Text = "Passengers in Baghdad.", Credit = "AFP", HasCredit = true, HasAlternativeText = true, Photo = "a.jpg" }],
    };

    [Fact]
    public void A_clean_story_has_no_findings() => Assert.Empty(CopyCheck.Read(Clean));

    [Fact]
    public void Every_check_has_a_name_of_its_own_that_the_store_holds()
    {
        Assert.Equal(CopyCheck.All.Count, CopyCheck.All.Select(check => check.Name).Distinct().Count());
        Assert.All(CopyCheck.All, check => Assert.InRange(check.Name.Length, 1, CopyCheck.NameMaxLength));
    }

    [Fact]
    public void A_check_that_finds_and_one_that_is_silent_on_an_empty_story() =>
        Assert.Equal(["tag", "section"], CopyCheck.Read(new Copy()).Select(finding => finding.Check));

    [Theory]
    [InlineData("It rained in the the morning.", "the the")]
    [InlineData("It rained in the\nthe morning.", "the\nthe")]
    [InlineData("The the morning was wet.", "The the")]
    [InlineData("قال الوزير في في بغداد", "في في")]
    public void A_doubled_word_is_found_and_fixed(string body, string quote)
    {
        var finding = Assert.Single(Find("doubled-word", body));

        Assert.Equal([quote], finding.Quotes);
        Assert.Equal(quote, body.Substring(finding.Spot.Start, finding.Spot.Length));
        Assert.DoesNotContain(quote, Fixed(body, finding), StringComparison.Ordinal);
        Assert.Empty(Find("doubled-word", Fixed(body, finding)));
    }

    [Fact]
    public void A_doubled_word_with_formatting_between_is_found_and_left_to_the_editor() =>
        Assert.Empty(Assert.Single(Find("doubled-word", "It rained in **the** the morning.")).Fixes);

    [Theory]
    [InlineData("Duran Duran played in New York, New York.")]
    [InlineData("He said that that was it, and he had had enough; it was very very late.")]
    [InlineData("It rained in the. The morning was wet. 10 10")]
    [InlineData("- milk\n- milk\n- bread")]
    [InlineData("كلا كلا، قال الوزير، شيئا شيئا")]
    [InlineData("`the the`")]
    public void A_word_that_is_doubled_on_purpose_is_let_be(string body) => Assert.Empty(Find("doubled-word", body));

    [Theory]
    [InlineData("He said: “We stay. And left.", "“We stay. And left.")]
    [InlineData("He said: We stay.” And left.", "He said: We stay.”")]
    [InlineData("He said: \"We stay. And left.", "\"We stay. And left.")]
    [InlineData("“One,” he said. “Two", "“Two")]
    [InlineData("Er sagte: „Wir bleiben.", "„Wir bleiben.")]
    [InlineData("قال الوزير: «سنبقى في العراق", "«سنبقى في العراق")]
    public void A_quotation_without_its_other_end_is_found(string body, string quote) => Assert.Equal([quote], Assert.Single(Find("quotes", body)).Quotes);

    [Theory]
    [InlineData("“We stay,” he said. “We do.”")]
    [InlineData("“We stay.\n\n“We do,” he said.")]
    [InlineData("A 27\" screen of 5' width, and \"a quotation\".")]
    [InlineData("Er sagte: „Wir bleiben“, und ging.")]
    [InlineData("Il dit: « Nous restons ».")]
    [InlineData("[Read on »](/articles/x)")]
    [InlineData("It’s the readers’ choice.")]
    [InlineData("قال: ”سنبقى“ و«نعم» و\"لا\" و“نعم”")]
    [InlineData("He said \\\"we stay\\\" and left.")]
    public void Quotations_that_are_whole_are_let_be(string body) => Assert.Empty(Find("quotes", body));

    [Theory]
    [InlineData("They met on Tuesday. The talks go on.", "Tuesday")]
    [InlineData("They met Tuesday, and again Tuesday. In 2019 they had not.", "Tuesday")]
    [InlineData("التقى الوزير يوم الثلاثاء في بغداد", "الثلاثاء")]
    public void A_weekday_without_a_date_is_found_once(string body, string quote) => Assert.Equal([quote], Assert.Single(Find("weekday-date", body)).Quotes);

    [Theory]
    [InlineData("They met on Tuesday, 24 November 2026. On Tuesday they had lunch.")]
    [InlineData("They met on Tuesday (Nov. 24) in Baghdad.")]
    [InlineData("They met on Tuesday 24/11/2026.")]
    [InlineData("On Black Friday, and every Sunday, shops are open; Friday prayers begin at noon; on Tuesdays they close.")]
    [InlineData("Our Monday column says: open from Monday through Friday, and Tuesday to Sunday in June.")]
    [InlineData("التقى الوزير يوم الثلاثاء 24 نوفمبر في بغداد")]
    [InlineData("التقى الوزير يوم الثلاثاء ٢٤ تشرين الثاني بعد صلاة الجمعة")]
    public void A_weekday_that_is_clear_is_let_be(string body) => Assert.Empty(Find("weekday-date", body));

    [Theory]
    [InlineData(70, 0)]
    [InlineData(71, 1)]
    public void A_headline_is_measured_as_readers_count(int length, int findings) =>
        Assert.Equal(findings, CopyCheck.Read(Clean with { Headline = string.Concat(Enumerable.Repeat("é", length)) }).Count(finding => finding.Check == "headline-length"));

    [Fact]
    public void A_caption_is_asked_for_its_credit_and_a_photo_for_its_alternative_text()
    {
        var copy = Clean with { Captions = [new CopyCaption { Text = "Talks in Geneva." }, new CopyCaption { Photo = "b.jpg" }, new CopyCaption()] };

        Assert.Equal(
            [("caption-credit", "Caption 1", "Captions[0].Credit"), ("caption-credit", "Caption 2", "Captions[1].Credit"), ("alternative-text", "Caption 2", "Captions[1].AlternativeText")],
            CopyCheck.Read(copy).Select(finding => (finding.Check, finding.Spot.Where, finding.Spot.Field)));
    }

    [Fact]
    public void A_decorative_photo_and_a_caption_without_one_need_no_alternative_text() => Assert.Empty(CopyCheck.Read(Clean with
    {
        Captions = [new CopyCaption { Photo = "a.jpg", HasCredit = true, IsDecorative = true }, new CopyCaption { Text = "Talks.", HasCredit = true }],
    }));

    [Fact]
    public void A_parenthesis_that_may_be_the_credit_is_named() =>
        Assert.Contains("“UN archive”", Assert.Single(CopyCheck.Read(Clean with { Captions = [new CopyCaption { Text = "Talks in 2015 (UN archive)" }] })).Text, StringComparison.Ordinal);

    [Fact]
    public void A_link_that_leads_nowhere_is_found_where_it_stands()
    {
        const string body = "One.\n\nSee [this](/articles/gone) and [that](/articles/there \"title\"), `[code](/articles/gone)`.";
        var copy = Clean with { Body = body, BrokenLinks = new Dictionary<string, string> { ["/articles/gone"] = "no story is there" } };

        var finding = Assert.Single(CopyCheck.Read(copy));
        Assert.Equal(("link", "Paragraph 2", "/articles/gone"), (finding.Check, finding.Spot.Where, body.Substring(finding.Spot.Start, finding.Spot.Length)));
    }

    [Fact]
    public void No_tag_and_no_section_are_found() =>
        Assert.Equal(["tag", "section"], CopyCheck.Read(Clean with { HasTags = false, HasSection = false }).Select(finding => finding.Check));

    [Fact]
    public void A_finding_is_another_one_when_its_words_change()
    {
        string Key(string body) => Assert.Single(Find("doubled-word", body)).Key;

        Assert.Equal(Key("In the the morning."), Key("Later, in the the evening."));
        Assert.NotEqual(Key("In the the morning."), Key("It was at at noon."));
        Assert.Equal(64, Key("In the the morning.").Length);
    }

    private static List<Finding> Find(string check, string body) => [.. CopyCheck.Read(Clean with { Body = body }).Where(finding => finding.Check == check)];

    private static string Fixed(string body, Finding finding) =>
        finding.Fixes.OrderByDescending(fix => fix.Start).Aggregate(body, (text, fix) => text[..fix.Start] + fix.Replacement + text[(fix.Start + fix.Length)..]);
}
