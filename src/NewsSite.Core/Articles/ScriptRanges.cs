using System.Text;

namespace NewsSite.Core.Articles;

/// <summary>Which letters belong to which script, by Unicode block (Unicode 16, Blocks.txt), and which languages are written in it.</summary>
internal static class ScriptRanges
{
    private static readonly Script[] Known =
    [
        Articles.Script.Latin,
        new("Arab", "ar", IsRightToLeft: true), new("Hebr", "he", IsRightToLeft: true), new("Syrc", "syr", IsRightToLeft: true),
        new("Thaa", "dv", IsRightToLeft: true), new("Nkoo", "nqo", IsRightToLeft: true), new("Adlm", "ff-Adlm", IsRightToLeft: true),
        new("Grek", "el"), new("Armn", "hy"), new("Geor", "ka"), new("Thai", "th"), new("Laoo", "lo"), new("Khmr", "km"), new("Mymr", "my"),
        new("Hang", "ko"), new("Jpan", "ja"), new("Hani", "zh"), new("Taml", "ta"), new("Telu", "te"), new("Knda", "kn"), new("Mlym", "ml"),
        new("Gujr", "gu"), new("Guru", "pa"), new("Orya", "or"), new("Sinh", "si"), new("Tibt", "bo"),
        new("Cyrl", "und-Cyrl"), new("Deva", "und-Deva"), new("Beng", "und-Beng"), new("Ethi", "und-Ethi"), new("Mong", "und-Mong"),
    ];

    /// <summary>Index of the letters that only Japanese has.</summary>
    public static readonly int Kana = Array.FindIndex(Known, script => script.Code == "Jpan");

    /// <summary>Index of the Chinese letters, which Japanese has too.</summary>
    public static readonly int Han = Array.FindIndex(Known, script => script.Code == "Hani");

    private static readonly Dictionary<string, Script> ByCode = Known.ToDictionary(script => script.Code, StringComparer.OrdinalIgnoreCase);

    // Only languages whose script is not told by Known's own language column.
    private static readonly Dictionary<string, string> FurtherLanguages = new(StringComparer.OrdinalIgnoreCase)
    {
        ["fa"] = "Arab",
        ["ur"] = "Arab",
        ["ps"] = "Arab",
        ["ckb"] = "Arab",
        ["sd"] = "Arab",
        ["ug"] = "Arab",
        ["ks"] = "Arab",
        ["yi"] = "Hebr",
        ["iw"] = "Hebr",
        ["lad"] = "Hebr",
        ["arc"] = "Syrc",
        ["ru"] = "Cyrl",
        ["uk"] = "Cyrl",
        ["be"] = "Cyrl",
        ["bg"] = "Cyrl",
        ["mk"] = "Cyrl",
        ["sr"] = "Cyrl",
        ["kk"] = "Cyrl",
        ["ky"] = "Cyrl",
        ["tg"] = "Cyrl",
        ["mn"] = "Cyrl",
        ["hi"] = "Deva",
        ["mr"] = "Deva",
        ["ne"] = "Deva",
        ["bn"] = "Beng",
        ["as"] = "Beng",
        ["am"] = "Ethi",
        ["ti"] = "Ethi",
        ["yue"] = "Hani",
    };

    // First and last code point of a block, sorted; only letters inside count, so digits and marks need no holes.
    private static readonly (int First, int Last, string Code)[] Blocks =
    [
        (0x0041, 0x02AF, "Latn"), (0x0370, 0x03FF, "Grek"), (0x0400, 0x052F, "Cyrl"), (0x0530, 0x058F, "Armn"), (0x0590, 0x05FF, "Hebr"),
        (0x0600, 0x06FF, "Arab"), (0x0700, 0x074F, "Syrc"), (0x0750, 0x077F, "Arab"), (0x0780, 0x07BF, "Thaa"), (0x07C0, 0x07FF, "Nkoo"),
        (0x0860, 0x086F, "Syrc"), (0x0870, 0x08FF, "Arab"), (0x0900, 0x097F, "Deva"), (0x0980, 0x09FF, "Beng"), (0x0A00, 0x0A7F, "Guru"),
        (0x0A80, 0x0AFF, "Gujr"), (0x0B00, 0x0B7F, "Orya"), (0x0B80, 0x0BFF, "Taml"), (0x0C00, 0x0C7F, "Telu"), (0x0C80, 0x0CFF, "Knda"),
        (0x0D00, 0x0D7F, "Mlym"), (0x0D80, 0x0DFF, "Sinh"), (0x0E00, 0x0E7F, "Thai"), (0x0E80, 0x0EFF, "Laoo"), (0x0F00, 0x0FFF, "Tibt"),
        (0x1000, 0x109F, "Mymr"), (0x10A0, 0x10FF, "Geor"), (0x1100, 0x11FF, "Hang"), (0x1200, 0x139F, "Ethi"), (0x1780, 0x17FF, "Khmr"),
        (0x1800, 0x18AF, "Mong"), (0x1C80, 0x1C8F, "Cyrl"), (0x1C90, 0x1CBF, "Geor"), (0x1E00, 0x1EFF, "Latn"), (0x1F00, 0x1FFF, "Grek"),
        (0x2C60, 0x2C7F, "Latn"), (0x2D00, 0x2D2F, "Geor"), (0x2D80, 0x2DDF, "Ethi"), (0x2DE0, 0x2DFF, "Cyrl"), (0x3005, 0x3007, "Hani"),
        (0x3040, 0x30FF, "Jpan"), (0x3130, 0x318F, "Hang"), (0x31F0, 0x31FF, "Jpan"), (0x3400, 0x4DBF, "Hani"), (0x4E00, 0x9FFF, "Hani"),
        (0xA640, 0xA69F, "Cyrl"), (0xA720, 0xA7FF, "Latn"), (0xAC00, 0xD7FF, "Hang"), (0xF900, 0xFAFF, "Hani"), (0xFB00, 0xFB06, "Latn"),
        (0xFB1D, 0xFB4F, "Hebr"), (0xFB50, 0xFDFF, "Arab"), (0xFE70, 0xFEFC, "Arab"), (0xFF21, 0xFF5A, "Latn"), (0xFF66, 0xFF9D, "Jpan"),
        (0x1E900, 0x1E95F, "Adlm"), (0x1EE00, 0x1EEFF, "Arab"), (0x20000, 0x3FFFF, "Hani"),
    ];

    private static readonly int[] ScriptOfBlock = [.. Blocks.Select(block => Array.FindIndex(Known, script => script.Code == block.Code))];

    /// <summary>How many scripts are known; their indexes are below it, Latin's is 0.</summary>
    public static int Count => Known.Length;

    /// <summary>Index of the script that a letter belongs to; -1 for anything but a letter and for scripts that are not listed.</summary>
    public static int IndexOf(Rune rune)
    {
        if (rune.IsAscii)
            return char.IsAsciiLetter((char)rune.Value) ? 0 : -1;
        if (!Rune.IsLetter(rune))
            return -1;

        int low = 0, high = Blocks.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (rune.Value < Blocks[middle].First)
                high = middle - 1;
            else if (rune.Value > Blocks[middle].Last)
                low = middle + 1;
            else
                return ScriptOfBlock[middle];
        }

        return -1;
    }

    public static Script Script(int index) => Known[index];

    public static Script? Find(string code) => ByCode.GetValueOrDefault(code);

    public static Script? OfPrimaryLanguage(string language) =>
        FurtherLanguages.TryGetValue(language, out var code)
            ? ByCode[code]
            : Known.FirstOrDefault(script => script.Language.Equals(language, StringComparison.OrdinalIgnoreCase));
}
