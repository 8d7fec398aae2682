namespace NewsSite.Core.Articles;

/// <summary>
/// The script that a text is written in, told by the majority of its letters; from it follow direction and, where a script serves
/// one language above all, the language. Nothing is guessed beyond that: Cyrillic letters answer <c>und-Cyrl</c>, not "Russian".
/// </summary>
/// <param name="Code">ISO 15924, for example <c>Arab</c>.</param>
/// <param name="Language">BCP 47 tag of the language that the script tells, or <c>und-</c> and the script where it tells none.</param>
/// <param name="IsRightToLeft">Whether lines run from right to left.</param>
public sealed record Script(string Code, string Language, bool IsRightToLeft = false)
{
    /// <summary>The Latin script, which tells no language.</summary>
    public static Script Latin { get; } = new("Latn", "und-Latn");

    /// <summary>The script of most letters in the texts together; Latin when another has just as many; null without letters.</summary>
    public static Script? Of(params IEnumerable<string> texts)
    {
        var letters = new int[ScriptRanges.Count];
        foreach (var text in texts)
        {
            foreach (var rune in text.EnumerateRunes())
            {
                if (ScriptRanges.IndexOf(rune) is >= 0 and var script)
                    letters[script]++;
            }
        }

        // Japanese mixes its own letters into Chinese ones; one in ten is more than any Chinese text quotes.
        if (letters[ScriptRanges.Kana] > 0 && letters[ScriptRanges.Kana] * 10 >= letters[ScriptRanges.Han])
            (letters[ScriptRanges.Kana], letters[ScriptRanges.Han]) = (letters[ScriptRanges.Kana] + letters[ScriptRanges.Han], 0);

        var most = letters.Max();
        return most == 0 ? null : ScriptRanges.Script(Array.IndexOf(letters, most));
    }

    /// <summary>
    /// The language of a story on a site whose language is <paramref name="siteLanguage"/>: that one when the letters are of its
    /// script or there are none (a Persian site's Arabic letters are Persian), otherwise what the script tells.
    /// </summary>
    /// <param name="siteLanguage">BCP 47.</param>
    /// <param name="texts">Headline, captions and body, in any order.</param>
    public static string LanguageOf(string siteLanguage, params IEnumerable<string> texts) =>
        Of(texts) is { } script && script.Code != OfLanguage(siteLanguage).Code ? script.Language : siteLanguage;

    /// <summary>The script that a language is written in: as its tag says (<c>az-Arab</c>), otherwise the usual one; Latin when not known.</summary>
    /// <param name="language">BCP 47, in any case.</param>
    public static Script OfLanguage(string language)
    {
        var subtags = language.Split('-');
        return subtags.Skip(1).Where(subtag => subtag.Length == 4).Select(ScriptRanges.Find).FirstOrDefault(script => script is not null)
            ?? ScriptRanges.OfPrimaryLanguage(subtags[0])
            ?? Latin;
    }
}
