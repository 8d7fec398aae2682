using System.Text.RegularExpressions;

namespace NewsSite.Core.Publishing;

/// <summary>Tells the names in a byline apart.</summary>
public static partial class Bylines
{
    /// <summary>The names in order, each once: "Jo Writer, Ann Other and Sam Third" has three. A byline without a separator is one name.</summary>
    public static IReadOnlyList<string> Names(string byline) =>
        [.. Separators().Split(byline).Select(name => name.Trim()).Where(name => name.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];

    // English "and" and "&", and the Arabic comma and semicolon. The Arabic "و" (and) is joined to the next word and begins many names: not told apart.
    [GeneratedRegex(@"\s*[,،;؛]\s*(?:and\s+)?|\s+and\s+|\s+&\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Separators();
}
