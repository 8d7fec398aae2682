using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.Rendering;

namespace NewsSite.Core.Publishing;

/// <summary>Puts the next text of a story into the store, in the transaction of whoever saves it.</summary>
public sealed class Revising(NewsDb db, MarkdownRenderer renderer, Composition composition, TimeProvider clock)
{
    /// <inheritdoc cref="Composition.Read"/>
    internal DraftText Read(DraftText typed) => composition.Read(typed);

    /// <summary>The body as HTML, and what keeps the text from being saved at all.</summary>
    internal (string? Html, IReadOnlyList<Problem> Problems) Check(DraftText text, CancellationToken ct)
    {
        var problems = text.Problems().ToList();
        var body = renderer.Render(text.Body, ct);
        if (body.Problem is { } problem)
            problems.Add(new Problem(nameof(DraftText.Body), problem));
        return (body.Html, problems);
    }

    /// <summary>Begins an article with its first text.</summary>
    internal async Task<SaveResult> BeginAsync(DraftText text, string html, SaveKind kind, Actor actor, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (await composition.FindMissingAsync(null, text, now, ct) is { Count: > 0 } missing)
            return new SaveResult(null, null, missing);
        var article = new Article { CreatedAt = now, OwnerId = actor.EditorId, State = ArticleState.Draft };
        var slug = await FreeSlugAsync(null, text, ct);
        var revision = await composition.ComposeAsync(null, text, kind, Wanted(text, kind, slug), html, actor, now, ct);
        article.Slug = slug;
        db.Articles.Add(article);
        Take(article, revision);
        await db.SaveChangesAsync(ct);
        await db.IndexForDeskAsync(article, revision, ct);
        db.Record(actor, Verb.CreateArticle, Subject.Article(article.Id), now, article.Slug);
        await db.SaveChangesAsync(ct);
        return new SaveResult(article.Id, 1, Problem.None);
    }

    /// <summary>Saves the next text of an article, unless the newest one says the same in every part.</summary>
    /// <param name="article">Tracked, in the transaction.</param>
    /// <param name="text">What it is to say.</param>
    /// <param name="html">Its body.</param>
    /// <param name="how">By what kind of save, from which text, with which audit.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancels.</param>
    internal async Task<SaveResult> GoOnAsync(Article article, DraftText text, string html, SaveManner how, Actor actor, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (await composition.FindMissingAsync(article, text, now, ct) is { Count: > 0 } missing)
            return new SaveResult(article.Id, null, missing);
        var slug = await FreeSlugAsync(article, text, ct);
        var last = await composition.LastAsync(article, ct);
        var revision = await composition.ComposeAsync(last, text, how.Kind, Wanted(text, how.Kind, slug), html, actor, now, ct);
        var isNew = !Composition.IsUnchanged(last, revision);
        if (isNew)
        {
            revision.ArticleId = article.Id;
            revision.BaseNumber = how.BaseNumber;
            revision.TakenParts = how.Taken is { Count: > 0 } taken ? string.Join('\n', taken) : null;
            db.Revisions.Add(revision);
            Take(article, revision);

            // The address of a story that readers know moves only when its new text is published.
            if (article.PublishedAt is null)
                article.Slug = slug;
            await db.IndexForDeskAsync(article, revision, ct);
        }

        // What had saved itself before becomes a milestone by the audit row alone. What saves itself has none: the revision says who and when.
        if (how.Verb is { } verb && (isNew || last.Kind == SaveKind.ByItself || verb != Verb.SaveDraft))
            db.Record(actor, verb, Subject.Article(article.Id), now, $"revision {article.LatestNumber}{how.Details}");
        await db.SaveChangesAsync(ct);
        return new SaveResult(article.Id, article.LatestNumber, Problem.None);
    }

    // A headline that is still being typed must not settle the address.
    private static string Wanted(DraftText text, SaveKind kind, string slug) => kind == SaveKind.ByItself && text.Slug.Trim().Length == 0 ? "" : slug;

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

/// <summary>How a text is saved.</summary>
/// <param name="Kind">By hand or by itself.</param>
/// <param name="BaseNumber">The revision that it started from.</param>
/// <param name="Verb">What the audit says; null: nothing.</param>
/// <param name="Details">More words for the audit, after the number of the revision.</param>
/// <param name="Taken">The parts that a merge took from others.</param>
internal readonly record struct SaveManner(SaveKind Kind, int BaseNumber, Verb? Verb, string Details = "", IReadOnlyList<string>? Taken = null);
