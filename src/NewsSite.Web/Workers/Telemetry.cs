using System.Reflection;
using NewsSite.Core;
using NewsSite.Web.Security;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace NewsSite.Web.Workers;

/// <summary>Sends traces, metrics and logs by OTLP where an address is set. Queries of addresses and texts stay out; what is sent is told in <c>docs/operations.md</c>.</summary>
internal static class Telemetry
{
    // Our own, the server's, the runtime's, and the driver's that has one.
    private static readonly string[] Meters = ["NewsSite.*", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "Npgsql"];

    public static void AddTelemetry(this WebApplicationBuilder builder, SiteOptions site)
    {
        if (site.Telemetry.Otlp.Length == 0)
            return;
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("newssite", serviceVersion: typeof(Telemetry).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion, serviceInstanceId: $"{Environment.MachineName}:{Environment.ProcessId}"))
            .WithMetrics(metrics => metrics.AddMeter(Meters))
            .WithTracing(traces => traces
                .AddAspNetCoreInstrumentation(requests =>
                {
                    requests.Filter = context => !context.Request.Path.StartsWithSegments("/health");
                    requests.EnrichWithHttpRequest = (trace, request) => trace.SetTag("url.path", request.Path.Told());
                })
                .AddSource("Npgsql"))
            .WithLogging()
            .UseOtlpExporter(OtlpExportProtocol.HttpProtobuf, new Uri(site.Telemetry.Otlp));
    }
}
