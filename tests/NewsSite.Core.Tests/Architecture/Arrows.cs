using System.Text.RegularExpressions;

namespace NewsSite.Core.Tests.Architecture;

/// <summary>That a part of Core uses another.</summary>
/// <param name="From">Folder that uses.</param>
/// <param name="To">Folder that is used.</param>
/// <param name="IsAllowed">True when it points downwards.</param>
internal readonly record struct Arrow(string From, string To, bool IsAllowed);

/// <summary>Reads the arrows of the design out of code.</summary>
internal static partial class Arrows
{
    /// <summary>
    /// The storeys from the ground up; rooms of one storey do not use each other. History stands above Articles because the trace of an import
    /// points at the story that it became.
    /// </summary>
    private static readonly string[][] Storeys =
    [
        ["Localization"],
        ["Identity", "Photos", "FrontPage"],
        ["Articles"],
        ["History"],
        ["Search", "Rendering"],
        ["CopyDesk"],
        ["Data"],
        ["Publishing"],
        ["People", "Importing"],
        ["Backups"],
    ];

    /// <summary>Every folder that has a place.</summary>
    public static IEnumerable<string> Parts => Storeys.SelectMany(storey => storey);

    /// <summary>What a file of the part uses; comments and texts in quotes do not count.</summary>
    public static IEnumerable<Arrow> In(string part, string code)
    {
        if (part.Length == 0)
            return [];
        var bare = NotCode().Replace(code, " ");
        return ByFullName().Matches(bare).Concat(ByPart().Matches(bare))
            .Select(match => match.Groups["part"].Value)
            .Where(to => to != part && Storey(to) >= 0)
            .Distinct()
            .Select(to => new Arrow(part, to, Storey(to) < Storey(part)));
    }

    private static int Storey(string part) => Array.FindIndex(Storeys, storey => storey.Contains(part));

    [GeneratedRegex("""//[^\n]*|/\*.*?\*/|\"{3}.*?\"{3}|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])'""", RegexOptions.Singleline)]
    private static partial Regex NotCode();

    [GeneratedRegex(@"\bNewsSite\.Core\.(?<part>\w+)")]
    private static partial Regex ByFullName();

    // Within NewsSite.Core a neighbour can be named without its root, as in Publishing.DraftText.TagsMost.
    [GeneratedRegex(@"(?<![\w.])(?<part>\w+)\.[A-Z]\w*\.?\w*")]
    private static partial Regex ByPart();
}
