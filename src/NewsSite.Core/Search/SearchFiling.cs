using System.Globalization;
using NewsSite.Core.Articles;

namespace NewsSite.Core.Search;

/// <summary>
/// What a story is filed under, as words behind its folded headline: the decade, year and month in which it came out, its section, its tags. So a filter is
/// one more word to look for, and the full-text index finds the few stories of a tag among a million as fast as those of a word. Each begins with a
/// letter that folding makes another of: nobody can type one, and no text holds one.
/// </summary>
public static class SearchFiling
{
    // The variants of alef and a letter of Persian, each of which folding makes another. What these stand for must not change: they are in the stores.
    private const char Decade = '\u0622';
    private const char Year = '\u0623';
    private const char Month = '\u0625';
    private const char Section = '\u0671';
    private const char Tag = '\u06CC';

    /// <summary>The headline with its words of filing.</summary>
    /// <param name="headline">Folded.</param>
    /// <param name="publishedAt">First publication, UTC.</param>
    /// <param name="sectionId">Null for none.</param>
    /// <param name="tagIds">Merged ones resolved, in any order.</param>
    public static string File(string headline, DateTime publishedAt, long? sectionId, IEnumerable<long> tagIds)
    {
        var (year, month) = (publishedAt.Year, publishedAt.Month);
        string?[] words = [headline, OfDecade(year), OfYear(year), OfMonth(year, month), sectionId is { } section ? OfSection(section) : null, .. tagIds.Distinct().Order().Select(OfTag)];
        return string.Join(' ', words.Where(word => word is not null));
    }

    /// <summary>The same of a text that has its tags with it.</summary>
    /// <param name="headline">Folded.</param>
    /// <param name="publishedAt">First publication, UTC.</param>
    /// <param name="text">The live text.</param>
    public static string File(string headline, DateTime publishedAt, Revision text) =>
        File(headline, publishedAt, text.SectionId, text.Tags.Select(tag => tag.Tag!.MergedIntoId ?? tag.TagId));

    /// <summary>The headline without them.</summary>
    /// <param name="filed">What <see cref="File(string, DateTime, long?, IEnumerable{long})"/> made, or a headline that was never filed.</param>
    public static ReadOnlySpan<char> HeadlineOf(string filed)
    {
        var end = filed.IndexOf(Decade, StringComparison.Ordinal);
        return end < 0 ? filed : filed.AsSpan(0, end).TrimEnd(' ');
    }

    /// <summary>The word of a section.</summary>
    public static string OfSection(long id) => Word(Section, id);

    /// <summary>The word of a tag.</summary>
    public static string OfTag(long id) => Word(Tag, id);

    /// <summary>The fewest words of which each story of these months has one and no other story has: whole decades and years where there are.</summary>
    /// <param name="first">Any day of the first month.</param>
    /// <param name="last">Any day of the last month.</param>
    public static IReadOnlyList<string> OfMonths(DateOnly first, DateOnly last)
    {
        var words = new List<string>();
        var (at, end) = (MonthNumber(first), MonthNumber(last) + 1);
        while (at < end)
        {
            var (year, month) = (at / 12, (at % 12) + 1);
            var (word, months) = month == 1 && year % 10 == 0 && at + 120 <= end ? (OfDecade(year), 120)
                : month == 1 && at + 12 <= end ? (OfYear(year), 12)
                : (OfMonth(year, month), 1);
            words.Add(word);
            at += months;
        }

        return words;
    }

    /// <summary>The word of each month.</summary>
    /// <param name="first">Any day of the first month.</param>
    /// <param name="last">Any day of the last month.</param>
    public static IReadOnlyList<string> EachMonth(DateOnly first, DateOnly last) =>
        [.. Enumerable.Range(MonthNumber(first), MonthNumber(last) - MonthNumber(first) + 1).Select(at => OfMonth(at / 12, (at % 12) + 1))];

    private static int MonthNumber(DateOnly day) => (day.Year * 12) + day.Month - 1;

    private static string OfDecade(int year) => Word(Decade, year / 10);

    private static string OfYear(int year) => Word(Year, year);

    private static string OfMonth(int year, int month) => Word(Month, (year * 100) + month);

    private static string Word(char mark, long number) => mark + number.ToString(CultureInfo.InvariantCulture);
}
