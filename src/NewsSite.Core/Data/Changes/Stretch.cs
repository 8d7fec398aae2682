using NewsSite.Core.Articles;

namespace NewsSite.Core.Data.Changes;

/// <summary>
/// A stretch of something that readers see: of a list, from a newer place down to an older one, both included. A thing that is no list is always
/// meant whole.
/// </summary>
/// <param name="Of">One of the names of <see cref="Part"/>.</param>
/// <param name="Newest">Where it begins.</param>
/// <param name="Oldest">Where it ends.</param>
public readonly record struct Stretch(string Of, PageCursor Newest, PageCursor Oldest)
{
    /// <summary>Before everything in a list.</summary>
    public static PageCursor Top { get; } = new(DateTime.MaxValue, long.MaxValue);

    /// <summary>After everything in a list.</summary>
    public static PageCursor Bottom { get; } = new(DateTime.MinValue, 0);

    /// <summary>All of it.</summary>
    public static Stretch Whole(string of) => new(of, Top, Bottom);

    /// <summary>The place of one story in a list.</summary>
    public static Stretch At(string of, DateTime publishedAt, long articleId) =>
        new(of, new PageCursor(publishedAt, articleId), new PageCursor(publishedAt, articleId));

    /// <summary>An instant in a list, whatever stands there.</summary>
    public static Stretch At(string of, DateTime at) => new(of, new PageCursor(at, long.MaxValue), new PageCursor(at, 0));

    /// <summary>Some ids of a list that is ordered by them, both ends included.</summary>
    public static Stretch Ids(string of, long from, long to) => new(of, new PageCursor(DateTime.UnixEpoch, to), new PageCursor(DateTime.UnixEpoch, from));

    /// <summary>True when both have a place in common.</summary>
    public bool Meets(Stretch other) => Of == other.Of && IsNotAfter(Newest, other.Oldest) && IsNotAfter(other.Newest, Oldest);

    /// <summary>The name; for less than the whole, the two places after it.</summary>
    public override string ToString() => this == Whole(Of) ? Of : $"{Of} {Newest} {Oldest}";

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static Stretch Parse(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var words = line.Split(' ');
        if (words.Length == 1)
            return Whole(line);
        return words.Length == 3 && PageCursor.TryParse(words[1], out var newest) && PageCursor.TryParse(words[2], out var oldest) && newest is not null && oldest is not null
            ? new Stretch(words[0], newest.Value, oldest.Value)
            : Whole(Part.Everything);
    }

    private static bool IsNotAfter(PageCursor one, PageCursor other) => one.At > other.At || (one.At == other.At && one.Id >= other.Id);
}
