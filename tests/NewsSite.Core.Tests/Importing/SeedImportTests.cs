using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Importing;
using NewsSite.Core.Tests.Stores;

namespace NewsSite.Core.Tests.Importing;

public sealed class SeedImportTests : IDisposable
{
    private readonly string _seeds = Directory.CreateTempSubdirectory("newssite-seeds-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_seeds, recursive: true);

    [Theory, EachDatabase]
    public async Task An_empty_store_is_filled_once_with_published_stories(DatabaseProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        Write("a.txt", "First");
        Assert.Equal(1, (await SeedAsync(store))!.Stored);
        Write("b.txt", "Second");

        Assert.Null(await SeedAsync(store));
        await using var db = store.NewDb();
        Assert.Equal(ArticleState.Published, (await db.Articles.SingleAsync(Ct)).State);
    }

    [Theory, EachDatabase]
    public async Task Two_nodes_that_start_at_once_fill_it_once(DatabaseProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        Write("a.txt", "First");
        Write("b.txt", "Second");
        await Task.WhenAll(SeedAsync(store), SeedAsync(store));

        await using var db = store.NewDb();
        Assert.Equal(["first", "second"], await db.Articles.OrderBy(a => a.Slug).Select(a => a.Slug).ToListAsync(Ct));
    }

    [Fact]
    public async Task A_seeding_that_was_interrupted_goes_on_at_the_next_start()
    {
        await using var store = await TestStore.CreateAsync();
        Write("a.txt", "First");
        await SeedAsync(store);
        Write("b.txt", "Second");
        await using var db = store.NewDb();
        await db.AuditEntries.Where(e => e.Details == "seeding done").ExecuteDeleteAsync(Ct);

        await SeedAsync(store);
        Assert.Equal(["first", "second"], await db.Articles.OrderBy(a => a.Slug).Select(a => a.Slug).ToListAsync(Ct));
    }

    [Fact]
    public async Task A_store_that_has_something_is_left_alone()
    {
        await using var newsroom = await Newsroom.OpenAsync();
        await newsroom.ImportAsync(Newsroom.File("x.txt", Newsroom.Story("Mine", "One.")));
        Write("a.txt", "First");

        Assert.Null(await SeedAsync(newsroom.Store));
    }

    [Fact]
    public async Task Without_a_folder_nothing_happens()
    {
        await using var store = await TestStore.CreateAsync();
        Assert.Null(await SeedAsync(store, Path.Combine(_seeds, "none")));
    }

    private void Write(string name, string headline) => File.WriteAllText(Path.Combine(_seeds, name), Newsroom.Story(headline, "One."));

    private async Task<ImportTotal?> SeedAsync(TestStore store, string? folder = null)
    {
        var services = store.Services(services =>
        {
            var site = (SiteOptions)services.Single(service => service.ServiceType == typeof(SiteOptions)).ImplementationInstance!;
            site.SeedPath = folder ?? _seeds;
        });
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SeedImport>().RunAsync(Ct);
    }
}
