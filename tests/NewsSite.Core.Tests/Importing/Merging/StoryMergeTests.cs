using CsCheck;
using NewsSite.Core.Importing.Merging;
using NewsSite.Core.Publishing.Merging;

namespace NewsSite.Core.Tests.Importing.Merging;

public sealed class StoryMergeTests
{
    private static readonly Gen<string> Word = OneOf("north", "south", "east", "west");

    private static readonly Gen<StoryText> Story = Gen.Select(
        Word, Word, Word.Array[0, 5], Gen.Select(Word, OneOf<string?>("AFP", "Reuters", null)).Array[0, 3],
        (headline, byline, paragraphs, captions) => new StoryText
        {
            Headline = headline,
            Byline = byline,
            Language = "en",
            Body = string.Join("\n\n", paragraphs),
            Captions = [.. captions.Select(caption => new MergeCaption(caption.Item1, caption.Item2))],
        });

    [Fact]
    public void A_story_that_only_one_side_changed_is_that_side_s_without_a_conflict() => Gen.Select(Story, Story).Sample((before, changed) =>
    {
        foreach (var merged in new[] { StoryMerge.Of(before, before, changed), StoryMerge.Of(before, changed, before), StoryMerge.Of(before, changed, changed) })
        {
            Assert.True(merged.Text.SaysTheSame(changed));
            Assert.Empty(merged.Conflicts);
        }
    });

    [Fact]
    public void Every_paragraph_that_the_desk_changed_is_in_the_merged_story() => Gen.Select(Story, Story, Story).Sample((before, desk, source) =>
    {
        var was = Paragraphs(before).ToList();
        var changed = Paragraphs(desk).Where(paragraph => !was.Remove(paragraph));
        var merged = Paragraphs(StoryMerge.Of(before, desk, source).Text).ToList();
        Assert.All(changed, paragraph => Assert.True(merged.Remove(paragraph), paragraph));
    });

    [Fact]
    public void A_text_that_no_change_of_the_source_reached_is_the_desk_s_to_the_letter()
    {
        var before = Text("One.\n\nTwo.");
        var desk = Text("One, better.\r\n\r\n\r\n```\r\ncode\r\n```\r\n\r\nTwo.\r\n");

        Assert.Equal(desk.Body, StoryMerge.Of(before, desk, before).Text.Body);
    }

    [Fact]
    public void Line_ends_of_a_browser_are_no_change()
    {
        var merged = StoryMerge.Of(Text("One.\n\nTwo."), Text("One.\r\n\r\nTwo."), Text("One.\n\nTwo, newer."));

        Assert.Empty(merged.Conflicts);
        Assert.Equal(["One.", "Two, newer."], Paragraphs(merged.Text));
    }

    [Fact]
    public void What_both_changed_is_the_desk_s_and_every_version_is_in_the_conflict()
    {
        var merged = StoryMerge.Of(
            Text("One.\n\nTwo.") with { Headline = "Old" }, Text("One.\n\nMine.") with { Headline = "Mine" }, Text("One.\n\nTheirs.") with { Headline = "Theirs" });

        Assert.Equal(("Mine", "One.\n\nMine."), (merged.Text.Headline, merged.Text.Body));
        Assert.Equal(
            [new StoryConflict("Headline", "Old", "Theirs", "Mine"), new StoryConflict("Paragraph 2", "Two.", "Theirs.", "Mine.")],
            merged.Conflicts);
    }

    [Fact]
    public void A_caption_keeps_its_photo_when_the_source_changes_its_text()
    {
        var merged = Captions([new("Talks.", "AFP")], [new("Talks.", "AFP", PhotoId: 7, "Two people")], [new("Talks in Geneva.", "AFP")]);

        Assert.Equal([new MergeCaption("Talks in Geneva.", "AFP", 7, "Two people")], merged.Text.Captions);
        Assert.Empty(merged.Conflicts);
    }

    [Fact]
    public void A_caption_with_a_photo_stays_when_the_source_takes_it_out()
    {
        var merged = Captions([new("Talks.", "AFP")], [new("Talks.", "AFP", PhotoId: 7)], []);

        Assert.Equal([new MergeCaption("Talks.", "AFP", 7)], merged.Text.Captions);
        Assert.Equal([new StoryConflict("Caption 1", "Talks. (AFP)", "", "Talks. (AFP)")], merged.Conflicts);
    }

    [Fact]
    public void Text_and_credit_of_a_caption_are_merged_apart()
    {
        var merged = Captions([new("Talks.", null)], [new("Talks.", "AFP")], [new("Talks in Geneva.", null)]);

        Assert.Equal([new MergeCaption("Talks in Geneva.", "AFP")], merged.Text.Captions);
        Assert.Empty(merged.Conflicts);
    }

    [Fact]
    public void A_credit_that_both_changed_is_a_conflict_of_the_credit_alone()
    {
        var merged = Captions([new("Talks.", "AFP")], [new("Talks.", "Reuters")], [new("Talks in Geneva.", "AP")]);

        Assert.Equal([new MergeCaption("Talks in Geneva.", "Reuters")], merged.Text.Captions);
        Assert.Equal([new StoryConflict("Caption 1, credit", "AFP", "AP", "Reuters")], merged.Conflicts);
    }

    [Fact]
    public void A_conflict_says_where_its_part_is_in_the_merged_story()
    {
        var merged = StoryMerge.Of(
            Text("One.\n\nTwo.\n\nThree.") with { Captions = [new("Talks.", null), new("Hall.", null)] },
            Text("One.\n\nTwo.\n\nMine.") with { Captions = [new("Talks.", null), new("My hall.", null)] },
            Text("Lead.\n\nOne.\n\nTwo.\n\nTheirs.") with { Captions = [new("Fresh.", null), new("Talks.", null), new("Their hall.", null)] });

        Assert.Equal(["Caption 3", "Paragraph 4"], merged.Conflicts.Select(conflict => conflict.Part));
        Assert.Equal("My hall.", merged.Text.Captions[2].Text);
        Assert.Equal("Mine.", Paragraphs(merged.Text).ElementAt(3));
    }

    private static StoryText Text(string body) => new() { Headline = "Headline", Language = "en", Body = body };

    private static MergedStory Captions(MergeCaption[] before, MergeCaption[] desk, MergeCaption[] source) =>
        StoryMerge.Of(Text("Body") with { Captions = before }, Text("Body") with { Captions = desk }, Text("Body") with { Captions = source });

    private static IEnumerable<string> Paragraphs(StoryText story) => TextBlocks.Of(story.Body).Select(block => block.Key);

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
