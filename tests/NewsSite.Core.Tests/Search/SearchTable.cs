using System.Globalization;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Publishing;
using NewsSite.Core.Search;
using NewsSite.Core.Tests.Stores;

namespace NewsSite.Core.Tests.Search;

/// <summary>A line of <c>Table/searches.txt</c>.</summary>
/// <param name="Typed">What is typed.</param>
/// <param name="Filter">What is chosen, <c>key=value</c>; empty for nothing.</param>
/// <param name="First">Address of the story that must come first; empty where nothing is found.</param>
internal sealed record TableRow(string Typed, string Filter, string First);

/// <summary>The stories and searches of <c>Table/</c>, and a store with the stories in it as the verbs would leave them.</summary>
internal sealed class SearchTable : IAsyncDisposable
{
    private readonly Dictionary<string, long> _sections = [];
    private readonly Dictionary<string, long> _tags = [];

    private SearchTable(TestStore store) => Store = store;

    public TestStore Store { get; }

    public static IReadOnlyList<TableRow> Rows { get; } =
    [
        .. Read("searches.txt").Split('\n').Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries)).Select(cells => new TableRow(cells[0], cells[1], cells[2])),
    ];

    /// <summary>A store with the stories, the oldest put in first.</summary>
    public static async Task<SearchTable> PrintAsync(DatabaseProvider provider, CancellationToken ct)
    {
        var table = new SearchTable(await TestStore.CreateAsync(provider));
        await using var db = table.Store.NewDb();
        var stories = Read("stories.txt").Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(story => story.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            .Select(lines => (Head: lines[0].Split('|', StringSplitOptions.TrimEntries), Headline: lines[1], Text: lines[2..])).OrderBy(story => story.Head[1], StringComparer.Ordinal);
        foreach (var (head, headline, text) in stories)
        {
            var article = new Article
            {
                Slug = head[0],
                State = ArticleState.Published,
                LiveNumber = 1,
                PublishedAt = DateTime.SpecifyKind(DateTime.ParseExact(head[1], "yyyy-MM-dd", CultureInfo.InvariantCulture).AddHours(12), DateTimeKind.Utc),
                SectionId = await table.SectionAsync(db, head[2], ct),
            };
            var revision = new Revision
            {
                Number = 1,
                Headline = headline,
                BodyHtml = string.Concat(text.Select(paragraph => $"<p>{System.Net.WebUtility.HtmlEncode(paragraph)}</p>\n")),
                Language = head[4],
                SectionId = article.SectionId,
            };
            foreach (var name in head[3].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                revision.Tags.Add(new RevisionTag { Tag = await table.TagAsync(db, name, ct), Position = revision.Tags.Count });
            article.Revisions.Add(revision);
            db.Articles.Add(article);
            await db.SaveChangesAsync(ct);
            db.SearchDocuments.Add(new SearchDocument
            {
                ArticleId = article.Id,
                Headline = SearchIndexing.ReaderHeadline(article, revision),
                Text = SearchIndexing.ReaderText(revision),
            });
            await db.SaveChangesAsync(ct);
        }

        return table;
    }

    /// <summary>The filter of a row.</summary>
    public SearchFilter Filter(TableRow row) => row.Filter.Split('=') switch
    {
        ["section", var name] => new SearchFilter { SectionId = _sections[name] },
        ["tag", var name] => new SearchFilter { TagId = _tags[name] },
        ["from", var day] => new SearchFilter { From = Utc(day) },
        ["to", var day] => new SearchFilter { Until = Utc(day) },
        _ => SearchFilter.None,
    };

    public ValueTask DisposeAsync() => Store.DisposeAsync();

    private async Task<long> SectionAsync(NewsDb db, string name, CancellationToken ct)
    {
        if (_sections.TryGetValue(name, out var id))
            return id;
        var section = new Section { Name = name, Slug = $"section-{_sections.Count}" };
        db.Sections.Add(section);
        await db.SaveChangesAsync(ct);
        return _sections[name] = section.Id;
    }

    private async Task<Tag> TagAsync(NewsDb db, string name, CancellationToken ct)
    {
        if (_tags.TryGetValue(name, out var id))
            return (await db.Tags.FindAsync([id], ct))!;
        var tag = new Tag { Name = name, Key = SearchText.Fold(name), Slug = $"tag-{_tags.Count}", State = TagState.Accepted };
        db.Tags.Add(tag);
        await db.SaveChangesAsync(ct);
        _tags[name] = tag.Id;
        return tag;
    }

    private static DateTime Utc(string day) => DateTime.SpecifyKind(DateTime.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), DateTimeKind.Utc);

    private static string Read(string name) =>
        File.ReadAllText(Path.Combine(Repository.Root, "tests", "NewsSite.Core.Tests", "Search", "Table", name)).ReplaceLineEndings("\n");
}
