using System.Collections.Frozen;
using System.Globalization;

namespace NewsSite.Core.Localization;

/// <summary>The language that the desk speaks now: that of the current interface culture, or English where that one is not known here.</summary>
public static class InterfaceLanguage
{
    private static readonly FrozenSet<string> Known = FrozenSet.Create("en", "ar");

    /// <summary>BCP 47.</summary>
    public static string Code => Known.Contains(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ? CultureInfo.CurrentUICulture.TwoLetterISOLanguageName : "en";

    /// <summary>For the names of days and months.</summary>
    public static CultureInfo Culture => IsEnglish ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(Code);

    /// <summary><c>ltr</c> or <c>rtl</c>.</summary>
    public static string Direction => Culture.TextInfo.IsRightToLeft ? "rtl" : "ltr";

    internal static bool IsEnglish => Code == "en";
}
