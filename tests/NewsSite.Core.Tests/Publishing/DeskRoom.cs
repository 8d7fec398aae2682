using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;
using NewsSite.Core.Search;
using NewsSite.Core.Tests.Stores;

namespace NewsSite.Core.Tests.Publishing;

/// <summary>A newsroom with a store of its own and a clock that a test can set; each verb runs in a scope of its own, as a request does.</summary>
internal sealed class DeskRoom : IAsyncDisposable
{
    private readonly TestStore _store;
    private readonly IServiceProvider _services;

    private DeskRoom(TestStore store, Action<SiteOptions>? settings)
    {
        _store = store;
        _services = store.Services(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            settings?.Invoke((SiteOptions)services.Single(service => service.ServiceType == typeof(SiteOptions)).ImplementationInstance!);
        });
    }

    /// <summary>May do everything.</summary>
    public static Actor Admin { get; } = Actor.System("an admin");

    /// <summary>May write; owns what the system began.</summary>
    public static Actor Editor { get; } = new(null, "an editor", Role.Editor, null);

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<DeskRoom> OpenAsync(DatabaseProvider provider = DatabaseProvider.Sqlite, Action<SiteOptions>? settings = null) => new(await TestStore.CreateAsync(provider), settings);

    public NewsDb NewDb() => _store.NewDb();

    public async Task<T> WithAsync<TService, T>(Func<TService, Task<T>> work) where TService : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task<SaveResult> WriteAsync(DraftText text, Actor? actor = null) =>
        WithAsync<Drafting, SaveResult>(drafting => drafting.CreateAsync(text, actor ?? Admin, Ct));

    public Task<SaveResult?> SaveAsync(long id, int baseNumber, DraftText text, Actor? actor = null) =>
        WithAsync<Drafting, SaveResult?>(drafting => drafting.SaveAsync(id, baseNumber, text, actor ?? Admin, Ct));

    /// <summary>Has an account of that number, for somebody who owns stories.</summary>
    public async Task HireAsync(Actor actor)
    {
        await using var db = NewDb();
        var address = $"{actor.EditorId}@example.org";
        db.Users.Add(new Editor { Id = actor.EditorId!.Value, UserName = address, Email = address });
        await db.SaveChangesAsync(Ct);
    }

    /// <summary>Writes and publishes a story with these tags.</summary>
    public async Task<long> PublishAsync(string headline, params string[] tags)
    {
        Clock.Advance(TimeSpan.FromMinutes(1));
        var saved = await WriteAsync(new DraftText { Headline = headline, Body = "A body.", Tags = tags });
        Assert.Empty(saved.Problems);
        var problems = await WithAsync<Workflow, IReadOnlyList<Problem>?>(w => w.PublishAsync(saved.ArticleId!.Value, 1, tellReaders: true, Admin, Ct));
        Assert.Empty(problems!);
        return saved.ArticleId!.Value;
    }

    public async Task<long> TagAsync(string name)
    {
        await using var db = NewDb();
        return await db.Tags.Where(t => t.Name == name).Select(t => t.Id).SingleAsync(Ct);
    }

    /// <summary>Slugs of the live stories that readers see on the tag's page, newest first.</summary>
    public async Task<IReadOnlyList<string>> StoriesAsync(string tag)
    {
        await using var db = NewDb();
        return await db.TagListings.Where(l => l.Tag!.Name == tag).OrderByDescending(l => l.PublishedAt).Select(l => l.Article!.Slug).ToListAsync(Ct);
    }

    /// <summary>How many stories readers find by the word.</summary>
    public async Task<int> FoundAsync(string word)
    {
        var page = await WithAsync<ArticleSearch, SearchPage?>(search => search.FindAsync(SearchQuery.Parse(word), null, Ct));
        return page!.Hits.Count;
    }

    public async ValueTask DisposeAsync() => await _store.DisposeAsync();
}
