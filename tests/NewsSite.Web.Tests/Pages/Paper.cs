using System.Data.Common;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NewsSite.Core.Data.Changes;
using NewsSite.Core.Data.Sqlite;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;
using NewsSite.Core.Tests.Photos;
using NewsSite.Core.Tests.Stores;
using NewsSite.Web.Caching;

namespace NewsSite.Web.Tests.Pages;

/// <summary>
/// A running site with a newsroom behind it that writes by the verbs, and a reader in front of it. Its clock stands still between two
/// stories, and goes on a minute with each.
/// </summary>
public sealed class Paper : IDisposable
{
    private static readonly Actor Newsroom = Actor.System("newsroom");
    private readonly StatementCount _statements = new();

    public Paper(IReadOnlyDictionary<string, string>? settings = null, Action<IServiceCollection>? change = null)
    {
        Site = new SiteHost(settings, Clock, services =>
        {
            services.ObserveStore().ConfigureDbContext<SqliteNewsDb>(options => options.AddInterceptors(_statements));
            change?.Invoke(services);
        });
        Reader = Site.Visitor();
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 6, 10, 0, TimeSpan.Zero));

    public SiteHost Site { get; }

    public HttpClient Reader { get; }

    /// <summary>SQL statements since the last call.</summary>
    public int TakeStatements() => _statements.Take();

    /// <summary>As <see cref="TakeStatements"/>; and from now on every page has to be made again, whatever was asked for before.</summary>
    public void BeginCounting()
    {
        Site.Services.GetRequiredService<PageShelf>().Follow([Stretch.Whole(Part.Everything)]);
        TakeStatements();
    }

    public async Task<long> SectionAsync(string name, string description = "")
    {
        Assert.Empty(await Site.WithAsync<SectionDesk, IReadOnlyList<Problem>>(desk => desk.CreateAsync(name, description, Newsroom, default)));
        return await Site.WithAsync<NewsSite.Core.Data.NewsDb, long>(db => Task.FromResult(db.Sections.Single(s => s.Name == name).Id));
    }

    /// <summary>Puts a photo into the library, of 64 by 48 pixels where the size does not matter.</summary>
    public async Task<long> PhotoAsync(string caption, string credit, string alternativeText, int width = 64, int height = 48)
    {
        using var file = new MemoryStream(Pictures.Evening(width, height));
        var uploaded = await Site.WithAsync<PhotoIntake, UploadResult>(intake => intake.UploadAsync(file, "boats.jpg", Newsroom, default));
        Assert.Null(uploaded.Problem);
        var id = uploaded.PhotoId!.Value;
        Assert.Empty((await Site.WithAsync<PhotoDesk, IReadOnlyList<Problem>?>(desk => desk.ChangeAsync(id, caption, credit, alternativeText, null, Newsroom, default)))!);
        return id;
    }

    /// <summary>Saves a story and leaves it a draft.</summary>
    public async Task<long> DraftAsync(DraftText text)
    {
        Clock.Advance(TimeSpan.FromMinutes(1));
        var saved = await Site.WithAsync<Drafting, SaveResult>(desk => desk.CreateAsync(text, Newsroom, default));
        Assert.Empty(saved.Problems);
        return saved.ArticleId!.Value;
    }

    /// <summary>Writes a story and publishes it.</summary>
    public async Task<long> PublishAsync(DraftText text)
    {
        var id = await DraftAsync(text);
        await DoAsync(workflow => workflow.PublishAsync(id, 1, false, Newsroom, default));
        return id;
    }

    /// <summary>A story of which only the headline matters.</summary>
    public Task<long> PublishAsync(string headline, long? section = null) =>
        PublishAsync(new DraftText { Headline = headline, Body = $"{headline} is told here in a sentence.", SectionId = section });

    public Task WithdrawAsync(long id, WithdrawalText withdrawal) => DoAsync(workflow => workflow.WithdrawAsync(id, withdrawal, Newsroom, default));

    public Task CorrectAsync(long id, string wrong, string right) => DoAsync(workflow => workflow.CorrectAsync(id, wrong, right, Newsroom, default));

    /// <summary>Publishes a newer text of a story.</summary>
    public async Task RepublishAsync(long id, int number, DraftText text)
    {
        var saved = await Site.WithAsync<Drafting, SaveResult?>(desk => desk.SaveAsync(id, number - 1, text, Newsroom, default));
        Assert.Equal(number, saved!.Number);
        await DoAsync(workflow => workflow.PublishAsync(id, number, true, Newsroom, default));
    }

    public async Task DoAsync(Func<Workflow, Task<IReadOnlyList<Problem>?>> verb) => Assert.Empty((await Site.WithAsync(verb))!);

    /// <summary>Opens a page that must be there.</summary>
    public async Task<IHtmlDocument> OpenAsync(string address)
    {
        using var answer = await Reader.GetAsync(address, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        return await ReadAsync(answer);
    }

    /// <summary>Reads a page as an HTML parser does that forgives nothing.</summary>
    public static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage answer) =>
        new HtmlParser(new HtmlParserOptions { IsStrictMode = true }).ParseDocument(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    public void Dispose()
    {
        Reader.Dispose();
        Site.Dispose();
    }

    private sealed class StatementCount : DbCommandInterceptor
    {
        private int _count;

        public int Take() => Interlocked.Exchange(ref _count, 0);

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref _count);
            return ValueTask.FromResult(result);
        }
    }
}
