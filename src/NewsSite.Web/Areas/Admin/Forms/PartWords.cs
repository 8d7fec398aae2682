using System.Text.RegularExpressions;

namespace NewsSite.Web.Areas.Admin.Forms;

/// <summary>The parts of a story that a merge names, in the desk's words: it stores their names, "Paragraph 3", in English.</summary>
internal static partial class PartWords
{
    /// <summary>A part, "Paragraph 3"; one that is not known here is answered as it is.</summary>
    public static string Of(string part)
    {
        var numbers = Number().Matches(part).Select(match => match.Value).ToArray();
        return (Number().Replace(part, "#"), numbers) switch
        {
            ("Paragraph #", [var at]) => T($"Paragraph {at}"),
            ("Paragraphs # to #", [var from, var to]) => T($"Paragraphs {from} to {to}"),
            ("a paragraph taken out", _) => T("a paragraph taken out"),
            ("# paragraphs taken out", [var count]) => T($"{count} paragraphs taken out"),
            ("Caption #", [var at]) => T($"Caption {at}"),
            ("Caption # taken out", [var at]) => T($"Caption {at} taken out"),
            ("Caption #, photo", [var at]) => T($"Caption {at}, photo"),
            ("Caption #, credit", [var at]) => T($"Caption {at}, credit"),
            ("Caption #, alternative text", [var at]) => T($"Caption {at}, alternative text"),
            ("Caption #, decorative", [var at]) => T($"Caption {at}, decorative"),
            ("A new caption", _) => T("A new caption"),
            ("Order of the captions", _) => T("Order of the captions"),
            _ => StoryWords.Field(part),
        };
    }

    /// <summary>The same in the middle of a sentence.</summary>
    public static string InLine(string part) => Of(part) is { Length: > 0 } words ? char.ToLowerInvariant(words[0]) + words[1..] : "";

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();
}
