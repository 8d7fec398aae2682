namespace NewsSite.Core.Importing.Captures;

/// <summary>Agencies and papers that sign for a story with their name alone, as in <c>London: Asharq Al-Awsat</c>.</summary>
internal static class NewsAgencies
{
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "Asharq Al-Awsat", "AFP", "Agence France-Presse", "AP", "Associated Press", "The Associated Press", "Reuters", "dpa", "ANSA", "EFE", "TT",
        "UPI", "Xinhua", "TASS", "Interfax", "Anadolu", "Anadolu Agency", "KUNA", "SPA", "WAM", "MENA", "Petra", "Bloomberg", "PA", "PA Media", "Agencies",
        "الشرق الأوسط", "رويترز", "أ ف ب", "أ.ف.ب", "فرانس برس", "أ ب", "أ.ب", "د ب أ", "د.ب.أ", "واس", "كونا", "وام", "سانا", "وكالات", "الأناضول",
    };

    /// <summary>Whether it is the name of one, with or without quotation marks round it.</summary>
    public static bool IsOne(string name) => Names.Contains(LineKey.Of(name.Trim().Trim('"', '“', '”', '«', '»', '\'')));
}
