using BenchmarkDotNet.Running;
using NewsSite.Benchmarks;
using NewsSite.Benchmarks.Growth;

// What is compared within a process runs under BenchmarkDotNet; what needs a whole store or site is a verb of its own.
if (args is ["growth", .. var sizes])
    return await GrowthRun.RunAsync(sizes, CancellationToken.None);
if (args is ["import", .. var options])
    return await ImportBenchmark.RunAsync(options);

BenchmarkSwitcher.FromAssembly(typeof(GrowthRun).Assembly).Run(args);
return 0;
