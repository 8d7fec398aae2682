using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.Importing.Captures;
using NewsSite.Core.Publishing;

namespace NewsSite.Core.Importing;

/// <summary>
/// Writes what was planned, inside the transaction of the batch, with the same rows that a first save and a publication leave. New stories cost a
/// fixed number of look-ups for all of them; changed ones, which are few, go the way of the desk's verbs.
/// </summary>
internal sealed class ImportWriting(NewsDb db, ImportStatus status, Actor actor, DateTime now, TimeZoneInfo zone)
{
    private readonly NewRows _rows = new(actor, now);

    /// <summary>Writes the files that were accepted.</summary>
    public async Task WriteAsync(IReadOnlyList<SourcePlan> plans, CancellationToken ct)
    {
        var accepted = plans.Where(plan => plan.Status == SourceStatus.Accepted).Select(plan => (Plan: plan, Source: Source(plan))).ToList();
        foreach (var (plan, source) in accepted)
        {
            foreach (var story in plan.Stories)
                Begin(story);
        }

        await db.SaveChangesAsync(ct);
        await InsertAsync([.. accepted.Select(file => file.Source)], ct);
        await InsertAsync([.. accepted.SelectMany(file => file.Plan.Stories).OfType<NewStory>().Select(story => story.Article!)], ct);
        foreach (var (plan, source) in accepted)
            await FollowAsync(plan, source, ct);
        await _rows.WriteAsync(db, ct);
        await ListAuthorsAsync([.. accepted.SelectMany(file => file.Plan.Stories).OfType<NewStory>()], ct);
        await db.SaveChangesAsync(ct);
    }

    private ImportedSource Source(SourcePlan plan) => new()
    {
        Name = plan.Source.File.Name,
        Sha256 = plan.Source.Sha256!,
        Bytes = plan.Source.Bytes.ToArray(),
        Encoding = plan.Source.Encoding,
        ImportedAt = now,
    };

    private void Begin(StoryPlan plan)
    {
        if (plan is NewStory fresh)
        {
            var isLive = status == ImportStatus.Published;
            fresh.Article = new Article
            {
                Slug = fresh.Slug,
                State = isLive ? ArticleState.Published : ArticleState.Draft,
                LiveNumber = isLive ? 1 : null,
                PublishedAt = isLive ? now : null,
                LatestNumber = 1,
                LatestHeadline = fresh.Story.Text.Headline,
                CreatedAt = now,
                SavedAt = now,
            };
        }
        else if (plan is ChangedStory changed)
        {
            // Both were planned on the text before; one by one the second is merged with the first.
            if (changed.FromSource.Number <= changed.Article.LatestNumber)
                throw new DbUpdateException("Two files of the batch change the same story.");
            foreach (var revision in new[] { changed.FromSource, changed.Merged }.OfType<Revision>())
            {
                revision.ArticleId = changed.Article.Id;
                db.Revisions.Add(revision);
            }

            changed.Article.LatestNumber = changed.Newest.Number;
            changed.Article.LatestHeadline = changed.Newest.Headline;
            changed.Article.LatestSectionId = changed.Newest.SectionId;
            changed.Article.SavedAt = now;
        }
    }

    // The database chooses the ids; one look-up by what is unique brings those of all rows.
    private async Task InsertAsync(IReadOnlyList<ImportedSource> sources, CancellationToken ct)
    {
        await db.WriteRowsAsync(sources, ct);
        var hashes = sources.Select(source => source.Sha256).ToList();
        var ids = await db.ImportedSources.Where(s => EF.Parameter(hashes).Contains(s.Sha256))
            .ToDictionaryAsync(s => s.Sha256, s => s.Id, StringComparer.Ordinal, ct);
        foreach (var source in sources)
            source.Id = ids[source.Sha256];
    }

    private async Task InsertAsync(IReadOnlyList<Article> articles, CancellationToken ct)
    {
        await db.WriteRowsAsync(articles, ct);
        var slugs = articles.Select(article => article.Slug).ToList();
        var ids = await db.Articles.Where(a => EF.Parameter(slugs).Contains(a.Slug))
            .ToDictionaryAsync(a => a.Slug, a => a.Id, StringComparer.Ordinal, ct);
        foreach (var article in articles)
            article.Id = ids[article.Slug];
    }

    private async Task FollowAsync(SourcePlan plan, ImportedSource source, CancellationToken ct)
    {
        _rows.Audit(Subject.Source(source.Id), $"{source.Name}: {plan.Stories.Count} stories");
        foreach (var story in plan.Stories)
        {
            var from = $"from {source.Name}, line {story.Story.Captured.Line}";
            switch (story)
            {
                case NewStory fresh:
                    _rows.Add(fresh, from);
                    _rows.AddTrace(source.Id, story.Story, fresh.Article!.Id, 1);
                    break;
                case KnownStory known:
                    _rows.AddTrace(source.Id, story.Story, known.ArticleId ?? known.First!.Article!.Id, known.RevisionNumber);
                    break;
                case ChangedStory changed:
                    _rows.AddTrace(source.Id, story.Story, changed.Article.Id, changed.FromSource.Number);
                    await FollowAsync(plan, changed, source, from, ct);
                    break;
            }
        }
    }

    private async Task FollowAsync(SourcePlan plan, ChangedStory changed, ImportedSource source, string from, CancellationToken ct)
    {
        await db.IndexForDeskAsync(changed.Article, changed.Newest, ct);
        var problems = changed.GoesLive ? await db.GoLiveAsync(changed.Article, changed.Newest.Number, tellReaders: false, now, zone, ct) : Problem.None;
        foreach (var problem in problems)
            plan.Messages.Add(CaptureMessage.Warning(changed.Story.Captured.Line, $"{Slug.ArticlePath(changed.Article.Slug)} waits as a draft: {problem.Text.TrimEnd('.')}"));
        db.ImportConflicts.AddRange(changed.Conflicts.Select(conflict => new ImportConflict
        {
            ArticleId = changed.Article.Id,
            SourceId = source.Id,
            Part = conflict.Part,
            Before = conflict.Before,
            FromSource = conflict.FromSource,
            FromDesk = conflict.FromDesk,
            FoundAt = now,
        }));
        var outcome = changed.GoesLive && problems.Count == 0 ? ", live" : changed.Conflicts.Count > 0 ? $", {changed.Conflicts.Count} in conflict" : "";
        _rows.Audit(Subject.Article(changed.Article.Id), $"revision {changed.Newest.Number}{outcome}, {from}");
    }

    private async Task ListAuthorsAsync(IReadOnlyList<NewStory> fresh, CancellationToken ct)
    {
        var live = fresh.Where(story => story.Article!.IsLive).Select(story => (Article: story.Article!, Names: AuthorNames.Of(story.Story.Text.Byline))).ToList();
        var authors = await db.AuthorsAsync(live.SelectMany(story => story.Names), ct);
        db.AuthorListings.AddRange(live.SelectMany(story => story.Names.Select(name => new AuthorListing
        {
            Author = authors[name.Key],
            ArticleId = story.Article.Id,
            PublishedAt = now,
            Position = name.Position,
        })));
    }
}
