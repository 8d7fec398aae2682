using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Rendering;
using NewsSite.Core.Search;

namespace NewsSite.Core.Publishing;

/// <summary>Keeps what can be found equal to what can be seen, in the transaction of the verb; the caller saves.</summary>
internal static class SearchIndexing
{
    /// <summary>Readers find each story by its text from now on.</summary>
    public static async Task IndexForReadersAsync(this NewsDb db, IReadOnlyList<(Article Article, Revision Text)> stories, CancellationToken ct)
    {
        var documents = await db.ReadersDocumentsAsync([.. stories.Select(story => story.Article.Id)], ct);
        foreach (var (article, text) in stories)
        {
            if (!documents.TryGetValue(article.Id, out var document))
                db.SearchDocuments.Add(document = new SearchDocument { ArticleId = article.Id, Audience = SearchAudience.Readers });
            document.Headline = ReaderHeadline(article, text);
            document.Text = ReaderText(text);
        }
    }

    /// <summary>Readers do not find the story any more.</summary>
    public static async Task HideFromReadersAsync(this NewsDb db, Article article, CancellationToken ct) =>
        db.SearchDocuments.RemoveRange((await db.ReadersDocumentsAsync([article.Id], ct)).Values);

    /// <summary>The desk finds the article by its newest text.</summary>
    public static async Task IndexForDeskAsync(this NewsDb db, Article article, Revision latest, CancellationToken ct)
    {
        var document = await db.SearchDocuments.SingleOrDefaultAsync(d => d.ArticleId == article.Id && d.Audience == SearchAudience.Desk, ct);
        if (document is null)
            db.SearchDocuments.Add(document = new SearchDocument { ArticleId = article.Id, Audience = SearchAudience.Desk });
        document.Headline = DeskText(latest);
    }

    /// <summary>The headline that readers find a live story by, filed under when it came out and what it is about.</summary>
    public static string ReaderHeadline(Article article, Revision live) => SearchFiling.File(SearchText.Fold(live.Headline), article.PublishedAt!.Value, live);

    /// <summary>
    /// What readers find a story by, apart from its headline. A merged tag stands for the one that it went into, under both names; proposed
    /// and deleted ones are not public and stay out.
    /// </summary>
    public static string ReaderText(Revision live) => SearchText.Fold(string.Join(
        '\n',
        [
            live.Standfirst, live.Byline, live.Dateline, ReadingText.FromHtml(live.BodyHtml),
            .. live.Captions.Where(c => c.Photo?.EndedAt is null).SelectMany(c => new[] { c.Caption ?? c.Photo?.Caption ?? "", c.Credit ?? c.Photo?.Credit ?? "" }),
            .. live.Tags
                .Where(t => (t.Tag!.MergedInto ?? t.Tag) is { State: TagState.Accepted, DeletedAt: null })
                .SelectMany(t => t.Tag!.MergedInto is { } into ? new[] { into.Name, t.Tag.Name } : [t.Tag.Name]),
        ]));

    /// <summary>What the desk finds a story by.</summary>
    public static string DeskText(Revision latest) => SearchText.Fold($"{latest.Headline} {latest.Byline} {latest.Slug}");

    private static Task<Dictionary<long, SearchDocument>> ReadersDocumentsAsync(this NewsDb db, IReadOnlyList<long> articles, CancellationToken ct) =>
        db.SearchDocuments.Where(d => EF.Parameter(articles).Contains(d.ArticleId) && d.Audience == SearchAudience.Readers).ToDictionaryAsync(d => d.ArticleId, ct);
}
