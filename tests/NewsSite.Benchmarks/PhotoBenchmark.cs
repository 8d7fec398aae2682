using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NetVips;
using NewsSite.Core;
using NewsSite.Core.Data;
using NewsSite.Core.Photos;
using NewsSite.Core.Publishing;

namespace NewsSite.Benchmarks;

/// <summary>
/// Measures what photos cost: every picture of a 24-megapixel JPEG, and a page of the library at 1,000 and at 100,000 photos.
/// <c>dotnet run -c Release --project tests/NewsSite.Benchmarks -- photos</c>
/// </summary>
internal static class PhotoBenchmark
{
    private const int PageSize = 25;
    private const int Rounds = 200;
    private static readonly int[] Sizes = [1_000, 100_000];

    public static async Task RunAsync(CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("newssite-photos-");
        try
        {
            await PicturesAsync(Path.Combine(folder.FullName, "original.jpg"), ct);
            foreach (var size in Sizes)
                await LibraryAsync(Path.Combine(folder.FullName, size.ToString(CultureInfo.InvariantCulture)), size, ct);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    // A photograph is neither flat nor noise: noise of several sizes, one over the other.
    private static async Task PicturesAsync(string path, CancellationToken ct)
    {
        using (var fine = Image.Gaussnoise(6000, 4000, sigma: 6, mean: 0))
        using (var middle = Image.Gaussnoise(750, 500, sigma: 30, mean: 0).Resize(8))
        using (var coarse = Image.Gaussnoise(60, 40, sigma: 50, mean: 128).Resize(100))
        using (var grey = fine + middle + coarse)
        using (var picture = grey.Bandjoin(grey * 0.9, grey * 0.8).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb))
            picture.Jpegsave(path, q: 90);

        using var maker = new RenditionMaker();
        var face = new PhotoFace("benchmark", Photo.FocusMiddle, Photo.FocusMiddle, "Jo Smith/AFP", "Jo Smith", "© AFP", "");
        using var process = Process.GetCurrentProcess();
        process.Refresh();
        var (before, busy) = (process.PeakWorkingSet64, process.TotalProcessorTime);
        var watch = Stopwatch.StartNew();
        var bytes = 0L;
        foreach (var width in Rendition.Widths)
            foreach (var format in Enum.GetValues<PictureFormat>())
                bytes += (await maker.MakeAsync(path, face, new Rendition(Crop.Whole, width, format), ct)).Length;
        process.Refresh();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"18 pictures of {new FileInfo(path).Length / 1e6:0.0} MB, 24 megapixels: {watch.Elapsed.TotalSeconds:0.00} s, {(process.TotalProcessorTime - busy).TotalSeconds:0.00} processor seconds, peak {process.PeakWorkingSet64 / 1048576.0:0} MiB (before: {before / 1048576.0:0}), {bytes / 1e6:0.0} MB made"));
    }

    private static async Task LibraryAsync(string folder, int photos, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        await using var services = new ServiceCollection().AddLogging().AddNewsSite(new SiteOptions { DataDirectory = folder }).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsDb>();
        await db.BringUpToDateAsync(ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {photos})
            INSERT INTO Photos (Hash, FileName, MediaType, Width, Height, Size, Caption, Credit, AlternativeText, Photographer, Source, Copyright, UsageTerms, Keywords, People, Place,
                SearchText, FocusX, FocusY, Colour, RenditionTag, IsOnceOnly, IsForSectionsOnly, UploadedAt, Version)
            SELECT printf('%064x', i), 'photo' || i || '.jpg', 'image/jpeg', 3000, 2000, 1000000, 'What photo ' || i || ' shows', 'AFP', 'Alternative', '', '', '', '', '', '', '',
                'photo ' || i || ' afp', 500, 500, '808080', 'tag', 0, 0, '2026-11-25 00:00:00', 0 FROM n
            """,
            ct);
        var middle = photos / 2L;
        var first = await TimeAsync(db, null, ct);
        var inside = await TimeAsync(db, middle, ct);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"library of {photos,7:N0}: first page {first:0.000} ms, in the middle {inside:0.000} ms"));
    }

    private static async Task<double> TimeAsync(NewsDb db, long? after, CancellationToken ct)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        Task<List<Photo>> PageAsync() => db.InLibrary(PhotoFilter.All, "", now).AsNoTracking().After(after).NewestFirst().Take(PageSize).ToListAsync(ct);
        await PageAsync();
        var watch = Stopwatch.StartNew();
        for (var round = 0; round < Rounds; round++)
            await PageAsync();
        return watch.Elapsed.TotalMilliseconds / Rounds;
    }
}
