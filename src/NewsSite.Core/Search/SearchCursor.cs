using System.Globalization;

namespace NewsSite.Core.Search;

/// <summary>Where a page of search results ended: the next one goes on with smaller ids in the same scope, then with the next scope.</summary>
/// <param name="Scope">Scope of the last hit.</param>
/// <param name="Before">Document id of the last hit.</param>
internal readonly record struct SearchCursor(SearchScope Scope, long Before)
{
    /// <summary>Before the first hit.</summary>
    public static SearchCursor Start { get; } = new(SearchScope.Headline, long.MaxValue);

    /// <summary>The cursor that <see cref="ToString"/> wrote; <see cref="Start"/> for none; null when it is not one.</summary>
    public static SearchCursor? Parse(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return Start;

        var scope = text[0] switch { 'h' => SearchScope.Headline, 't' => SearchScope.Elsewhere, _ => (SearchScope?)null };
        return scope is not null && long.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var before)
            ? new SearchCursor(scope.Value, before)
            : null;
    }

    /// <summary>For an address: letter of the scope and id.</summary>
    public override string ToString() =>
        (Scope == SearchScope.Headline ? "h" : "t") + Before.ToString(CultureInfo.InvariantCulture);
}
