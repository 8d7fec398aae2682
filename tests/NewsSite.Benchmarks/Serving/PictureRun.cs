using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Benchmarks.Growth;
using NewsSite.Core;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;

namespace NewsSite.Benchmarks.Serving;

/// <summary>Pictures of a published photo that are there already, from the site and from Kestrel's own static files. Needs <c>wrk</c>.</summary>
internal static class PictureRun
{
    // A small one for a list, the usual one of a telephone, and a large one.
    private static readonly string[] Pictures = ["4x3-320.avif", "800.webp", "1600.jpg"];
    private static readonly Actor Desk = Actor.System("benchmark");

    /// <param name="folder">Empty.</param>
    /// <param name="original">The photo.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task RunAsync(string folder, string original, CancellationToken ct)
    {
        var data = Directory.CreateDirectory(Path.Combine(folder, "site")).FullName;
        var files = Directory.CreateDirectory(Path.Combine(folder, "files")).FullName;
        var beginning = await PublishAsync(data, original, ct);
        await using var site = await SiteProcess.StartAsync(data, 256, ct);
        var sizes = new Dictionary<string, long>();
        foreach (var picture in Pictures)
        {
            var bytes = await site.Client.GetByteArrayAsync(beginning + picture, ct);
            var path = Path.Combine(files, (beginning + picture).TrimStart('/'));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(path, bytes, ct);
            sizes[picture] = bytes.Length;
        }

        var (process, own) = Contest.Start("Kestrel's static files", "files", files);
        try
        {
            await WaitAsync(new Uri(own.Address, beginning + Pictures[0]), ct);
            var contest = new Contest(own, new Contestant("the site", site.Address, () => site.Worked));
            Contest.PrintHead();
            foreach (var picture in Pictures)
                await contest.RunAsync(beginning + picture, $"`{picture}`, {sizes[picture] / 1024} KiB", ct);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            process.Dispose();
        }
    }

    private static async Task<string> PublishAsync(string data, string original, CancellationToken ct)
    {
        await using var services = new ServiceCollection().AddLogging().AddNewsSite(new SiteOptions { DataDirectory = data }).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsDb>();
        await db.BringUpToDateAsync(ct);
        await using var file = File.OpenRead(original);
        var photo = await scope.ServiceProvider.GetRequiredService<PhotoIntake>().UploadAsync(file, "photo.jpg", Desk, ct);
        var text = new DraftText { Headline = "A photo", Body = "Text.", Captions = [new DraftCaption { PhotoId = photo.PhotoId, AlternativeText = "A benchmark" }] };
        var story = await scope.ServiceProvider.GetRequiredService<Drafting>().CreateAsync(text, Desk, ct);
        await scope.ServiceProvider.GetRequiredService<Workflow>().PublishAsync(story.ArticleId!.Value, story.Number!.Value, true, Desk, ct);
        return await db.Photos.Where(p => p.Id == photo.PhotoId).Select(p => $"/media/{p.Hash}/{p.RenditionTag}-").SingleAsync(ct);
    }

    private static async Task WaitAsync(Uri address, CancellationToken ct)
    {
        using var client = new HttpClient();
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await client.GetByteArrayAsync(address, ct);
                return;
            }
            catch (HttpRequestException) when (attempt < 200)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), ct);
            }
        }
    }
}
