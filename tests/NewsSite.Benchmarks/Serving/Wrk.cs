using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsSite.Benchmarks.Serving;

/// <summary>One run of <c>wrk</c>, a load generator, on one thread and with Brotli asked for.</summary>
/// <param name="Requests">That were answered.</param>
/// <param name="Slowest">99 of 100 answers came within this time.</param>
internal sealed partial record Wrk(long Requests, TimeSpan Slowest)
{
    /// <summary>Runs it.</summary>
    /// <param name="address">What is asked for.</param>
    /// <param name="seconds">How long.</param>
    /// <param name="connections">How many ask at once.</param>
    /// <param name="ct">Cancels.</param>
    /// <param name="script">Lua that says what is asked for, and when; null: always the address, at once.</param>
    /// <exception cref="InvalidOperationException">An answer was an error, or none came.</exception>
    public static async Task<Wrk> RunAsync(Uri address, int seconds, int connections, CancellationToken ct, string? script = null)
    {
        var arguments = new List<string> { "-t1", $"-c{connections}", $"-d{seconds}s", "--latency", "-H", "Accept-Encoding: br" };
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, script ?? "", ct);
        using var wrk = Process.Start(new ProcessStartInfo("wrk", [.. arguments, "-s", file, address.ToString()]) { RedirectStandardOutput = true })!;
        var said = await wrk.StandardOutput.ReadToEndAsync(ct);
        await wrk.WaitForExitAsync(ct);
        File.Delete(file);
        if (said.Contains("Non-2xx", StringComparison.Ordinal) || said.Contains("Socket errors", StringComparison.Ordinal))
            throw new InvalidOperationException($"{address}: {said}");
        var slowest = SlowestLine().Match(said);
        var unit = slowest.Groups[2].Value switch { "us" => 1e-6, "ms" => 1e-3, _ => 1.0 };
        return new Wrk(
            long.Parse(RequestsLine().Match(said).Groups[1].Value, CultureInfo.InvariantCulture),
            TimeSpan.FromSeconds(double.Parse(slowest.Groups[1].Value, CultureInfo.InvariantCulture) * unit));
    }

    [GeneratedRegex(@"(\d+) requests in")]
    private static partial Regex RequestsLine();

    [GeneratedRegex(@"99%\s+([\d.]+)(us|ms|s)")]
    private static partial Regex SlowestLine();
}
