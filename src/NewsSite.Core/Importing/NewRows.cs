using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Data.Changes;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.Photos;
using NewsSite.Core.Publishing;
using NewsSite.Core.Search;

namespace NewsSite.Core.Importing;

/// <summary>
/// The rows of a batch that nobody has to track: they are most of what an import writes, and are written by <see cref="RowWriter{T}"/> once their articles
/// and sources have ids.
/// </summary>
internal sealed class NewRows(Actor actor, DateTime now)
{
    private readonly List<Revision> _revisions = [];
    private readonly List<PhotoUse> _captions = [];
    private readonly List<ImportedArticle> _traces = [];
    private readonly List<SearchDocument> _documents = [];
    private readonly List<AuditEntry> _audit = [];
    private readonly List<long> _published = [];

    /// <summary>A new story: its text, what it is found by, and the audit.</summary>
    public void Add(NewStory story, string from)
    {
        var (article, text) = (story.Article!, story.Story);
        var revision = text.Revision(1, story.Slug, actor, now);
        revision.ArticleId = article.Id;
        _revisions.Add(revision);
        foreach (var caption in revision.Captions)
        {
            (caption.ArticleId, caption.RevisionNumber) = (article.Id, revision.Number);
            _captions.Add(caption);
        }

        if (article.IsLive)
        {
            _published.Add(article.Id);
            _documents.Add(new SearchDocument { ArticleId = article.Id, Audience = SearchAudience.Readers, Headline = SearchFiling.File(text.SearchHeadline, now, revision), Text = text.SearchText });
        }

        _documents.Add(new SearchDocument { ArticleId = article.Id, Audience = SearchAudience.Desk, Headline = SearchIndexing.DeskText(revision) });
        Audit(Subject.Article(article.Id), $"{article.Slug}, {(article.IsLive ? "published" : "a draft")}, {from}");
    }

    /// <summary>The trace from a file to the article that one of its articles is.</summary>
    public void AddTrace(long sourceId, PreparedStory story, long articleId, int revisionNumber) => _traces.Add(new ImportedArticle
    {
        SourceId = sourceId,
        ArticleId = articleId,
        RevisionNumber = revisionNumber,
        Line = story.Captured.Line,
        ContentKey = story.ContentKey,
        HeadlineKey = story.HeadlineKey,
    });

    /// <summary>That something was imported.</summary>
    public void Audit(Subject subject, string details) => _audit.Add(Publishing.Audit.Entry(actor, Verb.Import, subject, now, details));

    /// <summary>Writes them, in the transaction of the batch.</summary>
    public async Task WriteAsync(NewsDb db, CancellationToken ct)
    {
        if (_published.Count > 0)
        {
            // One stretch for all of a batch: between its stories there is nothing but new ones.
            var (first, last) = (_published.Min(), _published.Max());
            db.Touch(new Stretch(Part.Stories, new PageCursor(now, last), new PageCursor(now, first)));
            db.Touch(Stretch.Ids(Part.Mapped, first, last));
        }

        await db.WriteRowsAsync(_revisions, ct);
        await db.WriteRowsAsync(_captions, ct);
        await db.WriteRowsAsync(_traces, ct);
        await db.WriteRowsAsync(_documents, ct);
        db.Audit(_audit);
    }
}
