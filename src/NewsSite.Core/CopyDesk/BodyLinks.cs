using System.Text.RegularExpressions;

namespace NewsSite.Core.CopyDesk;

/// <summary>An address in a body.</summary>
/// <param name="Address">As written.</param>
/// <param name="Start">Where it begins.</param>
internal readonly record struct BodyLink(string Address, int Start);

/// <summary>Finds the addresses that a body links to.</summary>
internal static partial class BodyLinks
{
    /// <summary>The links in order: in parentheses behind their text, in angle brackets, or bare.</summary>
    public static IEnumerable<BodyLink> In(string body) =>
        from Match match in Links().Matches(body)
        let address = match.Groups["address"]
        where address.Success
        select new BodyLink(address.Value, address.Index);

    // Code is passed over.
    [GeneratedRegex("""(?:`[^`\n]*`)|(?:\]\(\s*<?(?<address>[^\s()<>]+(?:\([^\s()]*\)[^\s()<>]*)*)>?(?:\s+["'(][^\n]*?["')])?\s*\))|(?:(?<![\w/])(?<address>https?://[^\s<>()\[\]"'“”]+(?<![.,;:!?])))""", RegexOptions.CultureInvariant)]
    private static partial Regex Links();
}
