using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.Rendering;

namespace NewsSite.Core.Publishing;

/// <summary>What became of a save.</summary>
/// <param name="ArticleId">The article; null when nothing was saved of a new one.</param>
/// <param name="Number">The new revision; null when nothing was saved.</param>
/// <param name="Problems">What the editor has to put right first.</param>
/// <param name="Newer">The text that somebody else saved in the meantime, when that is the reason why nothing was saved.</param>
public sealed record SaveResult(long? ArticleId, int? Number, IReadOnlyList<Problem> Problems, Revision? Newer = null)
{
    /// <summary>True when the text is in the store.</summary>
    public bool Saved => Number is not null;
}

/// <summary>Saves what editors type. Each save is a new revision; what readers see stays as it is until a verb of <see cref="Workflow"/>.</summary>
public sealed class Drafting(NewsDb db, MarkdownRenderer renderer, Composition composition, TimeProvider clock)
{
    /// <summary>Begins a new article.</summary>
    /// <exception cref="NotAllowedException">The actor may not write.</exception>
    public async Task<SaveResult> CreateAsync(DraftText text, Actor actor, CancellationToken ct)
    {
        actor.Require(Right.Write);
        text = text.Clean();
        var (html, problems) = Check(text, ct);
        if (problems.Count > 0)
            return new SaveResult(null, null, problems);

        return await db.InRepeatedTransactionAsync(
            async token =>
            {
                var now = clock.GetUtcNow().UtcDateTime;
                if (await composition.FindMissingAsync(null, text, now, token) is { Count: > 0 } missing)
                    return new SaveResult(null, null, missing);
                var article = new Article { CreatedAt = now, OwnerId = actor.EditorId, State = ArticleState.Draft };
                var slug = await FreeSlugAsync(null, text, token);
                var revision = await composition.ComposeAsync(null, text, slug, html!, actor, now, token);
                article.Slug = slug;
                db.Articles.Add(article);
                Take(article, revision);
                await db.SaveChangesAsync(token);
                await db.IndexForDeskAsync(article, revision, token);
                db.Record(actor, Verb.CreateArticle, Subject.Article(article.Id), now, article.Slug);
                await db.SaveChangesAsync(token);
                return new SaveResult(article.Id, 1, Problem.None);
            },
            ct);
    }

    /// <summary>Saves a newer text of an article. A text that is the same in every part makes no revision: the number of the one that holds it is returned.</summary>
    /// <param name="articleId">Which.</param>
    /// <param name="baseNumber">The revision that the editor had opened. When a newer one exists, nothing is saved and it is returned.</param>
    /// <param name="text">What was typed.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>What became of it; null when there is no such article.</returns>
    /// <exception cref="NotAllowedException">The actor may not edit this article.</exception>
    public async Task<SaveResult?> SaveAsync(long articleId, int baseNumber, DraftText text, Actor actor, CancellationToken ct)
    {
        text = text.Clean();
        var (html, problems) = Check(text, ct);
        return await db.InRepeatedTransactionAsync(
            async token =>
            {
                var article = await db.Articles.SingleOrDefaultAsync(a => a.Id == articleId, token);
                if (article is null)
                    return null;
                actor.RequireEdit(article);
                if (problems.Count > 0)
                    return new SaveResult(articleId, null, problems);
                if (article.LatestNumber != baseNumber)
                    return await StaleAsync(article, token);
                if (await composition.FindMissingAsync(article, text, clock.GetUtcNow().UtcDateTime, token) is { Count: > 0 } missing)
                    return new SaveResult(articleId, null, missing);

                return await SaveAsync(article, text, html!, actor, token);
            },
            ct);
    }

    private async Task<SaveResult> SaveAsync(Article article, DraftText text, string html, Actor actor, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var slug = await FreeSlugAsync(article, text, ct);
        var last = await composition.LastAsync(article, ct);
        var revision = await composition.ComposeAsync(last, text, slug, html, actor, now, ct);
        if (Composition.IsUnchanged(last, revision))
            return new SaveResult(article.Id, article.LatestNumber, Problem.None);

        revision.ArticleId = article.Id;
        db.Revisions.Add(revision);
        Take(article, revision);

        // The address of a story that readers know moves only when its new text is published.
        if (article.PublishedAt is null)
            article.Slug = slug;
        await db.IndexForDeskAsync(article, revision, ct);
        db.Record(actor, Verb.SaveDraft, Subject.Article(article.Id), now, $"revision {revision.Number}");
        await db.SaveChangesAsync(ct);
        return new SaveResult(article.Id, revision.Number, Problem.None);
    }

    private async Task<SaveResult> StaleAsync(Article article, CancellationToken ct) => new(
        article.Id,
        null,
        [new Problem("", "Somebody else saved this story after you opened it. Nothing of yours is lost: compare the two texts and save again.")],
        await db.Revisions.AsNoTracking()
            .Include(r => r.Section).Include(r => r.Captions).Include(r => r.Tags).ThenInclude(t => t.Tag).ThenInclude(t => t!.MergedInto).AsSplitQuery()
            .SingleAsync(r => r.ArticleId == article.Id && r.Number == article.LatestNumber, ct));

    private (string? Html, IReadOnlyList<Problem> Problems) Check(DraftText text, CancellationToken ct)
    {
        var problems = text.Problems().ToList();
        var body = renderer.Render(text.Body, ct);
        if (body.Problem is { } problem)
            problems.Add(new Problem(nameof(DraftText.Body), problem));
        return (body.Html, problems);
    }

    private async Task<string> FreeSlugAsync(Article? article, DraftText text, CancellationToken ct)
    {
        var wanted = Slug.From(text.Slug.Trim().Length > 0 ? text.Slug : text.Headline, "story");
        for (var attempt = 1; ; attempt++)
        {
            var slug = Slug.Numbered(wanted, attempt);
            if (article?.Slug == slug || await db.IsFreeAsync(article, slug, ct))
                return slug;
        }
    }

    private static void Take(Article article, Revision revision)
    {
        if (revision.Number == 1)
            article.Revisions.Add(revision);
        article.LatestNumber = revision.Number;
        article.LatestHeadline = revision.Headline;
        article.LatestSectionId = revision.SectionId;
        article.SavedAt = revision.SavedAt;
    }
}
