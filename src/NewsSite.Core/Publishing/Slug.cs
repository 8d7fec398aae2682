using NewsSite.Core.Search;

namespace NewsSite.Core.Publishing;

/// <summary>The last part of an address: lower-case words of any script joined by <c>-</c>.</summary>
public static class Slug
{
    /// <summary>Long enough for a headline's meaning, short enough to read out; longer ones are cut between words.</summary>
    private const int WantedLength = 80;

    /// <summary>The slug for a headline or a name, or for what somebody typed as one.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="fallback">What to use when the text has no letter or digit.</param>
    public static string From(string text, string fallback)
    {
        var slug = SearchText.Fold(text).Replace(' ', '-');
        if (slug.Length == 0)
            return fallback;
        if (slug.Length <= WantedLength)
            return slug;

        var cut = slug.LastIndexOf('-', WantedLength);
        return cut > 0 ? slug[..cut] : slug.Upto(WantedLength).TrimEnd('-');
    }

    /// <summary>The slug that is tried as number <paramref name="attempt"/>: <c>a-b</c>, <c>a-b-2</c>, <c>a-b-3</c> ...</summary>
    public static string Numbered(string slug, int attempt) => attempt <= 1 ? slug : $"{slug}-{attempt}";

    /// <summary>The article's address.</summary>
    public static string ArticlePath(string slug) => "/articles/" + slug;

    /// <summary>The tag's address.</summary>
    public static string TagPath(string slug) => "/tags/" + slug;

    /// <summary>The section's address.</summary>
    public static string SectionPath(string slug) => "/sections/" + slug;
}
