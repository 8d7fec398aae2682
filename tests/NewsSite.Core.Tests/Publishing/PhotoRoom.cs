using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using NewsSite.Core.Articles;
using NewsSite.Core.Backups;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;
using NewsSite.Core.Publishing.Checking;
using NewsSite.Core.Tests.Photos;
using NewsSite.Core.Tests.Stores;

namespace NewsSite.Core.Tests.Publishing;

/// <summary>A newsroom with a store and a folder of its own.</summary>
internal sealed class PhotoRoom : IAsyncDisposable
{
    private readonly TestStore _store;
    private readonly IServiceProvider _services;

    private PhotoRoom(TestStore store, Action<IServiceCollection>? change)
    {
        _store = store;
        var site = new SiteOptions { DataDirectory = Folder };
        _services = store.Services(services =>
        {
            services.Replace(ServiceDescriptor.Singleton(site));
            change?.Invoke(services);
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
        });
    }

    public static Actor Editor { get; } = Actor.System("an editor");

    public static Actor Writer { get; } = new(null, "a writer", Role.Writer, null);

    public FakeTimeProvider Clock { get; } = new(TimeProvider.System.GetUtcNow());

    public string Folder { get; } = Directory.CreateTempSubdirectory("newssite-room-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<PhotoRoom> OpenAsync(DatabaseProvider provider = DatabaseProvider.Sqlite, Action<IServiceCollection>? change = null) =>
        new(await TestStore.CreateAsync(provider), change);

    public NewsDb NewDb() => _store.NewDb();

    /// <summary>Every file of photos that there is, by its place.</summary>
    public IReadOnlyList<string> Files() =>
        [.. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file)).Order(StringComparer.Ordinal)];

    public async Task<T> WithAsync<TService, T>(Func<TService, Task<T>> work) where TService : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task<UploadResult> UploadAsync(byte[] bytes, string name = "photo.jpg", Actor? actor = null) =>
        WithAsync<PhotoIntake, UploadResult>(intake => intake.UploadAsync(new MemoryStream(bytes), name, actor ?? Editor, Ct));

    public async Task<long> UploadAsync(double shade = 1) => (await UploadAsync(Pictures.Jpeg(shade: shade))).PhotoId!.Value;

    public Task<IReadOnlyList<Problem>?> ChangeAsync(long id, string caption, string credit, string alternativeText = "", Actor? actor = null) =>
        WithAsync<PhotoDesk, IReadOnlyList<Problem>?>(desk => desk.ChangeAsync(id, caption, credit, alternativeText, null, actor ?? Editor, Ct));

    /// <summary>Saves a first or a newer text with these captions.</summary>
    public async Task<(long Id, int Number)> SaveAsync(string headline, DraftCaption[] captions, (long Id, int Number)? before = null)
    {
        var text = new DraftText { Headline = headline, Body = "A body.", Captions = captions };
        var saved = await WithAsync<Drafting, SaveResult?>(async drafting => before is { } story
            ? await drafting.SaveAsync(story.Id, story.Number, text, Editor, Ct)
            : await drafting.CreateAsync(text, Editor, Ct));
        Assert.Empty(saved!.Problems);
        return (saved.ArticleId!.Value, saved.Number!.Value);
    }

    public async Task<(long Id, int Number)> PublishAsync((long Id, int Number) story)
    {
        Assert.Empty((await WithAsync<Workflow, IReadOnlyList<Problem>?>(workflow => workflow.PublishAsync(story.Id, story.Number, true, Editor, Ct)))!);
        return story;
    }

    public async Task WithdrawAsync((long Id, int Number) story) =>
        Assert.Empty((await WithAsync<Workflow, IReadOnlyList<Problem>?>(workflow => workflow.WithdrawAsync(story.Id, new WithdrawalText(WithdrawalKind.Gone), Editor, Ct)))!);

    /// <summary>Takes a backup of the room into a folder below its own.</summary>
    public Task<BackupManifest> BackUpAsync(string name) =>
        WithAsync<StoreBackup, BackupManifest>(backup => backup.TakeAsync(Path.Combine(Folder, name), _ => { }, Ct));

    public Task<BackupManifest> RestoreAsync(string path) =>
        WithAsync<StoreRestore, BackupManifest>(restore => restore.RestoreAsync(path, _ => { }, Ct));

    public Task<List<StoreFinding>> FindingsAsync<TService>(Func<TService, CancellationToken, IAsyncEnumerable<StoreFinding>> find) where TService : notnull =>
        WithAsync<TService, List<StoreFinding>>(async service => await find(service, Ct).ToListAsync(Ct));

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
