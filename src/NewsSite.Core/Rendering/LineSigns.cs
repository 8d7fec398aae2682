namespace NewsSite.Core.Rendering;

/// <summary>Which signs of a line mean something to Markdown where they stand.</summary>
internal sealed class LineSigns(string line)
{
    // One alone is money; two might be mathematics.
    private readonly bool _hasTwoDollars = line.IndexOf('$', StringComparison.Ordinal) != line.LastIndexOf('$');

    /// <summary>Whether the sign at <paramref name="index"/> must be escaped.</summary>
    public bool IsSyntax(int index) => line[index] switch
    {
        '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '|' or '~' or '^' or '{' => true,
        '&' => IsEntity(index),
        '$' => _hasTwoDollars,

        // ==marked==, ++inserted++, ""cited""
        '=' or '+' or '"' => At(index - 1) == line[index] || At(index + 1) == line[index],

        // http://, mailto:, :smile:, ::: and :-); neither "10:30" nor "said: yes".
        ':' => At(index + 1) is not '\0' and var next && !char.IsWhiteSpace(next) && !(char.IsAsciiDigit(At(index - 1)) && char.IsAsciiDigit(next)),

        // www.example.org
        '.' => index >= 3 && line.AsSpan(index - 3, 3).Equals("www", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    // &amp; &#38; &#x26; but not AT&T. An entity's name has 32 characters at most (HTML, "Named character references").
    private bool IsEntity(int index)
    {
        const int NameMost = 33;
        for (var i = index + 1; i < line.Length && i <= index + NameMost + 1; i++)
        {
            if (line[i] == ';')
                return i > index + 1;
            if (!char.IsAsciiLetterOrDigit(line[i]) && !(line[i] == '#' && i == index + 1))
                return false;
        }

        return false;
    }

    private char At(int index) => index >= 0 && index < line.Length ? line[index] : '\0';
}
