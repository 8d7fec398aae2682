using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.Rendering;

namespace NewsSite.Core.Publishing;

/// <summary>The pages about the newsroom: made once with a first text, then changed by admins. A save on top of a newer one is not taken.</summary>
public sealed class PageDesk(NewsDb db, MarkdownRenderer renderer, SiteOptions site, TimeProvider clock)
{
    /// <summary>
    /// Makes the pages that the store does not have yet, each with its first text in the site's language; one whose text only the newsroom can know
    /// stays empty. Several nodes may do it at once.
    /// </summary>
    public async Task CreateMissingAsync(CancellationToken ct)
    {
        var known = await db.SitePages.Select(p => p.Slug).ToListAsync(ct);
        foreach (var (slug, position) in SitePage.Slugs.Select((slug, position) => (slug, position)).Where(page => !known.Contains(page.slug)))
        {
            var (title, body) = FirstPages.Of(slug, site);
            db.SitePages.Add(new SitePage
            {
                Slug = slug,
                Position = position,
                Title = title,
                Body = body,
                BodyHtml = renderer.Render(body, ct).Html ?? "",
                UpdatedAt = Now,
            });
        }

        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (UniqueViolation.IsIn(e))
        {
            db.ChangeTracker.Clear(); // another node was first, with the same texts
        }
    }

    /// <summary>Changes title and text. An empty text takes the page off the site.</summary>
    /// <param name="slug">Which page.</param>
    /// <param name="text">What was typed, and the version that it was typed on.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Null when there is no such page.</returns>
    /// <exception cref="NotAllowedException">The actor may not change the site's own pages.</exception>
    public async Task<PageSave?> ChangeAsync(string slug, PageText text, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(text);
        actor.Require(Right.Administer);
        var body = text.Body.ReplaceLineEndings("\n").Trim();
        var rendered = renderer.Render(body, ct);
        try
        {
            return await db.InTransactionAsync<PageSave?>(
                async token =>
                {
                    if (await db.SitePages.SingleOrDefaultAsync(p => p.Slug == slug, token) is not { } page)
                        return null;
                    if (page.Version != text.Version)
                        return new PageSave([], page);
                    if (Find(text, rendered) is { Count: > 0 } problems)
                        return new PageSave(problems, null);

                    page.Title = text.Title.Trim();
                    page.Body = body;
                    page.BodyHtml = rendered.Html!;
                    page.UpdatedAt = Now;
                    page.EditorName = actor.Name;
                    db.Record(actor, Verb.ChangePage, Subject.Page(page.Id), Now, body.Length == 0 ? $"/{slug}, emptied" : $"/{slug}");
                    await db.SaveChangesAsync(token);
                    return new PageSave(Problem.None, null);
                },
                ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new PageSave([], await db.SitePages.AsNoTracking().SingleAsync(p => p.Slug == slug, ct));
        }
    }

    /// <summary>A page as it would be if it were saved now, for a preview. Stores nothing.</summary>
    /// <param name="slug">Which page.</param>
    /// <param name="text">What was typed.</param>
    /// <param name="html">Its body, rendered.</param>
    public SitePage Draft(string slug, PageText text, string html)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new SitePage { Slug = slug, Title = text.Title.Trim(), Body = text.Body, BodyHtml = html, UpdatedAt = Now };
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private static List<Problem> Find(PageText text, RenderedText rendered)
    {
        var problems = new List<Problem>();
        if (text.Title.Trim().Length == 0)
            problems.Add(new Problem(nameof(PageText.Title), T("Type a title.")));
        else if (text.Title.Trim().Length > SitePage.TitleMaxLength)
            problems.Add(new Problem(nameof(PageText.Title), T($"A title can have {SitePage.TitleMaxLength} characters at most. Shorten it.")));
        if (!rendered.IsRendered)
            problems.Add(new Problem(nameof(PageText.Body), rendered.Problem));
        return problems;
    }
}

/// <summary>A page about the newsroom as typed.</summary>
public sealed record PageText
{
    public string Title { get; init; } = "";

    /// <summary>Markdown; empty: the page is not there for readers.</summary>
    public string Body { get; init; } = "";

    /// <summary>The <see cref="SitePage.Version"/> that it was typed on.</summary>
    public long Version { get; init; }
}

/// <summary>What became of a save.</summary>
/// <param name="Problems">What an admin can put right; none when it was saved or when <paramref name="Newer"/> is there.</param>
/// <param name="Newer">What somebody else saved meanwhile; null when nobody did.</param>
public sealed record PageSave(IReadOnlyList<Problem> Problems, SitePage? Newer)
{
    /// <summary>True when readers see it now.</summary>
    public bool IsSaved => Problems.Count == 0 && Newer is null;
}
