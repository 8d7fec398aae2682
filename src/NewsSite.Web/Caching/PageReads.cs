using NewsSite.Core.Articles;
using NewsSite.Core.Data.Changes;

namespace NewsSite.Web.Caching;

/// <summary>
/// What the page of this request is made of, noted where it is read. A page is kept only when it has noted something, so that one that forgot to is
/// slow, never stale.
/// </summary>
public sealed class PageReads
{
    private readonly HashSet<Stretch> _stretches = [];

    /// <summary>What was noted.</summary>
    public IReadOnlyCollection<Stretch> Stretches => _stretches;

    /// <summary>When the page differs by the clock alone, UTC; null: never.</summary>
    public DateTime? Until { get; private set; }

    /// <summary>True when the page may be kept.</summary>
    public bool IsNoted { get; private set; }

    /// <summary>All of it. One of the names of <see cref="Part"/>.</summary>
    public void Note(string part) => Note(Stretch.Whole(part));

    /// <summary>What stands on every page: does not make it one that may be kept.</summary>
    public void NoteAround(string part) => _stretches.Add(Stretch.Whole(part));

    /// <summary>A stretch of it.</summary>
    public void Note(Stretch stretch)
    {
        _stretches.Add(stretch);
        IsNoted = true;
    }

    /// <summary>The stories of a page of a list, each as its card.</summary>
    /// <param name="list">Name of the list.</param>
    /// <param name="newest">Where the page begins.</param>
    /// <param name="oldest">Where it would end, if there were room for all.</param>
    /// <param name="found">What was read, newest first.</param>
    /// <param name="most">How many were asked for, one more than is shown: with fewer, the list goes on to <paramref name="oldest"/>.</param>
    public void NoteCards(string list, PageCursor newest, PageCursor oldest, IReadOnlyList<ArticleCard> found, int most)
    {
        Note(new Stretch(list, newest, found.Count < most ? oldest : found[^1].Cursor));
        foreach (var card in found.Take(most - 1))
            Note(Part.Card(card.Id));
    }

    /// <summary>Where a list begins and ends, when the page says it only by spans such as years: what lies between them changes nothing.</summary>
    /// <param name="list">Name of the list.</param>
    /// <param name="first">When its first entry came, UTC.</param>
    /// <param name="newest">When its newest came, UTC.</param>
    /// <param name="from">Start of the first span, UTC.</param>
    /// <param name="until">End of the last span, UTC.</param>
    public void NoteEnds(string list, DateTime first, DateTime newest, DateTime from, DateTime until)
    {
        Note(new Stretch(list, Stretch.Top, Edge(until)));
        Note(Stretch.At(list, newest));
        Note(Stretch.At(list, first));
        Note(new Stretch(list, Edge(from), Stretch.Bottom));
    }

    /// <summary>The stories of a page of a list, from the cursor.</summary>
    public void NoteCards(string list, PageCursor? after, IReadOnlyList<ArticleCard> found, int most) =>
        NoteCards(list, after ?? Stretch.Top, Stretch.Bottom, found, most);

    /// <summary>The stories next to a span of time in the archive.</summary>
    /// <param name="before">When the newest before <paramref name="from"/> came out; null when there is none.</param>
    /// <param name="from">UTC.</param>
    /// <param name="until">UTC.</param>
    /// <param name="after">When the first from <paramref name="until"/> on came out; null when there is none.</param>
    public void NoteNeighbours(DateTime? before, DateTime from, DateTime until, DateTime? after)
    {
        Note(new Stretch(Part.Stories, Edge(from), before is { } older ? Edge(older) : Stretch.Bottom));
        Note(new Stretch(Part.Stories, after is { } newer ? new PageCursor(newer, long.MaxValue) : Stretch.Top, Edge(until)));
    }

    /// <summary>All stories that came out in a span of time.</summary>
    public void NoteSpan(DateTime from, DateTime until) => Note(new Stretch(Part.Stories, Edge(until), Edge(from)));

    /// <summary>A story with all that belongs to it.</summary>
    public void Note(Story story, StoryNotes notes)
    {
        ArgumentNullException.ThrowIfNull(story);
        ArgumentNullException.ThrowIfNull(notes);
        Note(Part.Article(story.Id));
        foreach (var tag in notes.Tags)
            Note(Part.Tag(tag.Id));
    }

    /// <summary>The page differs from then on without any change.</summary>
    /// <param name="instant">UTC.</param>
    public void NoteUntil(DateTime instant) => Until = Until is { } earlier && earlier < instant ? earlier : instant;

    /// <summary>The place before every story of an instant, in a list that is newest first: after those of later ones.</summary>
    private static PageCursor Edge(DateTime instant) => new(instant, 0);
}
