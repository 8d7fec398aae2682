using System.Globalization;

namespace NewsSite.Core.Importing.Captures;

/// <summary>How much a message matters.</summary>
public enum CaptureSeverity
{
    /// <summary>Something was dropped, or should be looked at; everything else is stored.</summary>
    Warning,

    /// <summary>An article, or the whole file, was refused; the exit code of an import tells it.</summary>
    Error,
}

/// <summary>Something that an editor should know about a captured file.</summary>
/// <param name="Line">The line of the captured file that it is about, from 1; null when it is about the file.</param>
/// <param name="Severity">Whether something was refused.</param>
/// <param name="Text">The reason and, where there is one, the remedy; no final stop.</param>
public sealed record CaptureMessage(int? Line, CaptureSeverity Severity, string Text)
{
    /// <summary>The message as reports print it: <c>path:line: warning: reason</c>, without the line when there is none.</summary>
    public string In(string path) =>
        string.Create(CultureInfo.InvariantCulture, $"{path}{(Line is null ? "" : ":")}{Line}: {(Severity == CaptureSeverity.Error ? "error" : "warning")}: {Text}");

    internal static CaptureMessage Warning(int? line, string text) => new(line, CaptureSeverity.Warning, text);

    internal static CaptureMessage Error(int? line, string text) => new(line, CaptureSeverity.Error, text);
}
