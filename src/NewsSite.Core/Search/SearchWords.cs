using System.Globalization;
using System.Text;

namespace NewsSite.Core.Search;

/// <summary>A word as it is compared, and where it stands in the text that it was read from.</summary>
/// <param name="Folded">As <see cref="SearchText.Fold"/> gives it.</param>
/// <param name="Start">Index of its first letter.</param>
/// <param name="End">Index after its last letter and everything that is written on that letter.</param>
internal readonly record struct SearchWord(string Folded, int Start, int End);

/// <summary>Splits a text into the words of <see cref="SearchText"/> without losing where they stand.</summary>
internal sealed class SearchWords
{
    private readonly List<SearchWord> _words = [];
    private readonly StringBuilder _word = new();
    private int _start;
    private int _end;

    /// <summary>The words in order; joined by single spaces they are the folded text.</summary>
    public static IReadOnlyList<SearchWord> Of(string text)
    {
        var words = new SearchWords();
        for (var at = 0; at < text.Length;)
        {
            Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
            words.Read(rune, at, at + length);
            at += length;
        }

        words.Close();
        return words._words;
    }

    /// <summary>True for what is drawn on the letter before it: accents, vowel marks, vowel signs of Indic scripts, tatweel, joiners.</summary>
    internal static bool IsWrittenOnLetter(Rune rune) =>
        rune.Value is 0x0640 or 0x200C or 0x200D
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark;

    private void Read(Rune rune, int at, int next)
    {
        if (rune.IsAscii)
            ReadPart(rune, at, next);
        else
            foreach (var part in SearchText.Decomposed(rune.ToString()).EnumerateRunes())
                ReadPart(part, at, next);

        if (!IsWrittenOnLetter(rune))
            return;
        if (_word.Length > 0 && _end == at)
            _end = next;
        else if (_word.Length == 0 && _words.Count > 0 && _words[^1].End == at)
            _words[^1] = _words[^1] with { End = next };
    }

    private void ReadPart(Rune part, int at, int next)
    {
        if (SearchText.IsMark(part))
            return;
        if (!Rune.IsLetterOrDigit(part))
        {
            Close();
            return;
        }

        if (_word.Length == 0)
            _start = at;
        _end = next;
        _word.Append(SearchText.FoldLetter(Rune.ToLowerInvariant(part)));
    }

    private void Close()
    {
        if (_word.Length > 0)
            _words.Add(new SearchWord(_word.ToString(), _start, _end));
        _word.Clear();
    }
}
