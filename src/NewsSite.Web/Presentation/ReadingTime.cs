namespace NewsSite.Web.Presentation;

/// <summary>
/// How long a story takes to read, in whole minutes. Speeds are words a minute for silent reading of plain texts, as measured in 17 languages by
/// S. Trauzettel-Klosinski and K. Dietz, "Standardized Assessment of Reading Performance" (IOVS 53, 2012); Chinese and Japanese count characters,
/// as the store's word count does.
/// </summary>
public static class ReadingTime
{
    // The mean of the languages that were measured.
    private const int Elsewhere = 184;

    /// <summary>At least one minute.</summary>
    /// <param name="words">Words of the body.</param>
    /// <param name="language">BCP 47.</param>
    public static int Minutes(int words, string language) => Math.Max(1, (int)Math.Round((double)words / SpeedOf(language.Split('-')[0])));

    private static int SpeedOf(string language) => language switch
    {
        "en" => 228,
        "ar" => 138,
        "zh" => 255,
        "ja" => 357,
        "de" => 179,
        "es" => 218,
        "fi" => 161,
        "fr" => 195,
        "he" => 187,
        "it" => 188,
        "nl" => 202,
        "pl" or "tr" => 166,
        "pt" => 181,
        "ru" => 184,
        "sl" => 180,
        "sv" => 199,
        _ => Elsewhere,
    };
}
