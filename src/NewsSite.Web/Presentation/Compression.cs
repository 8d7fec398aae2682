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
            options.Providers.Add<ReaderBrotli>();
            options.Providers.Add<GzipCompressionProvider>();
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, .. FeedFormat.All.Select(format => format.MediaType)];
        });
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
    }

    public static void UseReaderCompression(this IApplicationBuilder app) =>
        app.UseWhen(
            context => !context.Request.Path.StartsWithSegments("/admin", StringComparison.OrdinalIgnoreCase),
            readers => readers.UseResponseCompression());

    /// <summary>
    /// Brotli at quality 5, which the framework's own provider cannot be told: the first that looks at what stands around a letter. A page is 8 % lighter
    /// than at its level Optimal (4) and a third lighter than at Fastest, for 0.3 ms more.
    /// </summary>
    private sealed class ReaderBrotli : ICompressionProvider
    {
        private const int Quality = 5;

        public string EncodingName => "br";

        public bool SupportsFlush => true;

        public Stream CreateStream(Stream outputStream) => new BrotliStream(outputStream, new BrotliCompressionOptions { Quality = Quality }, leaveOpen: true);
    }
}
