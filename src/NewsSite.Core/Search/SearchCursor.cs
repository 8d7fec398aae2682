using System.Globalization;

namespace NewsSite.Core.Search;

/// <summary>
/// Where a page of search results ended. First come the ranked ones, which are ranked anew for each page: among the same stories, because none that came
/// out since is let in, and as of the same day. Then the older ones, by id within each scope. Then, for an unfinished last word, both again.
/// </summary>
/// <param name="IsCompletion">True in the results of <see cref="SearchQuery.Completion"/>.</param>
/// <param name="IsRanked">True among the ranked ones.</param>
/// <param name="Day">Day as of which they are ranked, counted from 0001-01-01.</param>
/// <param name="Top">Newest document that is ranked.</param>
/// <param name="First">Ranked: the last hit's score. Afterwards: what is in the scope of headlines goes on below this id; 0 for nowhere.</param>
/// <param name="Second">Ranked: the last hit's document. Afterwards: the same as <paramref name="First"/> of what is elsewhere.</param>
internal readonly record struct SearchCursor(bool IsCompletion, bool IsRanked, long Day, long Top, long First, long Second)
{
    private const int Numbers = 4;
    private const string Letters = "abcd";

    /// <summary>Before the first hit.</summary>
    public static SearchCursor Start(long day, bool isCompletion = false) => new(isCompletion, true, day, long.MaxValue, long.MaxValue, long.MaxValue);

    /// <summary>The cursor that <see cref="ToString"/> wrote; <see cref="Start"/> for none; null when it is not one.</summary>
    /// <param name="text">From an address.</param>
    /// <param name="today">Day as of which a search that begins now is ranked.</param>
    public static SearchCursor? Parse(string? text, long today)
    {
        if (string.IsNullOrEmpty(text))
            return Start(today);

        var parts = text[1..].Split('-');
        var numbers = new long[Numbers];
        var letter = Letters.IndexOf(text[0], StringComparison.Ordinal);
        if (letter < 0 || parts.Length != Numbers)
            return null;
        for (var i = 0; i < Numbers; i++)
        {
            if (!long.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
                return null;
        }

        return new SearchCursor(letter is 2 or 3, letter is 0 or 2, numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    /// <summary>For an address.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Letters[(IsCompletion ? 2 : 0) + (IsRanked ? 0 : 1)]}{Day}-{Top}-{First}-{Second}");
}
