using System.Diagnostics;
using System.Text;
using NewsSite.Core.Tests.Publishing;

namespace NewsSite.Core.Tests.Photos;

/// <summary>Uploads of the worst kind, through the same door as every other.</summary>
public sealed class HostileFileTests(ITestOutputHelper output)
{
    private const double SecondsMost = 5;
    private const long BytesMost = 512L * 1024 * 1024;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task None_is_taken_hangs_fills_the_memory_or_leaves_a_file()
    {
        Assert.True(HostileFiles.All.Count >= 60, $"{HostileFiles.All.Count} files");
        await using var room = await PhotoRoom.OpenAsync();
        using var process = Process.GetCurrentProcess();
        var wrong = new List<string>();
        foreach (var (what, (name, bytes)) in HostileFiles.All)
        {
            process.Refresh();
            var before = process.WorkingSet64;
            var watch = Stopwatch.StartNew();
            var result = await room.UploadAsync(bytes, name);
            process.Refresh();
            if (result.Problem is null)
                wrong.Add($"{what} was taken");
            else if (result.Problem.Length < 20 || !result.Problem.EndsWith('.'))
                wrong.Add($"{what}: {result.Problem}");
            if (watch.Elapsed.TotalSeconds > SecondsMost)
                wrong.Add($"{what} took {watch.Elapsed.TotalSeconds:0.0} seconds");
            if (process.WorkingSet64 - before > BytesMost)
                wrong.Add($"{what} took {(process.WorkingSet64 - before) / 1024 / 1024} MB");
        }

        output.WriteLine($"{HostileFiles.All.Count} files");
        Assert.Empty(wrong);
        Assert.Empty(room.Files());
    }

    [Fact]
    public async Task What_hides_in_a_picture_stays_with_its_original()
    {
        await using var room = await PhotoRoom.OpenAsync();
        foreach (var (what, bytes) in HostileFiles.Hiding)
            Assert.True((await room.UploadAsync(bytes, "photo")).Problem is null, what);

        var made = room.Files().Where(file => file.Contains("renditions", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(made);
        foreach (var file in made)
            Assert.DoesNotContain("script", Encoding.Latin1.GetString(await File.ReadAllBytesAsync(Path.Combine(room.Folder, file), Ct)), StringComparison.Ordinal);
    }
}
