namespace NewsSite.Core.Tests.Importing.Captures;

/// <summary>R7, R9 and R11.</summary>
public sealed class BodyTests
{
    private const string Header = "H/TT/H//";

    [Theory]
    [InlineData("One.//Two./Three.")]
    [InlineData("They sang:/Freedom!/Freedom!//Freedom!/We want bread.")]
    [InlineData("One.//What happened next//Two.")]
    [InlineData("# One/1. Two/<b>three &amp; *four* `five`")]
    [InlineData("“Quotes” – dashes … and a hyphen - used as a dash, Iannucci then Lannucci")]
    [InlineData("a\u00A0b\u200C\u200D\u200E\u200F\u0640c e\u0301\u05B0 👩\u200D👧")]
    public void Every_line_is_a_paragraph_as_it_came(string body) =>
        Assert.Equal(body.Split('/', StringSplitOptions.RemoveEmptyEntries), Captured.Read(Header + body).Articles.Single().Paragraphs);

    [Theory]
    [InlineData("By Jane Doe", "Jane Doe")]
    [InlineData("By: Jane M. van der Berg", "Jane M. van der Berg")]
    [InlineData("By N.N.", "N.N.")]
    [InlineData("By Jane Doe and Abd al Rahman, Asharq Al-Awsat", "Jane Doe and Abd al Rahman, Asharq Al-Awsat")]
    [InlineData("London: Asharq Al-Awsat", "London: Asharq Al-Awsat")]
    [InlineData("Washington, New York: Reuters", "Washington, New York: Reuters")]
    [InlineData("لندن: «الشرق الأوسط»", "لندن: «الشرق الأوسط»")]
    [InlineData("بقلم: سمير عطا الله", "سمير عطا الله")]
    public void A_first_line_that_names_the_writer_becomes_the_byline(string line, string byline)
    {
        var article = Captured.Read($"{Header}{line}//Body.").Articles.Single();

        Assert.Equal(byline, article.Byline);
        Assert.Equal(["Body."], article.Paragraphs);
    }

    [Theory]
    [InlineData("By Monday")]
    [InlineData("By Jane Doe.")]
    [InlineData("By the time he spoke, it was over")]
    [InlineData("By 2015 Geneva had hosted several meetings")]
    [InlineData("Bystanders Saw It")]
    [InlineData("Syria: What Next")]
    [InlineData("Gaza: War Continues")]
    [InlineData("He quoted two sources: Reuters")]
    [InlineData("بقلم رصاص كتب الوزير استقالته أمس في بغداد ثم سافر")]
    public void A_first_line_that_may_be_something_else_stays_in_the_body(string line)
    {
        var article = Captured.Read($"{Header}{line}//Body.").Articles.Single();

        Assert.Null(article.Byline);
        Assert.Equal([line, "Body."], article.Paragraphs);
    }

    [Fact]
    public void A_byline_further_down_or_alone_stays_in_the_body()
    {
        Assert.Equal(["Body.", "By Jane Doe"], Captured.Read(Header + "Body./By Jane Doe").Articles.Single().Paragraphs);
        Assert.Equal(["By Jane Doe"], Captured.Read(Header + "By Jane Doe").Articles.Single().Paragraphs);
    }

    [Theory]
    [InlineData("BAGHDAD (AFP) - Iraq's minister spoke.", "BAGHDAD (AFP)")]
    [InlineData("TEL AVIV — “We know,” he said.", "TEL AVIV")]
    [InlineData("BEIRUT, Dec 8 (Reuters) - rebels said", "BEIRUT, Dec 8 (Reuters)")]
    [InlineData("بغداد (أ ف ب) - قال الوزير", "بغداد (أ ف ب)")]
    [InlineData("NATO - the alliance - said so.", null)]
    [InlineData("Baghdad - Iraq's minister spoke.", null)]
    [InlineData("UN-led talks - the first - began.", null)]
    [InlineData("الوزير (سمير) - قال", null)]
    [InlineData("BAGHDAD-based officials said.", null)]
    public void A_dateline_is_copied_and_stays_in_the_paragraph(string line, string? dateline)
    {
        var article = Captured.Read(Header + line).Articles.Single();

        Assert.Equal(dateline, article.Dateline);
        Assert.Equal([line], article.Paragraphs);
    }

    [Fact]
    public void Lines_that_look_hard_wrapped_are_pointed_out_and_not_joined()
    {
        string[] wrapped =
        [
            "The envoy said on Sunday that he is closely monitoring the situation",
            "on the ground in Syria, where a dramatic shift in frontlines was seen",
            "in recent days, and that the latest developments pose severe risks to",
            "civilians and have serious implications for regional and international",
            "peace and security.",
        ];

        var report = Captured.Read(Header + string.Join('/', wrapped));

        Assert.Equal(wrapped, report.Articles.Single().Paragraphs);
        Assert.Equal(["f:5: warning: looks hard-wrapped, line 5: stored as it is, a paragraph a line; join the lines if they are one"], report.Messages());
    }

    [Theory]
    [InlineData("A paragraph of seventy characters that ends with a stop, as it should.", 10)]
    [InlineData("A line of sixty to eighty characters, three times is not yet a lot of it", 3)]
    [InlineData("A short line", 10)]
    public void Others_do_not_look_hard_wrapped(string line, int times) =>
        Assert.Empty(Captured.Read(Header + string.Join('/', Enumerable.Range(0, times).Select(i => i + line[1..]))).Messages);
}
