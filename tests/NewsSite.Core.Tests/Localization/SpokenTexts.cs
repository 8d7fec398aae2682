using System.Text;
using System.Text.RegularExpressions;

namespace NewsSite.Core.Tests.Localization;

/// <summary>What the desk says, found by reading its source.</summary>
internal static partial class SpokenTexts
{
    private static readonly string Source = Path.Combine(Repository.Root, "src");

    /// <summary>The keys of sentences in C# and in pages: <c>T("…")</c>, <c>T($"…")</c>, <c>R($"…")</c> and both sentences of <c>N(count, "…", "…")</c>.</summary>
    public static IReadOnlySet<string> Keys { get; } = Read("*.cs").Concat(Read("*.cshtml")).SelectMany(file => KeysIn(file.Text)).ToHashSet();

    /// <summary>The second sentences of <c>N</c>, whose Arabic text has four forms.</summary>
    public static IReadOnlySet<string> Counting { get; } =
        Read("*.cs").Concat(Read("*.cshtml")).SelectMany(file => Counts().Matches(file.Text)).Concat(Read("*.js").SelectMany(file => ScriptCounts().Matches(file.Text))).Select(match => Regex.Unescape(match.Groups["other"].Value)).ToHashSet();

    /// <summary>The keys in the desk's scripts: <c>t("…")</c> and both sentences of <c>n(count, "…", "…")</c>.</summary>
    public static IReadOnlySet<string> ScriptKeys { get; } = Read("*.js").SelectMany(file =>
        ScriptCalls().Matches(file.Text).Select(match => match.Groups["key"]).Concat(ScriptCounts().Matches(file.Text).SelectMany(match => new[] { match.Groups["one"], match.Groups["other"] }))).Select(group => Regex.Unescape(group.Value)).ToHashSet();

    /// <summary>Files below <c>src</c> that people wrote.</summary>
    /// <param name="pattern">Of the name.</param>
    public static IEnumerable<(string Path, string Text)> Read(string pattern) =>
        from path in Directory.EnumerateFiles(Source, pattern, SearchOption.AllDirectories)
        let name = Path.GetRelativePath(Source, path).Replace('\\', '/')
        where !name.Contains("/bin/", StringComparison.Ordinal) && !name.Contains("/obj/", StringComparison.Ordinal) && !name.Contains("/Migrations/", StringComparison.Ordinal)
        select (name, File.ReadAllText(path));

    private static IEnumerable<string> KeysIn(string text)
    {
        foreach (Match match in Calls().Matches(text))
            yield return match.Groups["sign"].Length == 0 ? Regex.Unescape(match.Groups["key"].Value) : Numbered(match.Groups["key"].Value);
        foreach (Match match in Counts().Matches(text))
        {
            yield return Regex.Unescape(match.Groups["one"].Value);
            yield return Regex.Unescape(match.Groups["other"].Value);
        }
    }

    // As the compiler hands it to TextTemplate: what stands in braces is {0}, {1} and so on.
    private static string Numbered(string interpolated)
    {
        var key = new StringBuilder();
        var (depth, places) = (0, 0);
        for (var i = 0; i < interpolated.Length; i++)
        {
            var isDouble = i + 1 < interpolated.Length && interpolated[i] == interpolated[i + 1];
            switch (interpolated[i])
            {
                case '{' when depth == 0 && isDouble:
                case '}' when depth == 0 && isDouble:
                    key.Append(interpolated[i], 2);
                    i++;
                    break;
                case '{':
                    if (depth++ == 0)
                        key.Append('{').Append(places++).Append('}');
                    break;
                case '}':
                    depth--;
                    break;
                default:
                    if (depth == 0)
                        key.Append(interpolated[i]);
                    break;
            }
        }

        return Regex.Unescape(key.ToString());
    }

    [GeneratedRegex("""(?<![\w.])(?:InterfaceText\.)?[TR]\((?<sign>\$?)"(?<key>(?:[^"\\]|\\.)*)"(?=\))""")]
    private static partial Regex Calls();

    [GeneratedRegex("""(?<![\w.])N\([^"]*?"(?<one>(?:[^"\\]|\\.)*)",\s*"(?<other>(?:[^"\\]|\\.)*)"(?=[,)])""")]
    private static partial Regex Counts();

    [GeneratedRegex("""(?<![\w.])t\("(?<key>(?:[^"\\]|\\.)*)"(?=[,)])""")]
    private static partial Regex ScriptCalls();

    [GeneratedRegex("""(?<![\w.])n\([^"]*?"(?<one>(?:[^"\\]|\\.)*)",\s*"(?<other>(?:[^"\\]|\\.)*)"(?=\))""")]
    private static partial Regex ScriptCounts();
}
