namespace NewsSite.Web.Security;

/// <summary>
/// Answers 405 to every method that no page has, since a page without a handler for it would run all the same, and tells whoever asks by OPTIONS
/// which methods there are (RFC 9110 §9.3.7). Only the desk has forms that are posted.
/// </summary>
internal static class KnownMethods
{
    private const string OfReaders = "GET, HEAD, OPTIONS";
    private const string OfDesk = "GET, HEAD, OPTIONS, POST";

    public static void UseKnownMethods(this IApplicationBuilder app) =>
        app.Use((context, next) =>
        {
            var method = context.Request.Method;
            var isDesk = context.Request.Path.StartsWithSegments("/admin", StringComparison.OrdinalIgnoreCase);
            if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || (isDesk && HttpMethods.IsPost(method)))
                return next(context);
            context.Response.StatusCode = HttpMethods.IsOptions(method) ? StatusCodes.Status204NoContent : StatusCodes.Status405MethodNotAllowed;
            context.Response.Headers.Allow = isDesk ? OfDesk : OfReaders;
            return Task.CompletedTask;
        });
}
