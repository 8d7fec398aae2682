using System.Globalization;
using NewsSite.Core.Importing;

namespace NewsSite.Cli;

/// <summary>What an import says to people.</summary>
internal static class ImportText
{
    /// <summary>The sums, in a few lines.</summary>
    public static string Of(ImportTotal total, bool isDryRun)
    {
        var lines = new List<string>
        {
            $"{Count(total.Files, "file")}: {total.FilesUnchanged:N0} unchanged, {total.FilesRefused:N0} refused",
            $"{Count(total.Found, "article")} found: {total.Stored:N0} stored, {total.Changed:N0} changed, {total.AsBefore:N0} as before, {total.Skipped:N0} skipped, {total.Refused:N0} refused",
            $"{Count(total.Captions, "caption")}, {Count(total.DroppedLines, "line")} dropped",
        };
        if (total.Conflicts > 0)
            lines.Add($"{Count(total.Conflicts, "part")} changed here and at the desk: the desk's text stays, the other waits there");
        if (isDryRun)
            lines.Add("Dry run: nothing was written.");
        return string.Join(Environment.NewLine, lines);
    }

    private static string Count(long count, string thing) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {thing}{(count == 1 ? "" : "s")}");
}
