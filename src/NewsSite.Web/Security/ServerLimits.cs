using Microsoft.AspNetCore.Http.Features;

namespace NewsSite.Web.Security;

/// <summary>What one client may take of the server.</summary>
internal static class ServerLimits
{
    private const long BodyBytes = 1024 * 1024;
    private const int HeaderBytes = 32 * 1024;
    private const int Connections = 12_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Answers 413 to a body that says itself that it is too large for its page, before anything reads it: the antiforgery filter would make it
    /// a 400.
    /// </summary>
    public static void UseBodyLimit(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var most = context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize;
        if (most is null || context.Request.ContentLength is not { } length || length <= most)
            return next(context);
        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        return Task.CompletedTask;
    });

    public static void AddServerLimits(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyBytes;
            kestrel.Limits.MaxRequestHeadersTotalSize = HeaderBytes;
            kestrel.Limits.RequestHeadersTimeout = Patience;
            kestrel.Limits.KeepAliveTimeout = Patience;
            kestrel.Limits.MaxConcurrentConnections = Connections;
        });
    }
}
