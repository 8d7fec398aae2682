using System.Globalization;

namespace NewsSite.Core.FrontPage;

/// <summary>A story that an editor gave a slot.</summary>
/// <param name="Place">The slot.</param>
/// <param name="ArticleId">The story.</param>
/// <param name="Until">When the slot goes back to the rule, UTC; null: when an editor takes the story out.</param>
public readonly record struct FrontSlot(FrontPlace Place, long ArticleId, DateTime? Until)
{
    /// <summary>True while it counts.</summary>
    /// <param name="now">UTC.</param>
    public bool IsHeld(DateTime now) => Until is null || Until > now;
}

/// <summary>
/// What editors have decided about the front page: which stories stand where. Whatever it leaves open is filled by <see cref="FrontRule"/>. Never
/// changed: each change makes another plan. No slot and no story is in it twice.
/// </summary>
public sealed class FrontPlan
{
    private FrontPlan(IEnumerable<FrontSlot> slots) =>
        Slots = [.. slots.DistinctBy(slot => slot.Place).DistinctBy(slot => slot.ArticleId).OrderBy(slot => slot.Place)];

    /// <summary>Everything by rule.</summary>
    public static FrontPlan Rule { get; } = new([]);

    /// <summary>In the order of the places.</summary>
    public IReadOnlyList<FrontSlot> Slots { get; }

    /// <summary>Of these slots; the first of two for one place or one story counts.</summary>
    public static FrontPlan Of(IEnumerable<FrontSlot> slots) => new(slots);

    /// <summary>Reads what <see cref="ToString"/> wrote; a line that it could not have written is left out.</summary>
    public static FrontPlan Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length == 0 ? Rule : new(text.Split('\n').Select(ReadSlot).OfType<FrontSlot>());
    }

    /// <summary>One line a slot: place, story, end. The same for equal plans.</summary>
    public override string ToString() => string.Join('\n', Slots.Select(slot =>
        string.Create(CultureInfo.InvariantCulture, $"{slot.Place} {slot.ArticleId}{(slot.Until is { } until ? $" {until:yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'}" : "")}")));

    /// <summary>The slots that count on a page with these rails.</summary>
    /// <param name="sections">The sections in their order, as many as there are.</param>
    /// <param name="now">UTC.</param>
    public IReadOnlyList<FrontSlot> Held(IEnumerable<long> sections, DateTime now)
    {
        var shown = sections.Take(FrontPlace.RailsMost).ToHashSet();
        return [.. Slots.Where(slot => slot.IsHeld(now) && slot.Place.Number < slot.Place.Length && (slot.Place.IsTop || shown.Contains(slot.Place.SectionId)))];
    }

    /// <summary>When the next slot goes back to the rule, UTC; null when none does by itself.</summary>
    /// <param name="now">UTC.</param>
    public DateTime? NextEnd(DateTime now) => Slots.Where(slot => slot.Until > now).Min(slot => slot.Until);

    private static FrontSlot? ReadSlot(string line)
    {
        var words = line.Split(' ');
        if (words.Length is not (2 or 3) || !FrontPlace.TryParse(words[0], out var place) || !long.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var story))
            return null;
        if (words.Length == 2)
            return new FrontSlot(place, story, null);
        return DateTime.TryParse(words[2], CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var until)
            ? new FrontSlot(place, story, until)
            : null;
    }
}
