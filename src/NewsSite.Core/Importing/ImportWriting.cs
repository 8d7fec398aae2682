using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;
using NewsSite.Core.Search;

namespace NewsSite.Core.Importing;

/// <summary>
/// Writes what was planned, inside the transaction of the batch, with the same rows that a first save and a publication leave. New stories cost a
/// fixed number of look-ups for all of them; changed ones, which are few, go the way of the desk's verbs.
/// </summary>
internal sealed class ImportWriting(NewsDb db, ImportStatus status, Actor actor, DateTime now)
{
    /// <summary>Writes the files that were accepted.</summary>
    public async Task WriteAsync(IReadOnlyList<SourcePlan> plans, CancellationToken ct)
    {
        var accepted = plans.Where(plan => plan.Status == SourceStatus.Accepted).ToList();
        var sources = accepted.ConvertAll(Source);
        db.ImportedSources.AddRange(sources);
        await db.SaveChangesAsync(ct);

        var fresh = accepted.SelectMany(plan => plan.Stories).OfType<NewStory>().ToList();
        foreach (var (plan, source) in accepted.Zip(sources))
        {
            db.Record(actor, Verb.Import, Subject.Source(source.Id), now, $"{source.Name}: {plan.Stories.Count} stories");
            foreach (var story in plan.Stories)
                await FollowAsync(source, story, ct);
        }

        await ListAuthorsAsync(fresh, ct);
        await db.SaveChangesAsync(ct);
    }

    private ImportedSource Source(SourcePlan plan)
    {
        var source = new ImportedSource
        {
            Name = plan.Source.File.Name,
            Sha256 = plan.Source.Sha256!,
            Bytes = plan.Source.Bytes.ToArray(),
            Encoding = plan.Source.Encoding,
            ImportedAt = now,
        };
        foreach (var story in plan.Stories)
        {
            var trace = new ImportedArticle { Line = story.Story.Captured.Line, ContentKey = story.Story.ContentKey, HeadlineKey = story.Story.HeadlineKey };
            Take(story, trace);
            source.Articles.Add(trace);
        }

        return source;
    }

    private void Take(StoryPlan story, ImportedArticle trace)
    {
        switch (story)
        {
            case NewStory fresh:
                trace.Article = fresh.Article = Begin(fresh);
                trace.RevisionNumber = 1;
                break;
            case KnownStory known:
                trace.Article = known.First?.Article;
                trace.ArticleId = known.ArticleId ?? 0;
                trace.RevisionNumber = known.RevisionNumber;
                break;
            case ChangedStory changed:
                trace.Article = changed.Article;
                trace.RevisionNumber = changed.FromSource.Number;
                Revise(changed);
                break;
        }
    }

    private Article Begin(NewStory story)
    {
        var isLive = status == ImportStatus.Published;
        var article = new Article
        {
            Slug = story.Slug,
            State = isLive ? ArticleState.Published : ArticleState.Draft,
            LiveNumber = isLive ? 1 : null,
            PublishedAt = isLive ? now : null,
            LatestNumber = 1,
            LatestHeadline = story.Story.Text.Headline,
            CreatedAt = now,
            SavedAt = now,
        };
        article.Revisions.Add(story.Story.Revision(1, story.Slug, actor, now));
        return article;
    }

    private void Revise(ChangedStory story)
    {
        foreach (var revision in new[] { story.FromSource, story.Merged }.OfType<Revision>())
        {
            revision.ArticleId = story.Article.Id;
            db.Revisions.Add(revision);
        }

        story.Article.LatestNumber = story.Newest.Number;
        story.Article.LatestHeadline = story.Newest.Headline;
        story.Article.SavedAt = now;
    }

    // What follows from a text, once article and source have their ids.
    private async Task FollowAsync(ImportedSource source, StoryPlan plan, CancellationToken ct)
    {
        var at = $"from {source.Name}, line {plan.Story.Captured.Line}";
        if (plan is NewStory { Article: { } article })
        {
            if (article.IsLive)
                db.SearchDocuments.Add(Document(article, SearchAudience.Readers, plan.Story.SearchHeadline, plan.Story.SearchText));
            db.SearchDocuments.Add(Document(article, SearchAudience.Desk, SearchIndexing.DeskText(article.Revisions[0]), ""));
            db.Record(actor, Verb.Import, Subject.Article(article.Id), now, $"{article.Slug}, {(article.IsLive ? "published" : "a draft")}, {at}");
        }
        else if (plan is ChangedStory changed)
        {
            await db.IndexForDeskAsync(changed.Article, changed.Newest, ct);
            if (changed.GoesLive)
                await db.GoLiveAsync(changed.Article, changed.Newest.Number, tellReaders: false, now, ct);
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
            var outcome = changed.GoesLive ? ", live" : changed.Conflicts.Count > 0 ? $", {changed.Conflicts.Count} in conflict" : "";
            db.Record(actor, Verb.Import, Subject.Article(changed.Article.Id), now, $"revision {changed.Newest.Number}{outcome}, {at}");
        }
    }

    private static SearchDocument Document(Article article, SearchAudience audience, string headline, string text) =>
        new() { ArticleId = article.Id, Audience = audience, Headline = headline, Text = text };

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
