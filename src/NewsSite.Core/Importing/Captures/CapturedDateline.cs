using System.Text.RegularExpressions;

namespace NewsSite.Core.Importing.Captures;

/// <summary>R7: reads where a story was written off its first paragraph, which keeps it.</summary>
internal static partial class CapturedDateline
{
    // A place, a date and an agency; a paragraph is looked at no further.
    private const int LengthMost = 80;

    /// <summary>
    /// What stands before the dash of <c>BAGHDAD (AFP) - Iraq's ...</c>; null when the paragraph does not clearly start so. Without an agency
    /// a sentence must follow, because <c>NATO - the alliance - said</c> starts alike.
    /// </summary>
    public static string? Of(string paragraph)
    {
        var start = paragraph.Length > LengthMost ? paragraph[..LengthMost] : paragraph;
        if (InCapitals().Match(start) is { Success: true } place && (place.Groups["agency"].Success || IsSentence(start, place.Length)))
            return place.Groups["where"].Value;

        return InArabic().Match(start) is { Success: true } arabic && NewsAgencies.IsOne(arabic.Groups["agency"].Value)
            ? arabic.Groups["where"].Value
            : null;
    }

    private static bool IsSentence(string text, int at)
    {
        while (at < text.Length && text[at] is '"' or '“' or '‘' or '«' or '\'')
            at++;
        return at < text.Length && char.IsUpper(text[at]);
    }

    // BEIRUT, Dec 8 (Reuters) - ...; the place has three capitals at least and nothing small.
    [GeneratedRegex(@"^(?<where>\p{Lu}{3}[\p{Lu}\p{M}'’,./ -]*?(?:, \p{L}{3,9}\.? \d{1,2})?(?: ?(?<agency>\([^()]{2,30}\)))?)\s+[-–—]{1,2}\s+", RegexOptions.CultureInvariant)]
    private static partial Regex InCapitals();

    [GeneratedRegex(@"^(?<where>\p{Lo}[\p{L}\p{M}]*(?: \p{Lo}[\p{L}\p{M}]*){0,2} ?\((?<agency>[^()]{2,30})\))\s+[-–—]{1,2}\s+", RegexOptions.CultureInvariant)]
    private static partial Regex InArabic();
}
