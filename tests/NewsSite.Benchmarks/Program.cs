using System.Globalization;
using BenchmarkDotNet.Running;
using NewsSite.Benchmarks;
using NewsSite.Benchmarks.Growth;
using NewsSite.Benchmarks.Serving;

// What is compared within a process runs under BenchmarkDotNet; what needs a whole store or site is a verb of its own.
switch (args)
{
    case ["growth", .. var sizes]:
        await GrowthRun.RunAsync(sizes, CancellationToken.None);
        break;
    case ["search", .. var sizes]:
        await SearchRun.RunAsync(sizes, CancellationToken.None);
        break;
    case ["import", ..]:
        await ImportBenchmark.RunAsync(args);
        break;
    case ["serving", ..]:
        await ServingRun.RunAsync(CancellationToken.None);
        break;
    case ["soak", .. var minutes]:
        await SoakRun.RunAsync(minutes is [var many] ? int.Parse(many, CultureInfo.InvariantCulture) : 10, CancellationToken.None);
        break;
    case ["bare", var port, var site]:
        await BareServer.RunAsync(port, new Uri(site));
        break;
    case ["files", var port, var folder]:
        await FileServer.RunAsync(port, folder);
        break;
    case ["copy-desk"]:
        CopyDeskBenchmark.Run();
        break;
    case ["photos"]:
        await PhotoBenchmark.RunAsync(CancellationToken.None);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(GrowthRun).Assembly).Run(args);
        break;
}
