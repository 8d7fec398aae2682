namespace NewsSite.Core.Search;

/// <summary>
/// The other spellings under which a word stands in a text: plural and possessive in Latin script, the article and the short words that Arabic
/// writes onto the front. Made from the word that was looked for, so that every database finds the same and no text is stored twice. It stays with what
/// a rule can tell: no stems, no irregular plurals.
/// </summary>
internal static class WordForms
{
    private const string Article = "ال";

    // What stands before a word: "and", "so", "in", "for", "as", alone, together, and with the article.
    private static readonly string[] Leads = ["", "و", "ف", "ب", "ل", "ك", "وب", "ول", "ال", "وال", "فال", "بال", "كال", "لل", "وبال", "ولل"];

    // Before three letters a single one makes another word as often as not: فكرة is an idea, not "so a ball".
    private static readonly string[] LeadsOfShort = ["", "ال", "بال", "لل"];

    /// <summary>The other forms, folded, without the word itself; none where nothing is known of the script.</summary>
    /// <param name="word">One folded word.</param>
    public static IReadOnlyList<string> Others(string word) => word.Length < 3 ? []
        : IsArabic(word[0]) ? [.. Arabic(word).Where(form => form != word).Distinct()]
        : word.All(char.IsAsciiLetterLower) ? [.. Latin(word).Where(form => form != word).Distinct()]
        : [];

    /// <summary>The same of the beginning of a word: an ending is part of what it begins.</summary>
    public static IReadOnlyList<string> OtherBeginnings(string word) => word.Length >= 3 && IsArabic(word[0]) ? Others(word) : [];

    private static bool IsArabic(char letter) => letter is >= '\u0620' and <= '\u06FF';

    private static IEnumerable<string> Arabic(string word)
    {
        var bare = word.Length >= Article.Length + 3 && word.StartsWith(Article, StringComparison.Ordinal) ? word[Article.Length..] : word;
        foreach (var lead in bare.Length > 3 ? Leads : LeadsOfShort)
            yield return lead + bare;
        if (bare.Length == word.Length)
            yield break;
        yield return "ل" + word; // where the two letters are the word's own, as in the name of Germany
        yield return "ول" + word;
    }

    // The apostrophe of a possessive is folded away: "Rome's" stands in a text as "romes".
    private static IEnumerable<string> Latin(string word)
    {
        if (word.Length > 3 && word != "news" && word.EndsWith('s') && word[^2] is not ('s' or 'u' or 'i'))
        {
            yield return word[..^1];
            if (word.Length > 4 && word.EndsWith("ies", StringComparison.Ordinal))
                yield return word[..^3] + "y";
            else if (word.Length > 4 && word.EndsWith("es", StringComparison.Ordinal) && (word[^3] is 's' or 'x' or 'z' or 'h'))
                yield return word[..^2];
            yield break;
        }

        yield return word + (IsHissing(word) ? "es" : "s");
        if (word.EndsWith('y') && word[^2] is not ('a' or 'e' or 'i' or 'o' or 'u'))
            yield return word[..^1] + "ies";
    }

    private static bool IsHissing(string word) =>
        word[^1] is 's' or 'x' or 'z' || word.EndsWith("ch", StringComparison.Ordinal) || word.EndsWith("sh", StringComparison.Ordinal);
}
