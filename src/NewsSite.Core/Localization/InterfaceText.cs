using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace NewsSite.Core.Localization;

/// <summary>
/// What the desk says, in the language of its interface (<see cref="InterfaceLanguage"/>). The code says each sentence in English,
/// and that is its key in <c>{language}.json</c>; a sentence that is missing there is said in English (<c>InterfaceTextTests</c> finds it).
/// What is stored, logged or printed by the command line is not asked for here: it stays English.
/// </summary>
public static class InterfaceText
{
    // Readers of the page see an argument as one piece whatever its script (Unicode Bidirectional Algorithm, UAX #9, isolates).
    private const char FirstStrongIsolate = '\u2068';
    private const char PopIsolate = '\u2069';

    // Not .resx: its names are compared without case, and "Tag" in a heading is another word than "tag" in a sentence.
    private static readonly Lazy<FrozenDictionary<string, string>> Arabic = new(() => Read("ar"));

    /// <summary>A sentence or label.</summary>
    /// <param name="english">As a literal, so that the test of the resource files finds it.</param>
    public static string T(string english) => InterfaceLanguage.IsEnglish ? english : Arabic.Value.GetValueOrDefault(english, english);

    /// <summary>A sentence with something in it; its key has <c>{0}</c>, <c>{1}</c> … in the order in which the English sentence says them.</summary>
    /// <param name="english">An interpolated string.</param>
    public static string T(TextTemplate english) => Fill(T(english.Key), english.Arguments);

    /// <summary>A sentence that counts.</summary>
    /// <param name="count">How many.</param>
    /// <param name="one">The English sentence for one; <c>{0}</c> is the count.</param>
    /// <param name="other">
    /// The English sentence for any other count. In Arabic its text holds four, separated by <c>|</c>: for two, for 3 to 10, for 11 to 99, for the
    /// rest (Unicode CLDR, plural rules of "ar").
    /// </param>
    /// <param name="more"><c>{1}</c> and so on.</param>
    public static string N(long count, string one, string other, params ReadOnlySpan<object?> more)
    {
        object?[] arguments = [count.ToString("N0", CultureInfo.InvariantCulture), .. more];
        if (count == 1)
            return Fill(T(one), arguments);
        var forms = T(other).Split('|');
        return Fill(forms[forms.Length == 1 ? 0 : ArabicForm(count)], arguments);
    }

    /// <summary>A text for where marks of direction would be seen or stored: a window's name, a bookmark.</summary>
    public static string Unmarked(string text) => string.Concat(text.Where(c => c is not (FirstStrongIsolate or PopIsolate)));

    private static FrozenDictionary<string, string> Read(string language)
    {
        using var file = typeof(InterfaceText).Assembly.GetManifestResourceStream($"{typeof(InterfaceText).Namespace}.{language}.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(file)!.ToFrozenDictionary();
    }

    private static int ArabicForm(long count) => (count, count % 100) switch
    {
        (2, _) => 0,
        (_, >= 3 and <= 10) => 1,
        (_, >= 11) => 2,
        _ => 3,
    };

    private static string Fill(string text, IReadOnlyList<object?> arguments)
    {
        var isRightToLeft = InterfaceLanguage.Direction == "rtl";
        return string.Format(CultureInfo.InvariantCulture, text, [.. arguments.Select(argument => isRightToLeft && argument is string { Length: > 0 } words ? $"{FirstStrongIsolate}{words}{PopIsolate}" : argument)]);
    }
}
