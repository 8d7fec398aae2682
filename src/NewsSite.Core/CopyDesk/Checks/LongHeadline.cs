using System.Globalization;

namespace NewsSite.Core.CopyDesk.Checks;

/// <summary>A headline whose end search engines cut off.</summary>
internal static class LongHeadline
{
    public const string Name = "headline-length";

    // Results show about 600 pixels of a title: 60 to 70 characters of a newspaper's mix of letters. Counted as readers count them, accents with their letter.
    private const int Most = 70;

    public static IEnumerable<Finding> Find(Copy copy)
    {
        var length = new StringInfo(copy.Headline.Trim()).LengthInTextElements;
        if (length > Most)
        {
            yield return new Finding(Name, new Spot(T("Headline"), "Headline"), [copy.Headline],
                T($"The headline has {length} characters. Search results show about {Most} and cut the rest off."));
        }
    }
}
