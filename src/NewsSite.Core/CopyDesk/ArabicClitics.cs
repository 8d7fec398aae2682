namespace NewsSite.Core.CopyDesk;

/// <summary>
/// Arabic writes “and”, “so”, “in”, “as” and “for” onto the front of a word: وبالعراق is “and in Iraq”. Whether such a letter is one of these or the word's own
/// only the word tells, so a word is looked up as written first, and then without them.
/// </summary>
internal static class ArabicClitics
{
    // What is left must be a word.
    private const int Shortest = 3;

    /// <summary>The ways to read a folded word, as written first; it alone in other scripts.</summary>
    public static IEnumerable<string> Bare(string word)
    {
        yield return word;
        if (word.Length <= Shortest || word[0] is not ('و' or 'ف' or 'ب' or 'ك' or 'ل'))
            yield break;

        var afterAnd = word[0] is 'و' or 'ف' ? word[1..] : word;
        if (afterAnd.Length < word.Length)
            yield return afterAnd;
        if (afterAnd.Length <= Shortest)
            yield break;
        if (afterAnd.StartsWith("لل", StringComparison.Ordinal))
            yield return "ال" + afterAnd[2..]; // the article loses its alef behind "for"
        if (afterAnd[0] is 'ب' or 'ك' or 'ل')
            yield return afterAnd[1..];
    }
}
