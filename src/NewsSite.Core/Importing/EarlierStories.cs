using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Importing.Merging;

namespace NewsSite.Core.Importing;

/// <summary>A story of an earlier version of a file.</summary>
/// <param name="Imported">Its newest trace of an import.</param>
/// <param name="Before">The text as the source gave it then.</param>
internal sealed record EarlierStory(ImportedArticle Imported, Revision Before)
{
    /// <summary>The article; tracked.</summary>
    public Article Article => Imported.Article!;
}

/// <summary>Loads what an earlier version of a file became: three look-ups a file.</summary>
internal static class EarlierStories
{
    /// <summary>The stories that came from any version of the file, in the order in which they stood in it.</summary>
    public static async Task<IReadOnlyList<EarlierStory>> EarlierAsync(this NewsDb db, string name, CancellationToken ct)
    {
        var traces = await (from imported in db.ImportedArticles.Include(i => i.Article)
                            join source in db.ImportedSources on imported.SourceId equals source.Id
                            where source.Name == name
                            orderby imported.Id descending
                            select imported).ToListAsync(ct);
        var newest = traces.DistinctBy(imported => imported.ArticleId).OrderBy(imported => imported.SourceId).ThenBy(imported => imported.Line).ToList();
        var ids = newest.ConvertAll(imported => imported.Id);
        var texts = await (from imported in db.ImportedArticles
                           where EF.Parameter(ids).Contains(imported.Id)
                           join revision in db.Revisions on new { imported.ArticleId, Number = imported.RevisionNumber } equals new { revision.ArticleId, revision.Number }
                           select revision).Include(r => r.Captions).AsNoTracking().ToDictionaryAsync(r => r.ArticleId, ct);
        return newest.ConvertAll(imported => new EarlierStory(imported, texts[imported.ArticleId]));
    }

    /// <summary>The newest texts of articles, by article, with captions and tags.</summary>
    public static Task<Dictionary<long, Revision>> NewestTextsAsync(this NewsDb db, IReadOnlyList<long> articleIds, CancellationToken ct) =>
        (from article in db.Articles
         where EF.Parameter(articleIds).Contains(article.Id)
         from revision in article.Revisions
         where revision.Number == article.LatestNumber
         select revision).Include(r => r.Captions).Include(r => r.Tags).AsSplitQuery().AsNoTracking().ToDictionaryAsync(r => r.ArticleId, ct);

    /// <summary>The parts of a revision that a source can change.</summary>
    public static StoryText Text(this Revision revision) => new()
    {
        Headline = revision.Headline,
        Byline = revision.Byline,
        Dateline = revision.Dateline,
        Language = revision.Language,
        Body = revision.Body,
        Captions = [.. revision.Captions.OrderBy(c => c.Position).Select(c => new MergeCaption(c.Caption, c.Credit, c.PhotoId, c.AlternativeText))],
    };
}
