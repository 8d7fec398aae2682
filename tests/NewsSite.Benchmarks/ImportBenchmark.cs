using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Core;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Core.Importing;

namespace NewsSite.Benchmarks;

/// <summary>
/// Measures an import from files on disk into a new SQLite store on disk, with everything that the command line does: articles a second and
/// peak memory. <c>dotnet run -c Release --project tests/NewsSite.Benchmarks -- import --articles 2000,20000,100000</c>
/// </summary>
internal static class ImportBenchmark
{
    private const int ArticlesInAFile = 2; // as in the sample

    public static async Task RunAsync(string[] args)
    {
        var at = Array.IndexOf(args, "--articles");
        var sizes = at >= 0 ? args[at + 1] : "2000,20000,100000";
        Console.WriteLine($"{"articles",10} {"seconds",9} {"articles/s",11} {"CPU s",9} {"peak MB",9} {"store MB",9}");
        foreach (var size in sizes.Split(',').Select(size => int.Parse(size, CultureInfo.InvariantCulture)).Order())
            await MeasureAsync(size);
    }

    private static async Task MeasureAsync(int articles)
    {
        var folder = Directory.CreateTempSubdirectory("newssite-import-");
        try
        {
            var sources = folder.CreateSubdirectory("sources").FullName;
            CapturedTexts.Write(sources, articles, ArticlesInAFile);
            await using var services = await StoreAsync(Path.Combine(folder.FullName, "data"));
            await using var scope = services.CreateAsyncScope();
            var import = scope.ServiceProvider.GetRequiredService<SourceImport>();

            using var process = Process.GetCurrentProcess();
            var processor = process.TotalProcessorTime;
            var total = new ImportTotal();
            var watch = Stopwatch.StartNew();
            await foreach (var report in import.RunAsync(SourceFiles.Find([sources]), new ImportOptions { Status = ImportStatus.Published }, Actor.System("import"), default))
                total.Add(report);
            var seconds = watch.Elapsed.TotalSeconds;

            if (total.Stored != articles || total.HasErrors)
                throw new InvalidOperationException($"{total.Stored} of {articles} articles were stored.");
            process.Refresh();
            var busy = (process.TotalProcessorTime - processor).TotalSeconds;
            var store = new FileInfo(Path.Combine(folder.FullName, "data", "newssite.db")).Length;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{articles,10:N0} {seconds,9:0.0} {articles / seconds,11:N0} {busy,9:0.0} {process.PeakWorkingSet64 / 1e6,9:N0} {store / 1e6,9:N0}"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<ServiceProvider> StoreAsync(string data)
    {
        Directory.CreateDirectory(data);
        var services = new ServiceCollection().AddLogging().AddNewsSite(new SiteOptions { DataDirectory = data }).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<NewsDb>().Database.MigrateAsync();
        return services;
    }
}
