using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.Tests.Photos;
using NewsSite.Web.Tests;

namespace NewsSite.EndToEnd.Drills;

/// <summary>
/// <c>kill -9</c> at a random moment, again and again over one store: what was acknowledged is there, nothing is half there, and the next start
/// needs nobody. A few kills in every run; as many as NEWSSITE_KILLS says under <c>tests/kill-drill.sh</c>.
/// </summary>
public sealed class KillDrillTests
{
    private static readonly TimeSpan StartAfterCrash = TimeSpan.FromSeconds(30);
    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("NEWSSITE_KILLS") ?? "3", CultureInfo.InvariantCulture);

    [Fact]
    public async Task A_publish_that_was_acknowledged_survives_the_kill()
    {
        var ct = TestContext.Current.CancellationToken;
        using var store = new DrillStore();
        var actor = await store.PrepareAsync(ct);
        var acknowledged = new List<string>();

        for (var kill = 0; kill < Kills; kill++)
        {
            await WorkUntilKilledAsync(store, actor, 700, desk => PublishAsync(desk, acknowledged, ct), ct);
            await store.CheckAsync(ct);
            await using var db = store.NewDb();
            var published = await db.Articles.Published().Select(a => a.Slug).ToListAsync(ct);
            Assert.Empty(acknowledged.Except(published));
            Assert.Equal(published.Count, await db.AuditEntries.CountAsync(e => e.Verb == Verb.Publish, ct));
        }

        Assert.True(acknowledged.Count >= Kills);
    }

    [Fact]
    public async Task A_text_that_saved_itself_and_was_acknowledged_survives_the_kill()
    {
        var ct = TestContext.Current.CancellationToken;
        using var store = new DrillStore();
        var actor = await store.PrepareAsync(ct);
        var acknowledged = new List<string>();

        for (var kill = 0; kill < Kills; kill++)
        {
            await WorkUntilKilledAsync(store, actor, 700, desk => TypeAsync(desk, acknowledged, ct), ct);
            await store.CheckAsync(ct);
            await using var db = store.NewDb();
            Assert.Empty(acknowledged.Except(await db.Revisions.Select(r => r.Body).ToListAsync(ct)));
        }

        Assert.True(acknowledged.Count >= Kills);
    }

    [Fact]
    public async Task An_import_that_was_killed_goes_on_where_it_was()
    {
        const int files = 150;
        const int articles = 8;
        var ct = TestContext.Current.CancellationToken;
        using var store = new DrillStore();
        await store.PrepareAsync(ct);
        var folder = Directory.CreateDirectory(Path.Combine(store.Directory, "captures")).FullName;
        var name = 0;

        for (var kill = 0; kill < Kills; kill++)
        {
            for (var file = 0; file < files; file++, name++)
                await File.WriteAllTextAsync(Path.Combine(folder, $"{name:000000}.txt"), Capture(name, articles), ct);
            using (var import = SiteProcess.StartCommand(store.Directory, "import", folder, "--status", "published"))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(900, 3500)), ct);
                import.Kill();
            }

            await store.CheckAsync(ct);
            await using (var killed = store.NewDb())
            {
                var perFile = await killed.ImportedSources.Select(s => s.Articles.Count).Distinct().ToListAsync(ct);
                Assert.All(perFile, count => Assert.Equal(articles, count));
                Assert.Equal(await killed.ImportedArticles.CountAsync(ct), await killed.Articles.CountAsync(ct));
            }

            using var again = SiteProcess.StartCommand(store.Directory, "import", folder, "--status", "published");
            Assert.Equal(0, await again.EndAsync(ct));
            await using var db = store.NewDb();
            Assert.Equal(name * articles, await db.Articles.Published().CountAsync(ct));
            Assert.Equal(name, await db.ImportedSources.CountAsync(ct));
        }
    }

    [Fact]
    public async Task A_kill_in_the_middle_of_uploads_and_pictures_leaves_library_and_files_in_agreement()
    {
        var ct = TestContext.Current.CancellationToken;
        using var store = new DrillStore();
        var actor = await store.PrepareAsync(ct);
        var acknowledged = new List<string>();

        for (var kill = 0; kill < Kills; kill++)
        {
            await WorkUntilKilledAsync(store, actor, 1200, desk => UploadAsync(desk, acknowledged, ct), ct, desk => LookAsync(desk, store, ct));
            await store.CheckAsync(ct, later: TimeSpan.FromHours(2));
            await using var db = store.NewDb();
            Assert.Empty(acknowledged.Except(await db.Photos.Select(p => p.Hash).ToListAsync(ct)));
            foreach (var made in Directory.EnumerateFiles(Path.Combine(store.Directory, "photos", "renditions"), "*", SearchOption.AllDirectories))
            {
                using var picture = NetVips.Image.NewFromBuffer(await File.ReadAllBytesAsync(made, ct), failOn: NetVips.Enums.FailOn.Warning);
                Assert.True(picture.Avg() >= 0, made);
            }
        }

        Assert.True(acknowledged.Count >= Kills);
    }

    private static async Task UploadAsync(DeskClient desk, List<string> acknowledged, CancellationToken ct)
    {
        // Each with a caption of its own: pictures of almost the same shade come out the same.
        var picture = Pictures.JpegSaying($"Quay {Guid.NewGuid():n}", "AFP", 900, 600, Random.Shared.NextDouble() * 50);
        var form = await desk.OpenAsync("/admin/photos", ct);
        using var answer = await form.Attach("Photo files", "quay.jpg", picture).PressAsync("Upload", ct);
        Assert.Equal(302, (int)answer.StatusCode);
        lock (acknowledged)
            acknowledged.Add(Convert.ToHexStringLower(SHA256.HashData(picture)));
    }

    private static async Task LookAsync(DeskClient desk, DrillStore store, CancellationToken ct)
    {
        await using var db = store.NewDb();
        var photo = await db.Photos.OrderByDescending(p => p.Id).Select(p => new { p.Hash, p.RenditionTag }).FirstAsync(ct);
        foreach (var rendition in new[] { "800.avif", "16x9-480.webp", "1x1-320.jpg" })
        {
            using var answer = await desk.Http.GetAsync($"/media/{photo.Hash}/{photo.RenditionTag}-{rendition}", ct);
            Assert.Equal(200, (int)answer.StatusCode);
        }
    }

    // Works once, which must be acknowledged, and then again and again, with something else beside it, until the kill at a moment by lot.
    private static async Task WorkUntilKilledAsync(
        DrillStore store, Actor actor, int longest, Func<DeskClient, Task> work, CancellationToken ct, params Func<DeskClient, Task>[] beside)
    {
        using var site = await SiteProcess.StartSiteAsync(store.Directory, StartAfterCrash, ct);
        using var desk = await DeskClient.SignInAsync(site.Address, DrillStore.Email, actor, ct);
        await work(desk);
        var working = Task.WhenAll(beside.Prepend(work).Select(each => UntilKilledAsync(() => each(desk))));
        await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(20, longest)), ct);
        site.Kill();
        await working;
    }

    private static async Task UntilKilledAsync(Func<Task> work)
    {
        try
        {
            while (true)
                await work();
        }
        catch (HttpRequestException)
        {
            // Killed: what was not answered was not acknowledged.
        }
        catch (IOException)
        {
            // Killed in the middle of an answer.
        }
    }

    private static async Task PublishAsync(DeskClient desk, List<string> acknowledged, CancellationToken ct)
    {
        var slug = $"quay-{Guid.NewGuid():n}";
        var form = await desk.OpenAsync("/admin/articles/new", ct);
        using var answer = await form
            .Fill("Headline", "Ferries return to the quay").Fill("Body", "They left at nine.").Fill("Slug", slug).Fill("Tags", "Ferries, Harbours")
            .PressAsync("Publish", ct);
        Assert.Equal(302, (int)answer.StatusCode);
        acknowledged.Add(slug);
    }

    private static async Task TypeAsync(DeskClient desk, List<string> acknowledged, CancellationToken ct)
    {
        var form = await desk.OpenAsync("/admin/articles/new", ct);
        var body = $"They left at nine {Guid.NewGuid():n}.";
        var token = form.Document.QuerySelector("form[data-editor] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var answer = await desk.Http.PostAsync(
            "/admin/articles/new/autosave", new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("Input.Headline", "Ferries"), new("Input.Body", body)]), ct);
        Assert.Contains("\"number\":1", await answer.Content.ReadAsStringAsync(ct), StringComparison.Ordinal);
        acknowledged.Add(body);
    }

    private static string Capture(int file, int articles) => string.Join("\n\n\n\n", Enumerable.Range(0, articles).Select(n =>
        $"Story {n} of file {file}\n\nThe quay of file {file}. (AFP)\nThe quay of file {file}. (AFP)\nTT\n\nStory {n} of file {file}\n\nThe quay of file {file}. (AFP)\n\n"
        + $"The first paragraph of story {n} in file {file}.\n\nThe second paragraph."));
}
