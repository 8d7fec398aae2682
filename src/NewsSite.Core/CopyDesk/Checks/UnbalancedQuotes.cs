using NewsSite.Core.Articles;

namespace NewsSite.Core.CopyDesk.Checks;

/// <summary>A quotation that is opened and not closed, or closed and not opened. Single quotation marks are not looked at: they are apostrophes too.</summary>
internal static class UnbalancedQuotes
{
    public const string Name = "quotes";

    // Enough of the text to know it by.
    private const int QuoteLength = 50;

    public static IEnumerable<Finding> Find(Copy copy)
    {
        for (var at = 0; at < copy.Passages.Count; at++)
        {
            var passage = copy.Passages[at];
            if (passage.Kind == PassageKind.Names)
                continue;

            // A quotation that goes on in the next paragraph is opened there again and closed at its very end.
            var next = copy.Passages.Skip(at + 1).FirstOrDefault(p => p.Field == passage.Field);
            if (Lonely(passage.Prose, next is not null && Opens(next.Prose)) is { } mark)
                yield return Say(passage, mark);
        }
    }

    private static Finding Say(Passage passage, int mark)
    {
        var isClosing = passage.Prose[mark] is '”' or '»' && !IsRightToLeft(passage.Prose);
        var (start, end) = isClosing ? (Math.Max(0, mark + 1 - QuoteLength), mark + 1) : (mark, Math.Min(passage.Text.Length, mark + QuoteLength));
        if (end < passage.Text.Length && char.IsLowSurrogate(passage.Text[end]))
            end++;
        if (start > 0 && char.IsLowSurrogate(passage.Text[start]))
            start--;
        return Finding.In(Name, passage, start, end, isClosing ? T("This quotation mark closes a quotation that is not opened.") : T("This quotation is opened and not closed."));
    }

    // Index of the mark that has no other; null when all is well.
    private static int? Lonely(string text, bool goesOn)
    {
        var hasAngles = text.Contains('«', StringComparison.Ordinal); // alone, "Read on »" is an arrow
        var isGerman = text.Contains('„', StringComparison.Ordinal);
        var isLoose = IsRightToLeft(text); // typed either way round there
        var (open, straight) = (new Stack<int>(), new List<int>());
        for (var at = 0; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '"' when !IsInch(text, at):
                    straight.Add(at);
                    break;
                case '“' or '”' or '«' or '»' when isLoose:
                    straight.Add(at);
                    break;
                case '„' or '«':
                case '“' when !isGerman:
                    open.Push(at);
                    break;
                case '»' when !hasAngles:
                    break;
                case '“' or '”' or '»':
                    if (!open.TryPop(out _))
                        return at;
                    break;
            }
        }

        if (goesOn)
            return null;
        return straight.Count % 2 == 1 ? straight[^1] : open.TryPeek(out var last) ? last : null;
    }

    private static bool IsRightToLeft(string text) => Script.Of(text) is { IsRightToLeft: true };

    // 27" is a length.
    private static bool IsInch(string text, int at) => at > 0 && char.IsAsciiDigit(text[at - 1]) && (at + 1 == text.Length || !char.IsLetterOrDigit(text[at + 1])) && !text[..at].Contains('"', StringComparison.Ordinal);

    private static bool Opens(string text) => text.TrimStart(' ', '\t', '\r', '\n', Prose.Joint, Prose.Start) is ['“' or '"' or '«' or '„', ..];
}
