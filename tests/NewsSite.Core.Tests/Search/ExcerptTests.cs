using System.Globalization;
using System.Text;
using CsCheck;
using NewsSite.Core.Search;

namespace NewsSite.Core.Tests.Search;

public sealed class ExcerptTests
{
    private const string Filler = "Nothing of note was said in the long hours that went before the vote, and nobody left the hall. ";

    [Theory]
    [InlineData("Talks open in Rome", "rome", "Talks open in [Rome]")]
    [InlineData("Rome, Rome and Romeo", "rome", "[Rome], [Rome] and Romeo")]
    [InlineData("The peace talks; talks of peace", "\"peace talks\"", "The [peace talks]; talks of peace")]
    [InlineData("A well-known man", "well-known", "A [well-known] man")]
    [InlineData("Iraq's capital", "iraqs capital", "[Iraq's] [capital]")]
    [InlineData("“Rome”", "rome", "“[Rome]”")]
    [InlineData("Cafe\u0301s in the cafe\u0301", "cafe", "[Cafe\u0301s] in the [cafe\u0301]")]
    [InlineData("in café.", "CAFE", "in [café].")]
    [InlineData("مُؤْتَمَرٌ في روما", "مؤتمر", "[مُؤْتَمَرٌ] في روما")]
    [InlineData("إلى القاهرة", "القاهره الى", "[إلى] [القاهرة]")]
    [InlineData("ســـلام", "سلام", "[ســـلام]")]
    [InlineData("the ﬁrst ½ hour", "first 2", "the [ﬁrst] [½] hour")]
    [InlineData("a <b>bold</b> & b", "bold", "a <b>[bold]</b> & b")]
    [InlineData("peace talks in Rome", "\"peace talks\" talks", "[peace talks] in Rome")]
    [InlineData("nothing here", "rome", "nothing here")]
    [InlineData("", "rome", "")]
    public void Found_words_are_marked_whole_in_the_text_as_written(string text, string typed, string expected) =>
        Assert.Equal(expected, Shown(Excerpt.Whole(text, SearchQuery.Parse(typed))));

    [Fact]
    public void The_place_where_most_terms_stand_is_shown()
    {
        var text = "Rome. " + Filler + Filler + Filler + "The envoys met in Rome for peace talks that had failed before. " + Filler + Filler;

        var shown = Shown(Excerpt.Best(text, SearchQuery.Parse("rome talks")));

        Assert.Contains("The envoys met in [Rome] for peace [talks]", shown, StringComparison.Ordinal);
        Assert.StartsWith("…", shown, StringComparison.Ordinal);
        Assert.EndsWith("…", shown, StringComparison.Ordinal);
        Assert.InRange(shown.Length, 150, 260);
    }

    [Fact]
    public void Text_is_left_out_between_words_only()
    {
        var text = string.Concat(Enumerable.Repeat(Filler, 4)) + "Rome " + string.Concat(Enumerable.Repeat(Filler, 4));

        var words = Shown(Excerpt.Best(text, SearchQuery.Parse("rome"))).Trim('…').Split(' ', StringSplitOptions.RemoveEmptyEntries);

        Assert.All(words, word => Assert.Contains(word.Trim('[', ']'), text.Split(' ')));
    }

    [Fact]
    public void Without_a_found_word_the_beginning_is_shown()
    {
        var shown = Shown(Excerpt.Best(Filler + Filler + Filler + Filler, SearchQuery.Parse("rome")));

        Assert.StartsWith(Filler, shown, StringComparison.Ordinal);
        Assert.EndsWith("…", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_run_on() =>
        Assert.Equal("One [Rome] two", Shown(Excerpt.Best("One\nRome\r\ntwo", SearchQuery.Parse("rome"))));

    [Fact]
    public void The_words_of_a_text_are_those_of_its_folded_text() => Gen.String.Sample(text =>
        Assert.Equal(SearchText.Fold(text), string.Join(' ', SearchWords.Of(text).Select(word => word.Folded))));

    [Fact]
    public void Every_letter_that_there_is_is_folded_alike_alone_and_in_a_text()
    {
        foreach (var block in Enumerable.Range(0, 0x110000).Where(IsInUse).Chunk(512))
        {
            var text = string.Concat(block.Select(value => $"a{new Rune(value)}\u0301b "));

            Assert.Equal(SearchText.Fold(text), string.Join(' ', SearchWords.Of(text).Select(word => word.Folded)));
        }
    }

    [Fact]
    public void An_excerpt_of_any_text_is_the_text_and_no_mark_splits_a_letter() => Gen.Select(Texts, Texts).Sample((text, typed) =>
    {
        var query = SearchQuery.Parse(typed);
        var whole = Excerpt.Whole(text, query);
        Assert.Equal(text.ReplaceLineEndings(" "), string.Concat(whole.Select(part => part.Text)));
        foreach (var part in whole.Skip(1))
            Assert.False(Rune.TryGetRuneAt(part.Text, 0, out var first) && SearchWords.IsWrittenOnLetter(first) && whole[0].IsMarked, text);

        var best = Excerpt.Best(text, query);
        Assert.All(best, part => Assert.NotEmpty(part.Text));
        Assert.InRange(best.Sum(part => part.Text.Length), 0, 260);
    });

    // The thousands of Han letters and Hangul syllables in between are all of one kind, and the unassigned and private ones are none.
    private static bool IsInUse(int value) =>
        Rune.IsValid(value)
        && Rune.GetUnicodeCategory(new Rune(value)) is not (UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse)
        && (value is < 0x3500 or > 0xD700 || value % 64 == 0);

    private static Gen<string> Texts { get; } =
        Gen.OneOf(Gen.Char["ab é\u0301\u064Fمو-'\n \u200D"], Gen.Char).Array[0, 600].Select(letters => new string(letters));

    private static string Shown(IReadOnlyList<ExcerptPart> parts) =>
        string.Concat(parts.Select(part => part.IsMarked ? $"[{part.Text}]" : part.Text));
}
