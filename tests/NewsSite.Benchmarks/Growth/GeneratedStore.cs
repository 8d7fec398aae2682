using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Search;

namespace NewsSite.Benchmarks.Growth;

/// <summary>
/// Fills an empty, migrated store with published stories over ten years: sections, tags, authors, lists and search texts as the verbs would leave
/// them, written by statements that are the same on SQLite and PostgreSQL.
/// </summary>
internal sealed class GeneratedStore(NewsDb db)
{
    /// <summary>A word in the headlines of exactly <see cref="RareMatches"/> stories, whatever the size of the store.</summary>
    public const string RareWord = "ornithopter";

    /// <summary>How many stories <see cref="RareWord"/> stands in.</summary>
    public const int RareMatches = 10;

    /// <summary>A word that stands in every story.</summary>
    public const string CommonWord = "dispatch";

    private const int Sections = 8;
    private const int Tags = 500;
    private const int Authors = 200;
    private const int RowsPerTransaction = 20_000;
    private const int RowsAtOnce = 100;

    private static readonly DateTime First = new(2016, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly TimeSpan Span = TimeSpan.FromDays(3650);

    private readonly NewsWords _words = new(20261123);

    /// <summary>Writes the stories.</summary>
    /// <param name="articles">How many.</param>
    /// <param name="progress">Told how many are written.</param>
    /// <param name="ct">Cancels.</param>
    public async Task FillAsync(int articles, IProgress<int> progress, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        var connection = db.Database.GetDbConnection();
        await using var rows = new RowWriter(connection);
        for (var from = 1; from <= articles; from += RowsPerTransaction)
        {
            await using var transaction = await connection.BeginTransactionAsync(ct);
            if (from == 1)
                AddVocabulary(rows);
            var until = Math.Min(articles, from + RowsPerTransaction - 1);
            for (var id = from; id <= until; id++)
            {
                AddArticle(rows, id, articles);
                if (id % RowsAtOnce == 0 || id == until)
                    await rows.FlushAsync(transaction, ct);
            }

            await transaction.CommitAsync(ct);
            progress.Report(until);
        }

        await CountTagsAsync(ct);
    }

    private static void AddVocabulary(RowWriter rows)
    {
        for (var id = 1; id <= Sections; id++)
            rows.Add("Sections", ("Id", (long)id), ("Name", $"Section {id}"), ("Slug", $"section-{id}"), ("Description", ""), ("Position", id), ("Version", 0L));
        for (var id = 1; id <= Tags; id++)
            rows.Add("Tags", ("Id", (long)id), ("Name", $"Topic {id}"), ("Key", $"topic {id}"), ("Slug", $"topic-{id}"), ("Description", ""),
                ("State", (int)TagState.Accepted), ("LiveCount", 0), ("Version", 0L));
        for (var id = 1; id <= Authors; id++)
            rows.Add("Authors", ("Id", (long)id), ("Name", $"Writer {id}"), ("Key", $"writer {id}"), ("Slug", $"writer-{id}"));
    }

    private void AddArticle(RowWriter rows, int id, int articles)
    {
        var at = UtcTime.ToStore(First + (Span * ((double)id / articles)));
        var rare = id % Math.Max(1, articles / RareMatches) == 0 ? " " + RareWord : "";
        var headline = _words.Headline() + rare;
        var slug = $"story-{id}";
        var section = (long)(1 + (id % Sections));
        var author = (long)(1 + _words.Skewed(Authors));
        var standfirst = _words.Sentence();
        var paragraphs = Enumerable.Range(0, 6).Select(n => n == 0 ? $"{CommonWord}: {_words.Paragraph(3)}" : _words.Paragraph(3)).ToList();

        rows.Add("Articles", ("Id", (long)id), ("Slug", slug), ("State", (int)ArticleState.Published), ("LiveNumber", 1), ("LatestNumber", 1), ("LatestHeadline", headline),
            ("LatestSectionId", section), ("SectionId", section), ("PublishedAt", at), ("CreatedAt", at), ("SavedAt", at), ("Version", 0L));
        rows.Add("Revisions", ("ArticleId", (long)id), ("Number", 1), ("Slug", slug), ("Headline", headline), ("Standfirst", standfirst), ("Body", string.Join("\n\n", paragraphs)),
            ("BodyHtml", string.Concat(paragraphs.Select(p => $"<p>{p}</p>\n"))), ("WordCount", 250), ("Byline", $"Writer {author}"), ("Dateline", ""),
            ("Language", "en"), ("SectionId", section), ("SavedAt", at), ("EditorName", "generator"));
        var tags = new[] { _words.Skewed(Tags), _words.Skewed(Tags), _words.Skewed(Tags) }.Distinct().Select(tag => 1L + tag).ToList();
        foreach (var (tag, position) in tags.Select((tag, position) => (tag, position)))
        {
            rows.Add("RevisionTags", ("ArticleId", (long)id), ("RevisionNumber", 1), ("TagId", tag), ("Position", position));
            rows.Add("TagListings", ("TagId", tag), ("ArticleId", (long)id), ("PublishedAt", at), ("Position", position));
        }

        rows.Add("AuthorListings", ("AuthorId", author), ("ArticleId", (long)id), ("PublishedAt", at), ("Position", 0));
        rows.Add("SearchDocuments", ("Audience", (int)SearchAudience.Readers), ("ArticleId", (long)id), ("Headline", SearchFiling.File(SearchText.Fold(headline), at, section, tags)),
            ("Text", SearchText.Fold(standfirst + " " + string.Join(' ', paragraphs))));
        rows.Add("SearchDocuments", ("Audience", (int)SearchAudience.Desk), ("ArticleId", (long)id), ("Headline", SearchText.Fold(headline + " " + slug)), ("Text", ""));
    }

    private Task<int> CountTagsAsync(CancellationToken ct) =>
        db.Tags.ExecuteUpdateAsync(set => set.SetProperty(t => t.LiveCount, t => db.TagListings.Count(l => l.TagId == t.Id)), ct);
}
