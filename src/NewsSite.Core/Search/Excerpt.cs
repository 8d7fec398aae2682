using System.Text;

namespace NewsSite.Core.Search;

/// <summary>A piece of an excerpt, plain text of the story as it was written; the page encodes it.</summary>
/// <param name="Text">Never empty.</param>
/// <param name="IsMarked">True for a word or phrase that was looked for.</param>
public readonly record struct ExcerptPart(string Text, bool IsMarked);

/// <summary>
/// Shows where a text answers a query. Words are compared folded and marked whole in the text as written, so that a mark never
/// comes between a letter and the accents or vowel marks on it.
/// </summary>
public static class Excerpt
{
    /// <summary>Characters of an excerpt: about three lines on a phone.</summary>
    private const int Length = 240;

    /// <summary>Characters that stand before the first found word, to read it in its sentence.</summary>
    private const int LeadLength = 60;

    /// <summary>The whole text with the wanted terms marked.</summary>
    public static IReadOnlyList<ExcerptPart> Whole(string text, SearchQuery query) =>
        Parts(text, 0, text.Length, FoundTerms.In(text, query));

    /// <summary>
    /// The part of the text in which most of the wanted terms stand, the earliest of several, cut between words and with "…" where text is
    /// left out; the beginning when none is in it; nothing of an empty text.
    /// </summary>
    public static IReadOnlyList<ExcerptPart> Best(string text, SearchQuery query)
    {
        var found = FoundTerms.In(text, query);
        var (start, end) = Window(text, found);
        return Parts(text, start, end, found);
    }

    private static (int Start, int End) Window(string text, IReadOnlyList<FoundTerm> found)
    {
        var first = FirstOfBest(found);
        var start = first <= LeadLength ? 0 : WordStart(text, first - LeadLength, first);
        if (text.Length - start <= Length)
            return (start, text.Length);
        return (start, WordEnd(text, start + Length, Math.Max(start, first)));
    }

    // Start of the found term from which on an excerpt holds the most different terms. Few terms fit into one, so each start may count anew.
    private static int FirstOfBest(IReadOnlyList<FoundTerm> found)
    {
        var (best, most) = (0, 0);
        for (var from = 0; from < found.Count; from++)
        {
            var end = found[from].Start + Length - LeadLength;
            var count = found.Skip(from).TakeWhile(term => term.Start < end).Select(term => term.Term).Distinct().Count();
            if (count > most)
                (best, most) = (found[from].Start, count);
        }

        return best;
    }

    private static List<ExcerptPart> Parts(string text, int start, int end, IReadOnlyList<FoundTerm> found)
    {
        var parts = new List<ExcerptPart>();
        var at = start;
        if (start > 0)
            parts.Add(new ExcerptPart("…", false));
        foreach (var term in found)
        {
            var (from, to) = (Math.Max(term.Start, at), Math.Min(term.End, end));
            if (from >= to)
                continue;
            Add(text[at..from], false);
            Add(text[from..to], true);
            at = to;
        }

        Add(text[at..end], false);
        if (end < text.Length)
            parts.Add(new ExcerptPart("…", false));
        return parts;

        void Add(string part, bool isMarked)
        {
            if (part.Length > 0)
                parts.Add(new ExcerptPart(part.ReplaceLineEndings(" "), isMarked));
        }
    }

    // The first word that begins at or after the wished place, at the latest the found one.
    private static int WordStart(string text, int wished, int found)
    {
        for (var at = wished; at < found; at++)
        {
            if (char.IsWhiteSpace(text[at - 1]) && !char.IsWhiteSpace(text[at]))
                return at;
        }

        return found;
    }

    // The last word that ends at or before the wished place; within a text without spaces the last whole letter.
    private static int WordEnd(string text, int wished, int found)
    {
        for (var at = wished; at > found; at--)
        {
            if (char.IsWhiteSpace(text[at]))
                return at;
        }

        var letter = wished;
        while (letter > found + 1 && (!Rune.TryGetRuneAt(text, letter, out var rune) || SearchWords.IsWrittenOnLetter(rune)))
            letter--;
        return letter;
    }
}
