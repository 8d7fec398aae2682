using NewsSite.Core.Photos;

namespace NewsSite.Core.Importing.Captures;

/// <summary>Judges whether the lines between two equal ones are what stands in a header: captions and TT (R1 b, c).</summary>
internal static class HeaderJunk
{
    /// <summary>Whether they are; <paramref name="between"/> has a dozen lines at most.</summary>
    public static bool Is(List<CaptureLine> between)
    {
        var captions = between.FindAll(line => !line.IsWidget);
        return between.Count > 0
            && (captions.Count < between.Count || HasDoubled(captions) || captions.TrueForAll(EndsInCredit))
            && (!HoldsAPair(between) || IsGivenTwice(between, captions));
    }

    /// <summary>Whether a line has a credit where captions have it.</summary>
    public static bool EndsInCredit(CaptureLine line) => CaptionCredit.Split(line.Text).Credit is not null;

    private static bool HasDoubled(List<CaptureLine> captions) => Enumerable.Range(1, Math.Max(0, captions.Count - 1)).Any(i => captions[i].IsSame(captions[i - 1]));

    // R1 (c): a line that comes twice with another in between is itself the header, the innermost one.
    private static bool HoldsAPair(List<CaptureLine> between)
    {
        for (var i = 0; i < between.Count; i++)
        {
            var isApart = false;
            for (var j = i + 1; j < between.Count && !between[i].IsWidget; j++)
            {
                if (!between[j].IsSame(between[i]))
                    isApart = true;
                else if (isApart)
                    return true;
            }
        }

        return false;
    }

    // But for the captions of several photos given twice as a whole, A B A B: with credits, or with a TT at one end. An inner article has its
    // TT or a doubled caption in the middle.
    private static bool IsGivenTwice(List<CaptureLine> between, List<CaptureLine> captions)
    {
        var length = captions.Select(line => line.Key).Distinct(StringComparer.Ordinal).Count();
        var first = between.FindIndex(line => !line.IsWidget);
        return captions.Count >= 2 * length
            && captions.Count % length == 0
            && Enumerable.Range(0, captions.Count).All(i => captions[i].IsSame(captions[i % length]))
            && between.Skip(first).Take(captions.Count).All(line => !line.IsWidget)
            && (captions.Count < between.Count || captions.TrueForAll(EndsInCredit));
    }
}
