using NewsSite.Web.Presentation;

namespace NewsSite.Web.Redirects;

/// <summary>
/// Gives every reader page one address: lower case, single slashes, none at the end. Other spellings answer 301 with the query kept. The desk
/// and files are left alone.
/// </summary>
internal static class CanonicalAddresses
{
    public static IApplicationBuilder UseCanonicalAddresses(this IApplicationBuilder app) =>
        app.Use((context, next) =>
        {
            var request = context.Request;
            if ((!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)) || Canonical(request.Path) is not { } path)
                return next(context);

            context.Response.Headers.CacheControl = CachePolicy.Missing;
            context.Response.Redirect(request.PathBase + new PathString(path).ToUriComponent() + request.QueryString.ToUriComponent(), permanent: true);
            return Task.CompletedTask;
        });

    /// <summary>The address to go to; null when this one is as it should be.</summary>
    internal static string? Canonical(PathString path)
    {
        if (path.Value is not { Length: > 1 } value
            || path.StartsWithSegments("/admin", StringComparison.OrdinalIgnoreCase)
            || path.StartsWithSegments("/media", StringComparison.OrdinalIgnoreCase))
            return null;

        // Also from "//host/": a Location that begins with two slashes would leave the site.
        var canonical = "/" + string.Join('/', value.Split('/', StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
        return canonical == value ? null : canonical;
    }
}
