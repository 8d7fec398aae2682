using System.Diagnostics;
using System.Globalization;
using NetVips;
using NewsSite.Benchmarks.Serving;
using NewsSite.Core.Photos;

namespace NewsSite.Benchmarks;

/// <summary>
/// Measures what photos cost: every picture of a 24-megapixel JPEG, a page of the library at 1,000 and at 100,000 photos, and sending pictures that are there.
/// <c>dotnet run -c Release --project tests/NewsSite.Benchmarks -- photos</c>
/// </summary>
internal static class PhotoBenchmark
{
    private const int Rounds = 60;
    private const int WarmUp = 10;
    private static readonly int[] Sizes = [1_000, 100_000];

    public static async Task RunAsync(CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("newssite-photos-");
        try
        {
            var original = Path.Combine(folder.FullName, "original.jpg");
            await PicturesAsync(original, ct);
            await LibraryAsync(folder.FullName, ct);
            await PictureRun.RunAsync(folder.FullName, original, ct);
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
        var made = await Task.WhenAll(Rendition.Widths
            .SelectMany(width => Enum.GetValues<PictureFormat>().Select(format => maker.MakeAsync(path, face, new Rendition(Crop.Whole, width, format), ct))));
        process.Refresh();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"18 pictures of {new FileInfo(path).Length / 1e6:0.0} MB, 24 megapixels: {watch.Elapsed.TotalSeconds:0.00} s, {(process.TotalProcessorTime - busy).TotalSeconds:0.00} processor seconds, peak {process.PeakWorkingSet64 / 1048576.0:0} MiB (before: {before / 1048576.0:0}), {made.Sum(picture => picture.Length) / 1e6:0.0} MB made"));
    }

    // In turns, so that a slow moment of the machine meets both.
    private static async Task LibraryAsync(string folder, CancellationToken ct)
    {
        var libraries = new List<Library>();
        foreach (var size in Sizes)
            libraries.Add(await Library.FillAsync(Path.Combine(folder, size.ToString(CultureInfo.InvariantCulture)), size, ct));
        Console.WriteLine($"| library | {string.Join(" | ", Sizes.Select(size => size.ToString("N0", CultureInfo.InvariantCulture) + " photos, ms"))} | ratio |\n|---|---:|---:|---:|");
        foreach (var (name, address) in Library.Pages)
        {
            var times = libraries.ConvertAll(_ => new List<double>());
            for (var round = -WarmUp; round < Rounds; round++)
            {
                foreach (var (library, own) in libraries.Zip(times))
                {
                    var time = await library.TimeAsync(address, ct);
                    if (round >= 0)
                        own.Add(time);
                }
            }

            var medians = times.ConvertAll(own => own.Order().ElementAt(own.Count / 2));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"| {name} | {string.Join(" | ", medians.Select(median => median.ToString("0.000", CultureInfo.InvariantCulture)))} | {medians[^1] / medians[0]:0.00} |"));
        }

        foreach (var library in libraries)
            await library.DisposeAsync();
    }
}
