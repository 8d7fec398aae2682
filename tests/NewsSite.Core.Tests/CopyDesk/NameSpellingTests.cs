using NewsSite.Core.CopyDesk;

namespace NewsSite.Core.Tests.CopyDesk;

public sealed class NameSpellingTests
{
    [Theory]
    [InlineData("General Giovanni Iannucci came.\n\nLannucci said so.", "Iannucci", "Lannucci")] // I for l
    [InlineData("He met Recep Erdoğan. Mr. Erdogan left.", "Erdoğan", "Erdogan")] // diacritics
    [InlineData("He met William Burnes. Mr. Bumes left.", "Burnes", "Bumes")] // rn for m
    [InlineData("The town of Kha0rah. In Khaorah it rained.", "Kha0rah", "Khaorah")] // 0 for o
    [InlineData("Minister Fuad Hussein came. Then Fuad Hussain left.", "Hussein", "Hussain")]
    [InlineData("He met Volodymyr Zelensky. Later Mr. Zelenskyy left.", "Zelensky", "Zelenskyy")]
    [InlineData("President Mahmoud Ahmadinejad came. Then Mr. Ahmedinijad left.", "Ahmadinejad", "Ahmedinijad")] // two letters of a long name
    [InlineData("He met John Smith. Mr. Smyth left.", "Smith", "Smyth")]
    public void One_name_spelt_two_ways_is_found(string body, string first, string second)
    {
        var finding = Assert.Single(Find(new Copy { Body = body }));

        Assert.Equal([first, second], finding.Quotes);
        Assert.Empty(finding.Fixes);
    }

    [Theory]
    [InlineData("Ann Johnson met Bob Johnston.")] // two people
    [InlineData("He met Mr. Brown of Crown Street.")] // short words
    [InlineData("The German minister left Germany. The Iraqi minister left Iraq. Americans like America.")] // words of one stem
    [InlineData("Hussein’s plan is Hussein's own. NATO is Nato.")] // possessives, capitals
    [InlineData("The Agency and other Agencies. The Administrator of the Administration.")]
    [InlineData("He asked about Marsden. Marsten, marsten, he said.")] // a word that is written small too
    [InlineData("See https://example.org/Iannucci and `Lannucci` and @Iannucci.")] // no prose
    [InlineData("## Building Better Websites\n\nBuildings were built.")]
    [InlineData("قال الوزير فؤاد حسين إن حسن غادر. وقال حسان.")] // a script without capitals
    public void Names_that_are_not_one_are_let_be(string body) => Assert.Empty(Find(new Copy { Body = body }));

    [Fact]
    public void It_is_found_across_headline_captions_and_credits()
    {
        var copy = new Copy
        {
            Headline = "Iannucci meets the minister",
            Standfirst = "General Giovanni Iannucci came.",
            Body = "They met.",
            Captions = [new CopyCaption { Text = "Talks.", Credit = "Lannucci/AFP", HasCredit = true }],
        };

        Assert.Equal(("Credit of caption 1", "Captions[0].Credit"), (Assert.Single(Find(copy)).Spot.Where, Find(copy)[0].Spot.Field));
    }

    [Fact]
    public void Two_spellings_that_are_both_tags_are_two_names() =>
        Assert.Empty(Find(new Copy { Body = "Minister Fuad Hussein met Fuad Hussain.", KnownWords = new HashSet<string> { "hussein", "hussain" } }));

    [Fact]
    public void The_spelling_of_a_tag_is_the_fix_of_the_other_everywhere()
    {
        const string body = "He met Fuad Hussain. Then **Hussain** left, and Fuad Hussein came.";
        var finding = Assert.Single(Find(new Copy { Body = body, KnownWords = new HashSet<string> { "hussein" } }));

        Assert.Equal(["Hussein", "Hussein"], finding.Fixes.Select(fix => fix.Replacement));
        Assert.All(finding.Fixes, fix => Assert.Equal("Hussain", body.Substring(fix.Start, fix.Length)));
    }

    [Fact]
    public void The_sample_spells_one_name_two_ways_and_no_other()
    {
        var findings = new List<Finding>();
        foreach (var story in File.ReadAllText(Directory.GetFiles(Path.Combine(Repository.Root, "seeds"))[0]).ReplaceLineEndings("\n").Split("\n\n\n\n"))
            findings.AddRange(Find(new Copy { Headline = story.Trim().Split('\n')[0], Body = story }));

        Assert.Equal(["Iannucci", "Lannucci"], Assert.Single(findings).Quotes);
    }

    private static List<Finding> Find(Copy copy) => [.. CopyCheck.Read(copy).Where(finding => finding.Check == "name-spelling")];
}
