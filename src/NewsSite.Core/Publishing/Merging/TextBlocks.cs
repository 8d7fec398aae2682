namespace NewsSite.Core.Publishing.Merging;

/// <summary>
/// A Markdown body cut at its blank lines, so that it can be put together again exactly: each block keeps the blank lines behind it. A list or a
/// fenced code with blank lines inside is several blocks, which a merge keeps together as long as only one side touched it.
/// </summary>
/// <param name="Text">The lines of the block, without the line end of the last one.</param>
/// <param name="Gap">What stands between it and the next block, line ends included; empty at the end of a body without one.</param>
internal readonly record struct TextBlock(string Text, string Gap)
{
    /// <summary>Between blocks that did not stand together before.</summary>
    public const string Apart = "\n\n";

    /// <summary>What two blocks are compared by: browsers send CRLF for every line end, and white space at the end of a block is not seen.</summary>
    public string Key => Text.ReplaceLineEndings("\n").TrimEnd();
}

/// <summary>Cuts bodies into blocks and joins them again.</summary>
internal static class TextBlocks
{
    /// <summary>The blocks in order; none for a blank body.</summary>
    public static IReadOnlyList<TextBlock> Of(string body)
    {
        var blocks = new List<TextBlock>();
        var (start, end, at) = (-1, -1, 0);
        while (at < body.Length)
        {
            var line = body.AsSpan(at);
            var length = line.IndexOfAny('\r', '\n') is var found and >= 0 ? found : line.Length;
            if (!line[..length].IsWhiteSpace())
            {
                var isNew = start < 0 || IsBlankBetween(body, end, at);
                if (isNew && start >= 0)
                    blocks.Add(new TextBlock(body[start..end], body[end..at]));
                start = isNew ? at : start;
                end = at + length;
            }

            at += length + (line.Length == length ? 0 : line[length..] is ['\r', '\n', ..] ? 2 : 1);
        }

        if (start >= 0)
            blocks.Add(new TextBlock(body[start..end], body[end..]));
        return blocks;
    }

    /// <summary>One body of blocks from several; blocks that stood at the end of theirs get a blank line where another follows.</summary>
    public static string Join(IEnumerable<TextBlock> blocks)
    {
        var body = new System.Text.StringBuilder();
        var gap = "";
        foreach (var block in blocks)
        {
            body.Append(body.Length == 0 ? "" : Parts(gap) ? gap : TextBlock.Apart).Append(block.Text);
            gap = block.Gap;
        }

        return body.Append(gap).ToString();
    }

    // White space behind the last line end would come before the next block and make code of it.
    private static bool Parts(string gap) => gap is [.., '\n' or '\r'] && IsBlankBetween(gap, 0, gap.Length);

    // From the end of one line to the start of another: a blank line stands between when there is more than one line end.
    private static bool IsBlankBetween(string text, int from, int to) => text[from..to].ReplaceLineEndings("\n").Count(c => c == '\n') > 1;
}
