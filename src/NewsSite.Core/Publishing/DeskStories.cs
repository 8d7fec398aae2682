using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Core.Search;

namespace NewsSite.Core.Publishing;

/// <summary>What the desk's list of stories is to show; null and empty mean "any".</summary>
public sealed record StoryFilter
{
    /// <summary>Words of headline, byline or slug of the newest text.</summary>
    public string Text { get; init; } = "";

    public ArticleState? State { get; init; }

    /// <summary>Section of the newest text.</summary>
    public long? SectionId { get; init; }

    /// <summary>Tag of the newest text, also under the name of one that was merged into it.</summary>
    public long? TagId { get; init; }

    /// <summary>Account of whoever began the story.</summary>
    public long? OwnerId { get; init; }

    /// <summary>True for the stories in the trash; false for all others.</summary>
    public bool IsTrashed { get; init; }
}

/// <summary>A story in the desk's list.</summary>
/// <param name="Id">Of the article.</param>
/// <param name="Headline">Of the newest text; may be empty.</param>
/// <param name="State">Where it stands.</param>
/// <param name="HasNewerDraft">True when readers see an older text than the newest.</param>
/// <param name="Section">Name; null for none.</param>
/// <param name="Owner">Name of who began it; null for an import.</param>
/// <param name="SavedAt">UTC.</param>
/// <param name="ScheduledFor">UTC; null when nothing is scheduled.</param>
/// <param name="PublishedAt">UTC; null when it never was.</param>
/// <param name="Key">What the list goes on after: see <see cref="DeskStories"/>.</param>
public sealed record StoryRow(
    long Id, string Headline, ArticleState State, bool HasNewerDraft, string? Section, string? Owner, DateTime SavedAt, DateTime? ScheduledFor, DateTime? PublishedAt, long Key)
{
    /// <summary>UTC; null for no embargo, which may have passed.</summary>
    public DateTime? EmbargoedUntil { get; init; }

    /// <summary>When it is withdrawn by itself, UTC; null for never.</summary>
    public DateTime? WithdrawalDueAt { get; init; }

    /// <summary>True when readers do not see the newest text yet and an editor approved it.</summary>
    public bool IsApproved { get; init; }

    /// <summary>Why a draft went back to its writer; null when it did not.</summary>
    public string? Note { get; init; }

    /// <summary>Who sent it back; null when nobody did.</summary>
    public string? NoteBy { get; init; }

    /// <summary>When it was put into the trash, UTC; null elsewhere.</summary>
    public DateTime? TrashedAt { get; init; }
}

/// <summary>
/// Stories as the desk sees them, in every state; a writer sees their own. Lists come in the order of the last save, finds of a search in the
/// order in which the stories were begun, both newest first: orders that an index keeps.
/// </summary>
public sealed class DeskStories(NewsDb db, ArticleSearch search)
{
    /// <summary>A page of the list.</summary>
    /// <param name="filter">What to show.</param>
    /// <param name="after">Last row of the page before; null for the first page.</param>
    /// <param name="most">Rows at most.</param>
    /// <param name="actor">Who looks.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<StoryRow>> ListAsync(StoryFilter filter, PageCursor? after, int most, Actor actor, CancellationToken ct)
    {
        var stories = Matching(filter, actor);
        if (filter.Text.Trim().Length == 0)
        {
            if (after is { } last)
                stories = stories.Where(a => a.SavedAt <= last.At && (a.SavedAt < last.At || a.Id < last.Id));
            return await Rows(stories.OrderByDescending(a => a.SavedAt).ThenByDescending(a => a.Id).Select(a => new Keyed { Article = a, Key = a.Id }))
                .Take(most).ToListAsync(ct);
        }

        var query = SearchQuery.Parse(filter.Text);
        if (query.Wanted.Count == 0)
            return [];
        var before = after?.Id ?? long.MaxValue;
        var found = (await search.ForDeskAsync(query, ct)).Where(d => d.Id < before)
            .Join(stories, d => d.ArticleId, a => a.Id, (d, a) => new Keyed { Article = a, Key = d.Id })
            .OrderByDescending(k => k.Key);
        return await Rows(found).Take(most).ToListAsync(ct);
    }

    /// <summary>The stories that the actor may see, in the order of <paramref name="order"/>, for the desk's short lists.</summary>
    public Task<List<StoryRow>> ShortListAsync(
        Func<IQueryable<Article>, IQueryable<Article>> choose, Func<IQueryable<Article>, IOrderedQueryable<Article>> order, int most, Actor actor, CancellationToken ct) =>
        Rows(order(choose(Matching(new StoryFilter(), actor))).Select(a => new Keyed { Article = a, Key = a.Id })).Take(most).ToListAsync(ct);

    private IQueryable<Article> Matching(StoryFilter filter, Actor actor)
    {
        var stories = filter.IsTrashed ? db.Articles.AsNoTracking().Where(a => a.TrashedAt != null) : db.Articles.AsNoTracking().Where(a => a.TrashedAt == null);
        if (!actor.Role.Has(Right.EditAll))
            stories = stories.Where(a => a.OwnerId == actor.EditorId);
        if (filter.State is { } state)
            stories = stories.Where(a => a.State == state);
        if (filter.SectionId is { } section)
            stories = stories.Where(a => a.LatestSectionId == section);
        if (filter.OwnerId is { } owner)
            stories = stories.Where(a => a.OwnerId == owner);
        if (filter.TagId is { } tag)
            stories = stories.Where(a => db.RevisionTags.Any(
                t => t.ArticleId == a.Id && t.RevisionNumber == a.LatestNumber && (t.TagId == tag || t.Tag!.MergedIntoId == tag)));
        return stories;
    }

    private IQueryable<StoryRow> Rows(IQueryable<Keyed> keyed) => keyed.Select(k => new StoryRow(
        k.Article.Id,
        k.Article.LatestHeadline,
        k.Article.State,
        k.Article.LiveNumber != null && k.Article.LiveNumber != k.Article.LatestNumber,
        db.Sections.Where(s => s.Id == k.Article.LatestSectionId).Select(s => s.Name).FirstOrDefault(),
        k.Article.Owner == null ? null : k.Article.Owner.DisplayName != "" ? k.Article.Owner.DisplayName : k.Article.Owner.Email,
        k.Article.SavedAt,
        k.Article.ScheduledFor,
        k.Article.PublishedAt,
        k.Key)
    {
        EmbargoedUntil = k.Article.EmbargoedUntil,
        WithdrawalDueAt = k.Article.WithdrawalDueAt,
        IsApproved = k.Article.ApprovedNumber == k.Article.LatestNumber && k.Article.LiveNumber != k.Article.LatestNumber,
        Note = k.Article.SentBackAt == null ? null : db.ReviewNotes.Where(n => n.ArticleId == k.Article.Id).OrderByDescending(n => n.Id).Select(n => n.Text).FirstOrDefault(),
        NoteBy = k.Article.SentBackAt == null ? null : db.ReviewNotes.Where(n => n.ArticleId == k.Article.Id).OrderByDescending(n => n.Id).Select(n => n.EditorName).FirstOrDefault(),
        TrashedAt = k.Article.TrashedAt,
    });

    private sealed class Keyed
    {
        public required Article Article { get; init; }

        public required long Key { get; init; }
    }
}
