using System.Globalization;

namespace NewsSite.Core.FrontPage;

/// <summary>A slot of the front page: one of the top, or one of a section's rail.</summary>
/// <param name="SectionId">The section; <see cref="Top"/> for the top of the page.</param>
/// <param name="Number">From 0. The lead is the first of the top, then come the seconds, then the briefs.</param>
public readonly record struct FrontPlace(long SectionId, int Number) : IComparable<FrontPlace>
{
    /// <summary>In place of a section: the top of the page.</summary>
    public const long Top = 0;

    /// <summary>Slots of the top.</summary>
    public const int TopLength = 1 + SecondsMost + 5;

    /// <summary>Slots of the top, after the lead, that show a text.</summary>
    public const int SecondsMost = 2;

    /// <summary>Slots of a rail.</summary>
    public const int RailLength = 4;

    /// <summary>Sections with a rail: with the top some forty stories, which keeps the page below its weight.</summary>
    public const int RailsMost = 8;

    /// <summary>The largest slot.</summary>
    public static FrontPlace Lead => new(Top, 0);

    /// <summary>True for a slot of the top.</summary>
    public bool IsTop => SectionId == Top;

    /// <summary>True for one of the two slots after the lead.</summary>
    public bool IsSecond => IsTop && Number is >= 1 and <= SecondsMost;

    /// <summary>Slots of its part of the page.</summary>
    public int Length => LengthOf(SectionId);

    /// <summary>Slots of a part of the page.</summary>
    public static int LengthOf(long sectionId) => sectionId == Top ? TopLength : RailLength;

    /// <summary><c>top-1</c>, <c>12-1</c>: section and number, counted from 1.</summary>
    public override string ToString() => IsTop ? string.Create(CultureInfo.InvariantCulture, $"top-{Number + 1}") : string.Create(CultureInfo.InvariantCulture, $"{SectionId}-{Number + 1}");

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <returns>False for everything else, and for a number that its part does not have.</returns>
    public static bool TryParse(string? text, out FrontPlace place)
    {
        place = default;
        if (text?.Split('-') is not [var part, var number] || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var counted))
            return false;
        long section = Top;
        if (part != "top" && (!long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out section) || section == Top))
            return false;
        place = new FrontPlace(section, counted - 1);
        return counted >= 1 && counted <= LengthOf(section);
    }

    /// <inheritdoc/>
    public int CompareTo(FrontPlace other) => (SectionId, Number).CompareTo((other.SectionId, other.Number));

    public static bool operator <(FrontPlace left, FrontPlace right) => left.CompareTo(right) < 0;
    public static bool operator >(FrontPlace left, FrontPlace right) => left.CompareTo(right) > 0;
    public static bool operator <=(FrontPlace left, FrontPlace right) => left.CompareTo(right) <= 0;
    public static bool operator >=(FrontPlace left, FrontPlace right) => left.CompareTo(right) >= 0;
}
