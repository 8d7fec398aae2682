using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using NewsSite.Core;
using NewsSite.Web.Security;
using Serilog;
using Serilog.AspNetCore;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace NewsSite.Web.Workers;

/// <summary>Structured logs: readable on the console, JSON lines in rolling files of the data directory. Ids and routes, never texts, queries or addresses of people.</summary>
internal static class SiteLog
{
    private const int DaysKept = 14;
    private const long FileBytes = 100L * 1024 * 1024;

    public static void AddSiteLog(this WebApplicationBuilder builder, SiteOptions site)
    {
        var folder = Path.Combine(site.DataPath, "logs");
        PrivateFolder.Create(folder);
        builder.Services.AddSerilog(
            log => log
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)

            // Has nothing to say above Information, and for each request opens a scope and an activity as long as anybody could listen: a tenth of what a page from memory costs.
            // Traces go out all the same where Telemetry:Otlp is set.
            .MinimumLevel.Override("Microsoft.AspNetCore.Hosting.Diagnostics", LevelAlias.Off)

            // Says at every start that keys lie unencrypted in the store; docs/configuration.md says it once.
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
            .MinimumLevel.Override("System", LogEventLevel.Warning)
            .Enrich.FromLogContext()
            .WriteTo.Console(formatProvider: CultureInfo.InvariantCulture)
            .WriteTo.File(
                new CompactJsonFormatter(),
                Path.Combine(folder, "newssite-.log"),
                rollingInterval: RollingInterval.Day,
                retainedFileCountLimit: DaysKept,
                fileSizeLimitBytes: FileBytes,
                rollOnFileSizeLimit: true,
                shared: true),
            preserveStaticLogger: true,
            writeToProviders: site.Telemetry.Otlp.Length > 0);
    }

    /// <summary>
    /// Gives each request that is not answered from memory a number of its own, which stands with every line that is logged for it and on the page of an error. The framework's own is
    /// there only where traces go out.
    /// </summary>
    public static void UseRequestNumbers(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        using var activity = Activity.Current is null ? new Activity("request").Start() : null;
        await next(context);
    });

    /// <summary>One line for each request: method, path without its query or secret, status, milliseconds. Whoever hung up has 499 there, which is no error of the site's.</summary>
    public static void UseSiteRequestLog(this IApplicationBuilder app)
    {
        app.UseSerilogRequestLogging(Configure(app));
        app.Use(async (context, next) =>
        {
            try
            {
                await next(context);
            }
            catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
            {
                context.Features.Get<IStatusCodePagesFeature>()?.Enabled = false; // nobody reads a page that says so
                if (!context.Response.HasStarted)
                    context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            }
        });
    }

    private static Action<RequestLoggingOptions> Configure(IApplicationBuilder app) => options =>
    {
        options.Logger = app.ApplicationServices.GetRequiredService<Serilog.ILogger>();
        options.GetMessageTemplateProperties = (context, _, elapsed, status) =>
        [
            new LogEventProperty("RequestMethod", new ScalarValue(context.Request.Method)),
            new LogEventProperty("RequestPath", new ScalarValue(OneLine(context.Request.Path.Told()))),
            new LogEventProperty("StatusCode", new ScalarValue(status)),
            new LogEventProperty("Elapsed", new ScalarValue(elapsed)),
        ];
        options.MessageTemplate = "{RequestMethod} {RequestPath} {StatusCode} {Elapsed:0.0} ms";
        options.GetLevel = (context, _, error) =>
            error is not null || context.Response.StatusCode >= 500 ? LogEventLevel.Error
            : context.Request.Path.StartsWithSegments("/health") ? LogEventLevel.Verbose
            : LogEventLevel.Information;
    };

    // The path is decoded: a line end in it would begin a log line of the visitor's own making.
    private static string OneLine(string path) =>
        string.Concat(path.Select(c => char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format ? $"%{(int)c:X2}" : c.ToString()));
}
