using System.Threading.RateLimiting;

namespace NewsSite.Web.Security;

/// <summary>How often one client may do what is costly or guessable; refused with 429 and Retry-After.</summary>
internal static class RateLimits
{
    private static readonly Limit[] Limits =
    [
        new("passkey", HttpMethods.Post, "/admin/sign-in/passkey", 20), // a question and an answer each; of its own, so that wrong passwords from an office shut no passkey out
        new("sign-in code", HttpMethods.Post, "/admin/sign-in/code", 5),
        new("sign-in", HttpMethods.Post, "/admin/sign-in", 5),
        new("set-up", HttpMethods.Post, "/admin/setup", 5),
        new("password", HttpMethods.Post, "/admin/password", 5),
        new("password", HttpMethods.Post, "/admin/account", 5, Handler: "Password"),
        new("search", HttpMethods.Get, "/search", 30),
        new("search", HttpMethods.Get, "/text/search", 30),
        new("preview", HttpMethods.Get, "/preview", 120), // a page with its photos
        new("upload", HttpMethods.Post, "/admin/photos", 60, Handler: "Upload"),
    ];

    public static void AddSiteRateLimits(this IServiceCollection services) =>
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = (context, _) =>
            {
                if (context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after))
                    context.HttpContext.Response.Headers.RetryAfter = ((int)Math.Ceiling(after.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(Partition);
        });

    private static RateLimitPartition<string> Partition(HttpContext context)
    {
        var limit = Array.Find(Limits, l => l.Covers(context.Request));
        return limit is null
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetFixedWindowLimiter(
                limit.Name + " " + context.ClientKey(),
                _ => new FixedWindowRateLimiterOptions { PermitLimit = limit.PerMinute, Window = TimeSpan.FromMinutes(1) });
    }

    // With a handler: only what the page does under that name, so that saving captions is not counted as uploading. Of several
    // handlers a page takes the first.
    private sealed record Limit(string Name, string Method, string Path, int PerMinute, string? Handler = null)
    {
        public bool Covers(HttpRequest request) =>
            (request.Method == Method || (Method == HttpMethods.Get && HttpMethods.IsHead(request.Method)))
            && request.Path.StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase)
            && (Handler is null || string.Equals(request.Query["handler"].FirstOrDefault(), Handler, StringComparison.OrdinalIgnoreCase));
    }
}
