using CsCheck;
using NewsSite.Core.Publishing;
using NewsSite.Core.Publishing.Merging;

namespace NewsSite.Core.Tests.Publishing.Merging;

public sealed class DraftMergeTests
{
    private static readonly DraftText Before = new()
    {
        Headline = "Harbour opens",
        Body = "One.\n\nTwo.\n\nThree.",
        Tags = ["Ferries", "Ports"],
        Captions = [new DraftCaption { Caption = "A boat.", Credit = "AFP" }, new DraftCaption { Caption = "A quay.", PhotoId = 7 }],
    };

    private static readonly Gen<string> Word = Gen.Int[0, 3].Select(i => new[] { "north", "south", "east", "west" }[i]);

    private static readonly Gen<DraftText> Draft = Gen.Select(
        Word, Word.Array[0, 5], Word.Array[0, 3], Gen.Select(Word, Word, Gen.Long[0, 2]).Array[0, 3],
        (headline, paragraphs, tags, captions) => new DraftText
        {
            Headline = headline,
            Body = string.Join("\n\n", paragraphs),
            Tags = [.. tags.Distinct()],
            Captions = [.. captions.Select(c => new DraftCaption { Caption = c.Item1, Credit = c.Item2, PhotoId = c.Item3 == 0 ? null : c.Item3 })],
        });

    [Fact]
    public void What_only_one_side_changed_is_that_sides() => Gen.Select(Draft, Draft).Sample((before, changed) =>
    {
        foreach (var merged in new[] { DraftMerge.Of(before, before, changed), DraftMerge.Of(before, changed, before), DraftMerge.Of(before, changed, changed) })
        {
            Assert.Empty(merged.Collisions);
            Assert.Equal(Say(changed), Say(merged.Text));
        }
    });

    [Fact]
    public void Every_word_that_a_side_brought_in_is_in_the_merged_story_or_in_a_collision() => Gen.Select(Draft, Draft, Draft).Sample((before, mine, theirs) =>
    {
        var merged = DraftMerge.Of(before, Marked(mine, before, "mine"), Marked(theirs, before, "theirs"));
        var all = Say(merged.Text) + string.Concat(merged.Collisions.Select(collision => $"{collision.Mine}\n{collision.Theirs}\n"));
        Assert.All(Brought(Marked(mine, before, "mine"), "mine").Concat(Brought(Marked(theirs, before, "theirs"), "theirs")), words => Assert.Contains(words, all, StringComparison.Ordinal));
    });

    [Fact]
    public void Choosing_theirs_everywhere_leaves_no_collision_with_theirs() => Gen.Select(Draft, Draft, Draft).Sample((before, mine, theirs) =>
    {
        var merged = DraftMerge.Of(before, mine, theirs);
        var chosen = DraftMerge.Of(before, mine, theirs, [.. merged.Collisions.Select(_ => MergeChoice.Theirs)]);
        Assert.Equal(merged.Collisions.Count, chosen.Collisions.Count);
        Assert.Equal(theirs.Headline == before.Headline ? mine.Headline : theirs.Headline, chosen.Text.Headline);
    });

    [Fact]
    public void Different_paragraphs_fields_captions_and_tags_go_together()
    {
        var mine = Before with { Body = "One, mine.\n\nTwo.\n\nThree.", Tags = ["Ferries", "Ports", "Night"], Captions = [Before.Captions[0] with { Credit = "Reuters" }, Before.Captions[1]] };
        var theirs = Before with { Headline = "Harbour open", Body = "One.\n\nTwo.\n\nThree, theirs.", Tags = ["Ports"], Captions = [Before.Captions[0], Before.Captions[1] with { Caption = "The quay." }, new DraftCaption { Caption = "New." }] };

        var merged = DraftMerge.Of(Before, mine, theirs);

        Assert.Empty(merged.Collisions);
        Assert.Equal(("Harbour open", "One, mine.\n\nTwo.\n\nThree, theirs."), (merged.Text.Headline, merged.Text.Body));
        Assert.Equal(["Ports", "Night"], merged.Text.Tags);
        Assert.Equal([("A boat.", "Reuters"), ("The quay.", ""), ("New.", "")], merged.Text.Captions.Select(c => (c.Caption, c.Credit)));
        Assert.Equal(["Headline", "Paragraph 3", "Tags", "A new caption", "Caption 2"], merged.Taken);
    }

    [Theory]
    [InlineData(MergeChoice.Mine, "One, mine.\n\nTwo.\n\nThree.")]
    [InlineData(MergeChoice.Theirs, "One, theirs.\n\nTwo.\n\nThree.")]
    [InlineData(MergeChoice.Both, "One, mine.\n\nOne, theirs.\n\nTwo.\n\nThree.")]
    public void One_paragraph_of_two_is_chosen(MergeChoice choice, string body)
    {
        var merged = DraftMerge.Of(Before, Before with { Body = "One, mine.\n\nTwo.\n\nThree." }, Before with { Body = "One, theirs.\n\nTwo.\n\nThree." }, [choice]);

        Assert.Equal(new Collision(0, "Paragraph 1", "One.", "One, mine.", "One, theirs.", CanKeepBoth: true), Assert.Single(merged.Collisions));
        Assert.Equal(body, merged.Text.Body);
    }

    [Fact]
    public void A_caption_that_one_took_out_and_the_other_changed_is_asked()
    {
        var without = Before with { Captions = [Before.Captions[1]] };
        var changed = Before with { Captions = [Before.Captions[0] with { Caption = "Two boats." }, Before.Captions[1]] };

        Assert.Equal("Two boats. · AFP", Assert.Single(DraftMerge.Of(Before, without, changed).Collisions).Theirs);
        Assert.Equal(["A quay."], DraftMerge.Of(Before, without, changed, [MergeChoice.Mine]).Text.Captions.Select(c => c.Caption));
        Assert.Equal(["Two boats.", "A quay."], DraftMerge.Of(Before, without, changed, [MergeChoice.Theirs]).Text.Captions.Select(c => c.Caption));
    }

    [Fact]
    public void A_lead_picture_that_both_changed_is_asked()
    {
        var three = Before with { Captions = [.. Before.Captions, new DraftCaption { Caption = "A crane." }] };
        var mine = three with { Captions = [three.Captions[1], three.Captions[0], three.Captions[2]] };
        var theirs = three with { Captions = [three.Captions[2], three.Captions[0], three.Captions[1]] };

        Assert.Equal("Order of the captions", Assert.Single(DraftMerge.Of(three, mine, theirs).Collisions).Part);
        Assert.Equal("A crane.", DraftMerge.Of(three, mine, theirs, [MergeChoice.Theirs]).Text.Captions[0].Caption);
    }

    [Fact]
    public void From_a_start_that_nobody_knows_every_difference_is_asked()
    {
        var merged = DraftMerge.Of(new DraftText(), Before, Before with { Headline = "Theirs", Body = "Other words." });

        Assert.Equal(["Headline", "Paragraphs 1 to 3"], merged.Collisions.Select(collision => collision.Part));
    }

    // What a side changed says whose it is, so that it can be looked for.
    private static DraftText Marked(DraftText side, DraftText before, string who) => side with
    {
        Headline = side.Headline == before.Headline ? side.Headline : $"{side.Headline} {who}",
        Body = string.Join("\n\n", TextBlocks.Of(side.Body).Select((block, i) => i % 2 == 0 ? block.Key : $"{block.Key} {who} {i}")),
        Captions = [.. side.Captions.Select((caption, i) => caption with { Credit = $"{caption.Credit} {who} {i}" })],
    };

    private static IEnumerable<string> Brought(DraftText side, string who) =>
        new[] { side.Headline }.Concat(TextBlocks.Of(side.Body).Select(block => block.Key)).Concat(side.Captions.Select(c => c.Credit)).Where(words => words.Contains(who, StringComparison.Ordinal));

    private static string Say(DraftText text) => string.Join('\n',
        text.Headline, string.Join('|', TextBlocks.Of(text.Body).Select(block => block.Key)), string.Join('|', text.Tags),
        string.Join('|', text.Captions.Select(c => $"{c.PhotoId} {c.Caption} {c.Credit}")));
}
