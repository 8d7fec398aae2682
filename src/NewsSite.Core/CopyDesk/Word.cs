using System.Globalization;

namespace NewsSite.Core.CopyDesk;

/// <summary>A word of a passage: letters and digits, with what is written on them and apostrophes inside; a hyphen ends it.</summary>
/// <param name="Text">As written, without marks of formatting.</param>
/// <param name="Start">Index of its first letter in the passage.</param>
/// <param name="End">Index after its last one.</param>
/// <param name="BeginsSentence">True where any word would have a capital letter.</param>
internal readonly record struct Word(string Text, int Start, int End, bool BeginsSentence)
{
    /// <summary>True for a word with a capital letter in front.</summary>
    public bool HasCapital => char.IsUpper(Text[0]);

    /// <summary>True for two letters or more, all of them capitals.</summary>
    public bool IsAllCapitals => Text.Length > 1 && Text.All(c => !char.IsLetter(c) || char.IsUpper(c)) && Text.Any(char.IsLetter);

    /// <summary>The words of a text in order.</summary>
    public static IReadOnlyList<Word> Of(string prose)
    {
        var words = new List<Word>();
        for (var at = 0; at < prose.Length;)
        {
            if (!IsPart(prose, at))
            {
                at++;
                continue;
            }

            var start = at;
            while (at < prose.Length && (IsPart(prose, at) || IsInside(prose, at)))
                at++;
            while (prose[at - 1] == Prose.Joint)
                at--;
            words.Add(new Word(prose[start..at].Replace(Prose.Joint.ToString(), "", StringComparison.Ordinal), start, at, IsStart(prose, start, words)));
        }

        return words;
    }

    private static bool IsPart(string text, int at) => char.GetUnicodeCategory(text, at) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
            or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.DecimalDigitNumber => true,
        _ => char.IsLowSurrogate(text[at]) && at > 0 && IsPart(text, at - 1),
    };

    // An apostrophe or a mark of formatting between two letters.
    private static bool IsInside(string text, int at) =>
        text[at] is '\'' or '’' or '‘' or Prose.Joint or '\u00AD' or '\u200C' or '\u200D' && at + 1 < text.Length && (IsPart(text, at + 1) || (text[at + 1] == Prose.Joint && IsInside(text, at + 1)));

    private static bool IsStart(string text, int start, List<Word> before)
    {
        var at = start - 1;
        while (at >= 0 && (text[at] is ' ' or '\t' or '\r' or '\n' or Prose.Joint or '"' or '“' or '”' or '‘' or '’' or '\'' or '«' or '»' or '„' or '(' or '[' or '*'))
            at--;
        if (at < 0)
            return true;

        // "Gen. Iannucci", "Mr. Smith": the stop of a shortened word ends no sentence.
        if (text[at] == '.' && before is [.., var last] && last.End == at && last.HasCapital && last.Text.Length <= 4)
            return false;
        return text[at] is '.' or '!' or '?' or '…' or ':' or ';' or '؟' or Prose.Start or Prose.Hole or '|' or '–' or '—';
    }
}
