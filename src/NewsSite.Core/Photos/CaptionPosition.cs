namespace NewsSite.Core.Photos;

/// <summary>Tells "where in the picture" from "who supplied it": (left), (second from right), (top), (L), (يسار).</summary>
internal static class CaptionPosition
{
    private static readonly HashSet<string> Places = new(StringComparer.OrdinalIgnoreCase)
    {
        "left", "right", "center", "centre", "middle", "top", "bottom", "above", "below", "L", "R", "C",
        "front", "back", "rear", "foreground", "background",
        "يمين", "اليمين", "يسار", "اليسار", "وسط", "الوسط", "أعلى", "أسفل",
    };

    private static readonly HashSet<string> BetweenPlaces = new(StringComparer.OrdinalIgnoreCase)
    {
        "from", "the", "to", "and", "at", "in", "on", "far", "row", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth",
        "من", "إلى", "في", "الأول", "الثاني", "الثالث", "الرابع", "الخامس",
    };

    /// <summary>Whether the content of a parenthesis is nothing but a place in the picture.</summary>
    public static bool Is(string content)
    {
        // Splitting at null splits at any white space.
        var words = content.Replace('-', ' ').Replace(',', ' ').Replace('،', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Any(Places.Contains) && words.All(word => Places.Contains(word) || BetweenPlaces.Contains(word) || IsOrdinal(word));
    }

    // 1st, 2nd, 3rd, 12th.
    private static bool IsOrdinal(string word) =>
        word.Length > 2
        && word[..^2].All(char.IsAsciiDigit)
        && word[^2..].ToLowerInvariant() is "st" or "nd" or "rd" or "th";
}
