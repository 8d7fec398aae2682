using CsCheck;
using NewsSite.Core.Publishing;

namespace NewsSite.Core.Tests.Publishing;

public sealed class TextDiffTests
{
    [Fact]
    public void A_changed_word_is_told_within_its_line()
    {
        var pieces = TextDiff.Of("One.\nThe old harbour.\nThree.", "One.\nThe new harbour.\nThree.");

        Assert.Equal(
            [(TextChange.Kept, "One.\nThe "), (TextChange.Removed, "old"), (TextChange.Added, "new"), (TextChange.Kept, " harbour.\nThree.")],
            pieces.Select(piece => (piece.Kind, piece.Text)));
    }

    [Fact]
    public void The_pieces_make_both_texts() =>
        Gen.Select(Text, Text).Sample((before, after) =>
        {
            var pieces = TextDiff.Of(before, after);
            return string.Concat(pieces.Where(p => p.Kind != TextChange.Added).Select(p => p.Text)) == before
                && string.Concat(pieces.Where(p => p.Kind != TextChange.Removed).Select(p => p.Text)) == after;
        }, iter: 2_000);

    [Fact]
    public void A_changed_line_is_found_in_a_text_of_any_length()
    {
        var lines = Enumerable.Range(0, 30_000).Select(i => $"Line {i}.\n").ToList();
        var before = string.Concat(lines);
        lines[15_000] = "Another line.\n";

        var pieces = TextDiff.Of(before, string.Concat(lines));

        Assert.Contains(pieces, piece => piece.Kind == TextChange.Added && piece.Text.Contains("Another", StringComparison.Ordinal));
        Assert.True(pieces.Where(piece => piece.Kind != TextChange.Kept).Sum(piece => piece.Text.Length) < 40);
    }

    [Fact]
    public void Two_long_texts_without_a_word_in_common_are_compared_at_once()
    {
        var before = string.Concat(Enumerable.Range(0, 30_000).Select(i => $"a{i} "));
        var after = string.Concat(Enumerable.Range(0, 30_000).Select(i => $"b{i} "));
        var began = TimeProvider.System.GetTimestamp();

        Assert.Equal(2, TextDiff.Of(before, after).Count);

        Assert.InRange(TimeProvider.System.GetElapsedTime(began).TotalSeconds, 0, 2);
    }

    private static readonly string[] Parts = ["a", "b", "long", " ", ".", "\n", "\r\n", "\n\n", "ع", "-"];

    private static Gen<string> Text => Gen.Int[0, Parts.Length - 1].Array[0, 30].Select(parts => string.Concat(parts.Select(part => Parts[part])));
}
