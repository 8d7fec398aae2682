namespace NewsSite.Core.Search;

/// <summary>One thing that is looked for: a word in any of its forms, the beginning of a word, or a phrase, which stands for itself alone.</summary>
public sealed class SearchTerm
{
    /// <summary>Letters that a beginning must have to be looked for.</summary>
    internal const int BeginningLeast = 2;

    // Too many words begin with two or three letters for all texts to be looked through.
    private const int BeginningInTextLeast = 4;

    private SearchTerm(string text, string typed, bool isBeginning, IReadOnlyList<string> others) =>
        (Text, Typed, IsBeginning, Forms) = (text, typed, isBeginning, [text, .. others]);

    /// <summary>Folded by <see cref="SearchText"/>: one word, or several joined by one space, which must stand together in that order.</summary>
    public string Text { get; }

    /// <summary>As it was typed, without the signs around it.</summary>
    public string Typed { get; }

    /// <summary>True when it stands for every word that begins so.</summary>
    public bool IsBeginning { get; }

    /// <summary>True when it is several words.</summary>
    public bool IsPhrase => Text.Contains(' ', StringComparison.Ordinal);

    /// <summary>What to look for, any of it: first <see cref="Text"/>, then its other forms. Letters and digits, and in a phrase single spaces.</summary>
    public IReadOnlyList<string> Forms { get; }

    /// <summary>True when it is looked for in headlines only.</summary>
    internal bool IsForHeadlines => IsBeginning && Text.Length < BeginningInTextLeast;

    /// <summary>A word in all its forms, or a phrase.</summary>
    /// <param name="text">Folded.</param>
    /// <param name="typed">As typed.</param>
    /// <param name="isQuoted">True for exactly these words.</param>
    internal static SearchTerm Of(string text, string typed, bool isQuoted) =>
        new(text, typed, false, isQuoted || text.Contains(' ', StringComparison.Ordinal) ? [] : WordForms.Others(text));

    /// <summary>Every word that begins so.</summary>
    /// <param name="text">One folded word.</param>
    /// <param name="typed">As typed.</param>
    internal static SearchTerm Beginning(string text, string typed) => new(text, typed, true, WordForms.OtherBeginnings(text));

    /// <summary>True when the words of a text answer it at that place.</summary>
    internal bool StandsAt(IReadOnlyList<SearchWord> words, int at, out int length)
    {
        foreach (var form in Forms)
        {
            length = form.AsSpan().Count(' ') + 1;
            if (length == 1 ? IsBeginning ? words[at].Folded.StartsWith(form, StringComparison.Ordinal) : words[at].Folded == form : IsPhraseAt(words, at, form))
                return true;
        }

        length = 0;
        return false;
    }

    private static bool IsPhraseAt(IReadOnlyList<SearchWord> words, int at, string phrase)
    {
        foreach (var part in phrase.AsSpan().Split(' '))
        {
            if (at == words.Count || !phrase.AsSpan(part).SequenceEqual(words[at++].Folded))
                return false;
        }

        return true;
    }
}
