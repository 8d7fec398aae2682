using CsCheck;
using NewsSite.Core.Articles;

namespace NewsSite.Core.Tests.Articles;

public sealed class NotedPassageTests
{
    private static readonly string[] Words = ["ferry", "quay", "said", "ميناء", "𝒳", "é", " ", "\n", "."];

    [Fact]
    public void Words_are_known_again_where_they_moved_to()
    {
        var noted = NotedPassage.Of("Body", "The harbour opens. The quay stays shut.", 23, 4);

        Assert.Equal("quay", noted.Quote);
        Assert.Equal(44, noted.In("A new beginning.\n\nThe harbour opens. So the quay stays shut."));
        Assert.Null(noted.In("The harbour opens. The pier stays shut."));
        Assert.Null(noted.In(""));
    }

    [Fact]
    public void Of_the_same_words_in_two_places_those_are_meant_beside_which_the_same_stands()
    {
        const string text = "He said yes. She said yes. They said yes.";
        var noted = NotedPassage.Of("Body", text, text.IndexOf("She", StringComparison.Ordinal) + 4, 8);

        Assert.Equal("said yes", noted.Quote);
        Assert.Equal(17, noted.In(text));
        Assert.Equal(4, noted.In("She said yes. He said yes."));
        Assert.Equal(3, noted.In("We said yes, and all said yes"));
    }

    [Fact]
    public void Whatever_is_put_before_or_after_it_a_passage_is_found_where_it_was_noted()
    {
        var word = Gen.Int[0, Words.Length - 1].Select(i => Words[i]);
        var words = word.Array[1, 40].Select(string.Concat);
        Gen.Select(words, words, Gen.Int[0, 1000], Gen.Int[1, 1000]).Sample((text, other, from, length) =>
        {
            var start = from % text.Length;
            var noted = NotedPassage.Of("Body", text, start, 1 + (length % (text.Length - start)));

            Assert.Equal(noted.Quote, text.Substring(start, noted.Quote.Length));
            Assert.False(noted.Before.Length > 0 && char.IsLowSurrogate(noted.Before[0]));
            Assert.False(noted.After.Length > 0 && char.IsHighSurrogate(noted.After[^1]));
            Assert.Equal(noted.Quote, text.Substring(noted.In(text)!.Value, noted.Quote.Length));
            var moved = other + text;
            Assert.Equal(noted.Quote, moved.Substring(noted.In(moved)!.Value, noted.Quote.Length));
            Assert.Equal(other.Contains(noted.Quote, StringComparison.Ordinal), noted.In(other) is not null);
        });
    }
}
