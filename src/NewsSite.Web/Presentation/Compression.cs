using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using NewsSite.Web.Feeds;

namespace NewsSite.Web.Presentation;

/// <summary>
/// Compresses what readers get. Not the desk: its pages carry a secret token beside text that a visitor can choose, which compression
/// would let them guess (BREACH, breachattack.com).
/// </summary>
internal static class Compression
{
    public static void AddReaderCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, .. FeedFormat.All.Select(format => format.MediaType)];
        });

        // The middleware's own default, Fastest, sends a third more bytes for an article.
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
    }

    public static void UseReaderCompression(this IApplicationBuilder app) =>
        app.UseWhen(
            context => !context.Request.Path.StartsWithSegments("/admin", StringComparison.OrdinalIgnoreCase),
            readers => readers.UseResponseCompression());
}
