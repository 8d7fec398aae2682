namespace NewsSite.Cli;

/// <summary>What a verb writes to and reads from.</summary>
/// <param name="Output">What was asked for.</param>
/// <param name="Error">Everything else: messages, warnings, progress.</param>
/// <param name="Input">What is typed or piped in.</param>
/// <param name="IsTerminal">Whether somebody watches <paramref name="Error"/>: then long work shows a bar.</param>
public sealed record Screen(TextWriter Output, TextWriter Error, TextReader Input, bool IsTerminal)
{
    /// <summary>The console that the program was started in.</summary>
    public static Screen OfConsole() => new(Console.Out, Console.Error, Console.In, !Console.IsErrorRedirected);

    /// <summary>Text that shows nothing but itself on a terminal: names of files may hold anything.</summary>
    public static string Printable(string text) => string.Concat(text.Select(c => char.IsControl(c) ? '?' : c));
}
