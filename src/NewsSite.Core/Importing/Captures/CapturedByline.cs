using NewsSite.Core.Articles;

namespace NewsSite.Core.Importing.Captures;

/// <summary>R7: tells a byline from a paragraph. What is not clearly one stays in the body, where nothing is lost.</summary>
internal static class CapturedByline
{
    // The longest of real bylines are two names with their agency.
    private const int LengthMost = 100;

    private static readonly HashSet<string> Particles = new(StringComparer.OrdinalIgnoreCase)
    {
        "al", "el", "bin", "ibn", "bint", "abu", "de", "del", "della", "di", "da", "dos", "van", "von", "der", "den", "la", "le",
    };

    /// <summary>
    /// Who wrote the story, when a first line is a byline: <c>By Jane Doe</c> and <c>بقلم: ...</c> without their first word, <c>London: Asharq
    /// Al-Awsat</c> (a place and a known agency or paper) whole. Null when it is not one.
    /// </summary>
    public static string? Of(string line)
    {
        if (line.Length > Math.Min(LengthMost, Revision.LineMaxLength))
            return null;
        if (After(line, "By") is { } names)
            return AreNames(names) ? names : null;
        if (After(line, "بقلم") is { } writer)
            return Words(writer) is { Length: >= 2 and <= 5 } words && words.All(word => word.All(c => char.IsLetter(c) || char.IsSurrogate(c) || IsInName(c))) ? writer : null;

        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && IsPlace(line[..colon]) && NewsAgencies.IsOne(line[(colon + 1)..]) ? line : null;
    }

    private static string? After(string line, string word)
    {
        if (!line.StartsWith(word, StringComparison.Ordinal) || line.Length == word.Length)
            return null;
        var rest = line[word.Length] == ':' ? line[(word.Length + 1)..] : line[word.Length..];
        return rest.Length > 0 && char.IsWhiteSpace(rest[0]) ? rest.Trim() : null;
    }

    // "Jane Doe, Asharq Al-Awsat", "J. Doe and Ann van der Berg", "N.N."; not "Monday", not "the time he spoke".
    private static bool AreNames(string text)
    {
        var parts = text.Replace(" and ", ", ", StringComparison.Ordinal).Split(',', StringSplitOptions.TrimEntries);
        return IsPerson(parts[0]) && parts.Skip(1).All(part => IsPerson(part) || NewsAgencies.IsOne(part));
    }

    private static bool IsPerson(string text)
    {
        var words = Words(text);
        return words is [var only]
            ? only.Length >= 4 && IsInitials(only)
            : words.Length is >= 2 and <= 5
                && IsCapitalized(words[^1])
                && (IsCapitalized(words[0]) || IsInitials(words[0]))
                && words.All(word => IsCapitalized(word) || IsInitials(word) || Particles.Contains(word));
    }

    private static bool IsPlace(string text) => Words(text) is { Length: >= 1 and <= 4 } words && words.All(word => char.IsUpper(word[0]) || IsArabic(word[0]));

    private static bool IsCapitalized(string word) => word.Length > 1 && char.IsUpper(word[0]) && word.All(c => char.IsLetter(c) || IsInName(c));

    // J. or N.N.
    private static bool IsInitials(string word) =>
        word.Length % 2 == 0 && word.Where((_, i) => i % 2 == 0).All(char.IsUpper) && word.Where((_, i) => i % 2 == 1).All(c => c == '.');

    private static bool IsInName(char c) =>
        c is '\'' or '’' or '-' || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark;

    private static bool IsArabic(char c) => c is >= '\u0620' and <= '\u06D3';

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
