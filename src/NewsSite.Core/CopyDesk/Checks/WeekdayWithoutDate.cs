using System.Text.RegularExpressions;

namespace NewsSite.Core.CopyDesk.Checks;

/// <summary>
/// “on Tuesday” without a date in the same sentence: clear on the day, and a riddle to who finds the story a year later. Each weekday is told once, where the
/// story first names it; a story that once says which Tuesday may go on saying Tuesday.
/// </summary>
internal static partial class WeekdayWithoutDate
{
    public const string Name = "weekday-date";

    public static IEnumerable<Finding> Find(Copy copy)
    {
        var places = copy.Passages.Where(passage => passage.Kind == PassageKind.Prose).SelectMany(passage => Places(passage)).ToList();
        foreach (var day in places.GroupBy(place => place.Day))
        {
            if (day.Any(place => place.IsDated))
                continue;
            var (passage, match) = (day.First().Passage, day.First().Match);
            yield return Finding.In(Name, passage, match.Index, match.Index + match.Length,
                T($"“{match.Value}” has no date: add it, for those who read the story later."));
        }
    }

    private static IEnumerable<(string Day, bool IsDated, Passage Passage, Match Match)> Places(Passage passage) =>
        from Match match in Weekdays().Matches(passage.Prose)
        where !match.Groups["not"].Success
        let day = match.Groups["day"]
        select (Same(day.Value), Dates().IsMatch(Sentence(passage.Prose, day.Index)), passage, match);

    // Both spellings of Monday in Arabic are one day.
    private static string Same(string day) => day.Replace('إ', 'ا').ToUpperInvariant();

    private static string Sentence(string text, int at)
    {
        var start = at;
        while (start > 0 && !IsEnd(text, start - 1))
            start--;
        var end = at;
        while (end < text.Length && !IsEnd(text, end))
            end++;
        return text[start..end];
    }

    // "Nov. 24", "Gen. Iannucci", "4 p.m. on": a stop behind a shortened word ends no sentence.
    private static bool IsEnd(string text, int at) =>
        text[at] is '!' or '?' or '؟' or Prose.Start
        || (text[at] == '.' && (at + 1 == text.Length || char.IsWhiteSpace(text[at + 1])) && !ShortWord().IsMatch(text[Math.Max(0, at - 6)..at]));

    // What is called after a day, or comes every week, has no date: Black Friday, every Tuesday, our Tuesday column, Monday to Friday, Friday prayers.
    [GeneratedRegex("""
        (?<not>\b(?i:every|each|our|all|most|[a-z]+day[ ]+(?:through|to|–|-)|bowl|black|good|super|giving|cyber|holy|maundy|ash|shrove|palm|easter|whit|bloody|red|casual)[ ]+\[?)?\b(?<day>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b(?!['’]?[ ]+(?i:prayers?|sermon|market|league)\b)
        |(?<not>(?:كل|صلاة|خطبة|أيام)[ ]+)?(?<!\w)(?<day>(?:الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد))(?!\w)
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Weekdays();

    // A day of a month in words or figures, in English and Arabic.
    [GeneratedRegex("""
        (?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)[ ]+[0-9]{1,2}\b
        |\b[0-9]{1,2}(?:st|nd|rd|th)?[ ]+(?:of[ ]+)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)
        |\b[0-9]{1,4}[/.-][0-9]{1,2}(?:[/.-][0-9]{1,4})?\b
        |\b(?:the[ ]+)?[0-9]{1,2}(?:st|nd|rd|th)\b
        |[0-9٠-٩۰-۹]{1,2}[ ]+(?:من[ ]+)?(?:يناير|فبراير|مارس|أبريل|إبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر|كانون|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين|محرم|صفر|ربيع|جمادى|رجب|شعبان|رمضان|شوال|ذو|ذي)
        |[0-9٠-٩۰-۹]{1,4}[/-][0-9٠-٩۰-۹]{1,2}[/-][0-9٠-٩۰-۹]{1,4}
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Dates();

    [GeneratedRegex(@"(?:^|\W)(?:\p{Lu}\w{0,3}|[ap]\.?m)$", RegexOptions.CultureInvariant)]
    private static partial Regex ShortWord();
}
