using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Importing;
using NewsSite.Core.Importing.Captures;
using NewsSite.Core.Tests.Importing.Captures;
using NewsSite.Core.Tests.Stores;
using static NewsSite.Core.Tests.Importing.Newsroom;

namespace NewsSite.Core.Tests.Importing;

public sealed class SourceImportTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static SourceFile Seed => new("000.txt", "000.txt") { Bytes = Captured.Seed };

    [Theory, EachDatabase]
    public async Task The_seed_file_becomes_two_published_stories_with_all_that_follows_from_them(DatabaseProvider provider)
    {
        await using var newsroom = await OpenAsync(provider);
        var report = Assert.Single(await newsroom.ImportAsync(Published, Seed));

        Assert.Equal((SourceStatus.Accepted, 2), (report.Status, report.Found));
        Assert.Equal([8, 14], report.Stories.Select(story => story.Paragraphs.Count));
        await using var db = newsroom.Store.NewDb();
        var stories = await db.Articles.OrderBy(a => a.Id).ToListAsync(Ct);
        Assert.All(stories, article => Assert.Equal((ArticleState.Published, (int?)1, 1), (article.State, article.LiveNumber, article.LatestNumber)));
        Assert.Equal("nato-expands-scope-of-missions-in-iraq", stories[0].Slug);
        var captions = await db.PhotoUses.OrderBy(u => u.ArticleId).ToListAsync(Ct);
        Assert.Equal(["AFP", "UN archive"], captions.Select(caption => caption.Credit));
        Assert.All(captions, caption => Assert.Null(caption.PhotoId));
        var source = await db.ImportedSources.Include(s => s.Articles).SingleAsync(Ct);
        Assert.Equal(Captured.Seed, source.Bytes);
        Assert.Equal([1, 30], source.Articles.OrderBy(a => a.Line).Select(a => a.Line));
        Assert.Equal([Verb.Import, Verb.Import, Verb.Import], await db.AuditEntries.OrderBy(e => e.Id).Select(e => e.Verb).ToListAsync(Ct));
        Assert.Empty(await newsroom.FindingsAsync());
    }

    [Theory, EachDatabase]
    public async Task The_same_bytes_again_change_nothing_under_any_name(DatabaseProvider provider)
    {
        await using var newsroom = await OpenAsync(provider);
        await newsroom.ImportAsync(Seed);
        var before = await newsroom.EverythingAsync();

        var again = await newsroom.ImportAsync(Seed, Seed with { Name = "other.txt" });

        Assert.All(again, report => Assert.Equal(SourceStatus.Unchanged, report.Status));
        Assert.Equal(before, await newsroom.EverythingAsync());
    }

    [Fact]
    public async Task New_stories_are_drafts_that_readers_cannot_find_unless_asked_otherwise()
    {
        await using var newsroom = await OpenAsync();
        await newsroom.ImportAsync(Seed);

        await using var db = newsroom.Store.NewDb();
        Assert.All(await db.Articles.ToListAsync(Ct), article => Assert.Equal((ArticleState.Draft, (int?)null, (DateTime?)null), (article.State, article.LiveNumber, article.PublishedAt)));
        Assert.All(await db.SearchDocuments.ToListAsync(Ct), document => Assert.Equal(Core.Search.SearchAudience.Desk, document.Audience));
        Assert.Empty(await newsroom.FindingsAsync());
    }

    [Theory, EachDatabase]
    public async Task Published_stories_leave_the_rows_that_publishing_leaves(DatabaseProvider provider)
    {
        await using var newsroom = await OpenAsync(provider);
        await newsroom.ImportAsync(Published, File("a.txt", Story("First", "By Jane Doe and José Ruiz", "One.", "Two."), Story("Second", "By Jane Doe", "Three.")));
        await newsroom.ImportAsync(File("b.txt", Story("Third", "By Jose Ruiz", "Four.")));
        await newsroom.PublishAsync("third");

        await using var db = newsroom.Store.NewDb();
        Assert.Equal(["jane-doe", "jose-ruiz"], await db.Authors.OrderBy(a => a.Slug).Select(a => a.Slug).ToListAsync(Ct));
        Assert.Equal(4, await db.AuthorListings.CountAsync(Ct));
        Assert.Empty(await newsroom.FindingsAsync());
    }

    [Theory, EachDatabase]
    public async Task An_article_that_is_in_the_store_already_is_skipped_and_reported(DatabaseProvider provider)
    {
        await using var newsroom = await OpenAsync(provider);
        await newsroom.ImportAsync(File("a.txt", Story("Same", "One.")));
        var reports = await newsroom.ImportAsync(File("b.txt", Story("Other", "Two."), Story("Same", "One.")), File("c.txt", Story("Other", "Two.")));

        Assert.Equal(["b.txt:11: warning: the same article is imported already from a.txt, line 1: skipped"], reports[0].Messages.Select(m => m.In("b.txt")));
        Assert.Equal(["c.txt:1: warning: the same article is imported already from b.txt, line 1: skipped"], reports[1].Messages.Select(m => m.In("c.txt")));
        Assert.Equal([1, 1], reports.Select(report => report.Skipped));
        Assert.False(reports[0].HasErrors);
        await using var db = newsroom.Store.NewDb();
        Assert.Equal(["other", "same"], await db.Articles.OrderBy(a => a.Slug).Select(a => a.Slug).ToListAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task Stories_with_one_headline_get_addresses_of_their_own(DatabaseProvider provider)
    {
        await using var newsroom = await OpenAsync(provider);
        for (var file = 0; file < 3; file++)
        {
            var reports = await newsroom.ImportAsync(File($"{file}.txt", [.. Enumerable.Range(0, 7).Select(i => Story("Weather", $"Rain number {file * 7 + i}."))]));
            Assert.Equal(Enumerable.Range(file * 7 + 1, 7).Select(n => n == 1 ? "weather" : $"weather-{n}"), reports[0].Stories.Select(story => story.Slug));
        }
    }

    [Fact]
    public async Task A_former_address_that_redirects_is_not_taken()
    {
        await using var newsroom = await OpenAsync();
        await using (var db = newsroom.Store.NewDb())
        {
            db.Redirects.Add(new Redirect { From = "/articles/news", To = "/articles/other" });
            await db.SaveChangesAsync(Ct);
        }

        var report = Assert.Single(await newsroom.ImportAsync(File("a.txt", Story("News", "One."))));
        Assert.Equal("news-2", report.Stories[0].Slug);
    }

    [Theory, EachDatabase]
    public Task A_file_with_an_article_that_the_database_refuses_goes_in_not_even_in_part_and_the_others_do(DatabaseProvider provider) => RefuseAsync(provider, "Articles", "LatestHeadline");

    // Texts are written past the context, so what the database says of them comes another way.
    [Theory, EachDatabase]
    public Task A_file_with_a_text_that_the_database_refuses_goes_in_not_even_in_part_and_the_others_do(DatabaseProvider provider) => RefuseAsync(provider, "Revisions", "Headline");

    private static async Task RefuseAsync(DatabaseProvider provider, string table, string column)
    {
        await using var newsroom = await OpenAsync(provider);
        await newsroom.WithAsync(async (NewsDb db) => await db.Database.ExecuteSqlRawAsync(provider == DatabaseProvider.Sqlite
            ? $"CREATE TRIGGER refuse BEFORE INSERT ON {table} WHEN new.{column} = 'Bad' BEGIN SELECT RAISE(ABORT, 'not this one'); END"
            : $"""ALTER TABLE "{table}" ADD CONSTRAINT refuse CHECK ("{column}" <> 'Bad')""", Ct));

        var reports = await newsroom.ImportAsync(
            File("a.txt", Story("Good", "One.")), File("b.txt", Story("Also good", "Two."), Story("Bad", "Three.")), File("c.txt", Story("Fine", "Four.")));

        Assert.Equal([SourceStatus.Accepted, SourceStatus.Refused, SourceStatus.Accepted], reports.Select(report => report.Status));
        Assert.Contains("the store does not take it", Assert.Single(reports[1].Messages).Text, StringComparison.Ordinal);
        await using var db = newsroom.Store.NewDb();
        Assert.Equal(["fine", "good"], await db.Articles.OrderBy(a => a.Slug).Select(a => a.Slug).ToListAsync(Ct));
        Assert.Equal(["a.txt", "c.txt"], await db.ImportedSources.OrderBy(s => s.Name).Select(s => s.Name).ToListAsync(Ct));
        Assert.Empty(await newsroom.FindingsAsync());
    }

    [Theory, EachDatabase]
    public async Task A_dry_run_reports_the_same_and_writes_nothing(DatabaseProvider provider)
    {
        await using var newsroom = await OpenAsync(provider);
        await newsroom.ImportAsync(Published, File("a.txt", Story("One", "By Jane Doe", "First."), Story("Two", "Second.")));
        await newsroom.EditAsync("two", text => text with { Body = "Edited." });
        var before = await newsroom.EverythingAsync();
        var files = new[]
        {
            File("a.txt", Story("One", "By Jane Doe", "First, newer."), Story("Two", "Second, newer.")),
            File("b.txt", Story("One", "Another body."), Story("Three", "Third.")),
            File("c.txt", Story("Three", "Third.")),
            File("d.txt", "no header at all"),
        };

        var tried = await newsroom.ImportAsync(Published with { IsDryRun = true }, files);
        Assert.Equal(before, await newsroom.EverythingAsync());

        Assert.Equal((await newsroom.ImportAsync(Published, files)).ConvertAll(Text), tried.ConvertAll(Text));
    }

    [Theory]
    [InlineData("First, newer.")]
    [InlineData("First, in other words.")]
    public async Task A_dry_run_sees_two_files_that_change_one_story(string second)
    {
        await using var newsroom = await OpenAsync();
        await newsroom.ImportAsync(Published, File("a.txt", Story("One", "First.")), File("b.txt", Story("One", "First.")));
        var files = new[] { File("a.txt", Story("One", "First, newer.")), File("b.txt", Story("One", second), Story("Two", "Second.")) };

        var tried = await newsroom.ImportAsync(Published with { IsDryRun = true }, files);

        Assert.Equal((await newsroom.ImportAsync(Published, files)).ConvertAll(Text), tried.ConvertAll(Text));
    }

    [Fact]
    public async Task A_dry_run_of_several_batches_finds_what_the_import_would_find()
    {
        await using var newsroom = await OpenAsync();
        var files = Enumerable.Range(0, 600).Select(i => File($"{i:000}.txt", Story("Weather", $"Rain number {i % 400}."))).ToList();

        var tried = await newsroom.ImportAsync(new ImportOptions { IsDryRun = true }, files);

        Assert.Equal((await newsroom.ImportAsync(new ImportOptions(), files)).ConvertAll(Text), tried.ConvertAll(Text));
        Assert.Equal(200, tried.Count(report => report.Status == SourceStatus.Unchanged));
    }

    [Fact]
    public async Task Thousands_of_files_go_in_in_their_order()
    {
        var folder = Directory.CreateTempSubdirectory("newssite-many-").FullName;
        try
        {
            for (var i = 0; i < 2_500; i++)
                await System.IO.File.WriteAllTextAsync(Path.Combine(folder, $"{i:0000} خبر.txt"), Story($"Story {i}", $"Text {i}."), Ct);
            await using var newsroom = await OpenAsync();

            var reports = await newsroom.ImportAsync(new ImportOptions(), SourceFiles.Find([folder]));

            Assert.Equal(Enumerable.Range(0, 2_500).Select(i => $"story-{i}"), reports.SelectMany(report => report.Stories).Select(story => story.Slug));
            await using var db = newsroom.Store.NewDb();
            Assert.Equal(2_500, await db.ImportedSources.CountAsync(Ct));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_refused_and_the_others_go_in()
    {
        var folder = Directory.CreateTempSubdirectory("newssite-locked-").FullName;
        try
        {
            var (locked, large) = (Path.Combine(folder, "a.txt"), Path.Combine(folder, "b.txt"));
            await System.IO.File.WriteAllTextAsync(Path.Combine(folder, "c.txt"), Story("Good", "One."), Ct);
            await using var holder = new FileStream(locked, FileMode.Create, FileAccess.Write, FileShare.None);
            await using (var sparse = new FileStream(large, FileMode.Create))
                sparse.SetLength(CaptureParser.BytesMost + 1L);
            await using var newsroom = await OpenAsync();

            var reports = await newsroom.ImportAsync(new ImportOptions(), SourceFiles.Find([folder]).Append(new SourceFile(Path.Combine(folder, "gone.txt"), "gone.txt")));

            Assert.Equal([SourceStatus.Refused, SourceStatus.Refused, SourceStatus.Accepted, SourceStatus.Refused], reports.Select(report => report.Status));
            Assert.StartsWith("cannot be read: ", reports[0].Messages[0].Text, StringComparison.Ordinal);
            Assert.StartsWith("larger than 16 MiB", reports[1].Messages[0].Text, StringComparison.Ordinal);
            Assert.Equal("is not there any more", reports[3].Messages[0].Text);
            Assert.Equal(CaptureSeverity.Error, reports[3].Messages[0].Severity);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task The_encoding_that_was_named_is_used_and_kept()
    {
        var encoding = CaptureEncoding.Find("windows-1256")!;
        var file = new SourceFile("a.txt", "a.txt") { Bytes = encoding.GetBytes(Story("خبر اليوم", "هذا نص الخبر.")) };
        await using var newsroom = await OpenAsync();

        Assert.Equal(SourceStatus.Refused, Assert.Single(await newsroom.ImportAsync(file)).Status);
        var report = Assert.Single(await newsroom.ImportAsync(new ImportOptions { Encoding = encoding }, file));

        Assert.Equal(("خبر اليوم", "ar"), (report.Stories[0].Headline, report.Stories[0].Language));
        await using var db = newsroom.Store.NewDb();
        Assert.Equal("windows-1256", await db.ImportedSources.Select(s => s.Encoding).SingleAsync(Ct));
    }

    [Fact]
    public async Task An_article_that_is_too_long_to_be_stored_is_refused_by_its_line_and_the_others_go_in()
    {
        await using var newsroom = await OpenAsync();
        var report = Assert.Single(await newsroom.ImportAsync(File("a.txt", Story("Long", new string('x', 300_000)), Story("Short", "One."))));

        Assert.Equal((SourceStatus.Accepted, 1, true), (report.Status, report.Refused, report.HasErrors));
        Assert.StartsWith("a.txt:1: error: the article cannot be stored: ", Assert.Single(report.Messages).In("a.txt"), StringComparison.Ordinal);
        Assert.Equal(["short"], report.Stories.Select(story => story.Slug));
    }

    [Fact]
    public async Task Long_articles_are_not_refused_because_many_come_at_once()
    {
        await using var newsroom = await OpenAsync();
        var paragraphs = Enumerable.Range(0, 400).Select(i => $"Paragraph {i}. {string.Concat(Enumerable.Repeat("The minister met the envoy in Geneva on Tuesday. ", 9))}").ToArray();
        var reports = await newsroom.ImportAsync(new ImportOptions(), Enumerable.Range(0, 100).Select(i => File($"{i}.txt", Story($"Long {i}", [.. paragraphs, $"End {i}."]))));

        Assert.All(reports, report => Assert.Empty(report.Messages));
        Assert.Equal(100, reports.Count);
    }

    [Theory, EachDatabase]
    public async Task Two_who_import_the_same_files_at_once_store_each_of_them_once(DatabaseProvider provider)
    {
        await using var newsroom = await OpenAsync(provider);
        var files = Enumerable.Range(0, 40).Select(i => File($"{i}.txt", Story("Weather", $"Rain number {i}."))).ToArray();

        var both = await Task.WhenAll(newsroom.ImportAsync(files), newsroom.ImportAsync(files));

        Assert.DoesNotContain(both.SelectMany(reports => reports), report => report.HasErrors);
        await using var db = newsroom.Store.NewDb();
        Assert.Equal(40, await db.Articles.CountAsync(Ct));
        Assert.Equal(40, await db.ImportedSources.CountAsync(Ct));
        Assert.Empty(await newsroom.FindingsAsync());
    }

    [Fact]
    public async Task An_import_that_is_cancelled_leaves_whole_files_only()
    {
        await using var newsroom = await OpenAsync();
        using var stop = new CancellationTokenSource();
        var files = Enumerable.Range(0, 2_000).Select(i => File($"{i:0000}.txt", Story($"Story {i}", "One."), Story($"More of {i}", "Two.")));
        var seen = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => newsroom.WithAsync(async (SourceImport import) =>
        {
            await foreach (var _ in import.RunAsync(files, new ImportOptions(), Identity.Actor.System("import"), stop.Token))
            {
                if (++seen == 300)
                    await stop.CancelAsync();
            }

            return seen;
        }));

        await using var db = newsroom.Store.NewDb();
        var sources = await db.ImportedSources.CountAsync(Ct);
        Assert.InRange(sources, seen, 1_999);
        Assert.Equal(2 * sources, await db.Articles.CountAsync(Ct));
        Assert.Empty(await newsroom.FindingsAsync());
    }

    private static string Text(SourceReport report) =>
        $"{report.Path} {report.Status} {report.Found}/{report.AsBefore}/{report.Skipped}/{report.Refused} {report.DroppedLines} "
        + string.Join(' ', report.Stories.Select(story => $"{story.Outcome} {story.Line} {story.Slug} {story.Headline} {string.Join('|', story.Paragraphs)} {story.Conflicts}"))
        + string.Join(' ', report.Messages);
}
