using DiffPlex.Chunkers;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace NewsSite.Core.Publishing;

/// <summary>What happened to a piece of text.</summary>
public enum TextChange
{
    /// <summary>In both texts.</summary>
    Kept,

    /// <summary>Only in the later one.</summary>
    Added,

    /// <summary>Only in the earlier one.</summary>
    Removed,
}

/// <summary>A run of text with one fate. The pieces that are kept or added make the later text, those kept or removed the earlier one.</summary>
public readonly record struct DiffPiece(TextChange Kind, string Text);

/// <summary>Compares two texts line by line, and word by word where a line changed.</summary>
public static class TextDiff
{
    // Comparing two lines takes the square of their difference: beyond this many characters they are shown whole.
    private const int WordsUpTo = 20_000;

    // Comparing lines takes the product of how many there are on both sides: beyond this the changed parts are shown whole, one after the other.
    private const long LinePairsUpTo = 4_000_000;

    /// <summary>The pieces in order; neighbours of one kind are joined.</summary>
    public static IReadOnlyList<DiffPiece> Of(string before, string after)
    {
        // Most saves change one place of a text: what stands before and after it need not be compared.
        var (was, now) = (LineEndingsPreservingChunker.Instance.Chunk(before), LineEndingsPreservingChunker.Instance.Chunk(after));
        var head = was.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        var tail = was.Skip(head).Reverse().Zip(now.Skip(head).Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();
        var pieces = new List<DiffPiece>();
        Add(pieces, TextChange.Kept, string.Concat(was.Take(head)));
        AddLines(pieces, [.. was.Skip(head).SkipLast(tail)], [.. now.Skip(head).SkipLast(tail)]);
        Add(pieces, TextChange.Kept, string.Concat(was.TakeLast(tail)));
        return pieces;
    }

    private static void AddLines(List<DiffPiece> pieces, string[] was, string[] now)
    {
        var (before, after) = (string.Concat(was), string.Concat(now));
        if ((long)was.Length * now.Length > LinePairsUpTo)
        {
            Add(pieces, TextChange.Removed, before);
            Add(pieces, TextChange.Added, after);
            return;
        }

        var lines = InlineDiffBuilder.Diff(before, after, ignoreWhiteSpace: false, ignoreCase: false, chunker: LineEndingsPreservingChunker.Instance).Lines;
        for (var at = 0; at < lines.Count;)
        {
            var removed = Run(lines, ref at, ChangeType.Deleted);
            var added = Run(lines, ref at, ChangeType.Inserted);
            if (removed.Length + added.Length == 0)
                Add(pieces, TextChange.Kept, lines[at++].Text);
            else if (removed.Length > 0 && added.Length > 0 && removed.Length + added.Length <= WordsUpTo)
                AddWords(pieces, removed, added);
            else
            {
                Add(pieces, TextChange.Removed, removed);
                Add(pieces, TextChange.Added, added);
            }
        }
    }

    private static string Run(List<DiffPlex.DiffBuilder.Model.DiffPiece> lines, ref int at, ChangeType type)
    {
        var start = at;
        while (at < lines.Count && lines[at].Type == type)
            at++;
        return string.Concat(lines[start..at].Select(line => line.Text));
    }

    private static void AddWords(List<DiffPiece> pieces, string removed, string added)
    {
        foreach (var word in InlineDiffBuilder.Diff(removed, added, ignoreWhiteSpace: false, ignoreCase: false, chunker: WordChunker.Instance).Lines)
            Add(pieces, word.Type switch { ChangeType.Deleted => TextChange.Removed, ChangeType.Inserted => TextChange.Added, _ => TextChange.Kept }, word.Text);
    }

    private static void Add(List<DiffPiece> pieces, TextChange kind, string text)
    {
        if (text.Length == 0)
            return;
        if (pieces.Count > 0 && pieces[^1].Kind == kind)
            pieces[^1] = new DiffPiece(kind, pieces[^1].Text + text);
        else
            pieces.Add(new DiffPiece(kind, text));
    }
}
