using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Core.Importing;
using NewsSite.Core.Photos;
using NewsSite.Core.Publishing;
using NewsSite.Core.Publishing.Checking;
using NewsSite.Core.Tests.Stores;

namespace NewsSite.Core.Tests.Importing;

/// <summary>A store with the site's services on it, into which a test imports and at which it works as an editor would.</summary>
internal sealed class Newsroom(TestStore store) : IAsyncDisposable
{
    private static readonly Actor Editor = Actor.System("an editor");

    public static readonly ImportOptions Published = new() { Status = ImportStatus.Published };

    private readonly IServiceProvider _services = store.Services();

    public TestStore Store { get; } = store;

    public static async Task<Newsroom> OpenAsync(DatabaseProvider provider = DatabaseProvider.Sqlite) => new(await TestStore.CreateAsync(provider));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>An article as captured files have it.</summary>
    public static string Story(string headline, params string[] paragraphs) => $"{headline}\n\nTT\n\n{headline}\n\n{string.Join("\n\n", paragraphs)}\n\n\n\n";

    /// <summary>A file that is not on a disk.</summary>
    public static SourceFile File(string name, params string[] stories) => new(name, name) { Bytes = Encoding.UTF8.GetBytes(string.Concat(stories)) };

    public Task<List<SourceReport>> ImportAsync(params SourceFile[] files) => ImportAsync(new ImportOptions(), files);

    public async Task<List<SourceReport>> ImportAsync(ImportOptions options, params IEnumerable<SourceFile> files)
    {
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SourceImport>().RunAsync(files, options, Actor.System("import"), Ct).ToListAsync(Ct);
    }

    /// <summary>Uses a service of the site.</summary>
    public async Task<TResult> WithAsync<T, TResult>(Func<T, Task<TResult>> work) where T : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<T>());
    }

    /// <summary>An article by its address.</summary>
    public async Task<Article> ArticleAsync(string slug)
    {
        await using var db = Store.NewDb();
        return await db.Articles.SingleAsync(a => a.Slug == slug, Ct);
    }

    /// <summary>The newest text of an article.</summary>
    public async Task<Revision> NewestAsync(string slug)
    {
        var article = await ArticleAsync(slug);
        await using var db = Store.NewDb();
        return await db.Revisions.Include(r => r.Captions).SingleAsync(r => r.ArticleId == article.Id && r.Number == article.LatestNumber, Ct);
    }

    /// <summary>An editor opens the newest text, changes it and saves.</summary>
    public async Task EditAsync(string slug, Func<DraftText, DraftText> change)
    {
        var article = await ArticleAsync(slug);
        var newest = await NewestAsync(slug);
        var text = new DraftText
        {
            Headline = newest.Headline,
            Standfirst = newest.Standfirst,
            Body = newest.Body,
            Byline = newest.Byline,
            Dateline = newest.Dateline,
            Slug = newest.Slug,
            Language = newest.Language,
            Captions = [.. newest.Captions.OrderBy(c => c.Position).Select(c => new DraftCaption { Caption = c.Caption ?? "", Credit = c.Credit ?? "" })],
        };
        var saved = await WithAsync((Drafting drafting) => drafting.SaveAsync(article.Id, newest.Number, change(text), Editor, Ct));
        Assert.True(saved!.Saved);
    }

    /// <summary>An editor publishes the newest text.</summary>
    public async Task PublishAsync(string slug)
    {
        var article = await ArticleAsync(slug);
        Assert.Empty((await WithAsync((Workflow workflow) => workflow.PublishAsync(article.Id, article.LatestNumber, tellReaders: false, Editor, Ct)))!);
    }

    /// <summary>Adds a section.</summary>
    public async Task<long> SectionAsync(string name)
    {
        Assert.Empty(await WithAsync((SectionDesk desk) => desk.CreateAsync(name, "", Editor, Ct)));
        await using var db = Store.NewDb();
        return await db.Sections.Where(s => s.Name == name).Select(s => s.Id).SingleAsync(Ct);
    }

    /// <summary>A photo in the library; of its file there is none.</summary>
    public async Task<long> PhotoAsync()
    {
        await using var db = Store.NewDb();
        var photo = new Photo { Hash = new string('a', 64), FileName = "a.jpg", MediaType = "image/jpeg", Width = 3, Height = 2, Size = 1 };
        db.Photos.Add(photo);
        await db.SaveChangesAsync(Ct);
        return photo.Id;
    }

    /// <summary>What <c>newssite check</c> finds.</summary>
    public Task<List<StoreFinding>> FindingsAsync() => WithAsync((StoreCheck check) => check.RunAsync(Ct).ToListAsync(Ct).AsTask());

    /// <summary>Everything in the store that an import writes, as text: the same text, the same store.</summary>
    public async Task<string> EverythingAsync()
    {
        await using var db = Store.NewDb();
        var counts = new[]
        {
            await db.Articles.SumAsync(a => a.Id + a.Version, Ct), await db.Revisions.CountAsync(Ct), await db.ImportedSources.CountAsync(Ct),
            await db.ImportedArticles.CountAsync(Ct), await db.AuditEntries.CountAsync(Ct), await db.SearchDocuments.CountAsync(Ct), await db.ImportConflicts.CountAsync(Ct),
        };
        return string.Join(' ', counts);
    }

    public ValueTask DisposeAsync() => Store.DisposeAsync();
}
