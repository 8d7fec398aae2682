using System.Text;
using System.Xml;

namespace NewsSite.Web.Presentation;

/// <summary>Text for XML.</summary>
internal static class XmlSafe
{
    /// <summary>A text without the characters that XML 1.0 §2.2 cannot carry even escaped.</summary>
    public static string Text(string text)
    {
        if (IsClean(text))
            return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value))
                clean.Append(rune.ToString());
        }

        return clean.ToString();
    }

    private static bool IsClean(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (XmlConvert.IsXmlChar(text[at]))
                continue;
            if (at + 1 == text.Length || !XmlConvert.IsXmlSurrogatePair(text[at + 1], text[at]))
                return false;
            at++;
        }

        return true;
    }
}
