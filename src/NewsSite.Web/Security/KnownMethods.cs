namespace NewsSite.Web.Security;

/// <summary>Answers 405 to every method that no page has: a page without a handler for it would run all the same.</summary>
internal static class KnownMethods
{
    private const string Allowed = "GET, HEAD, POST";

    public static void UseKnownMethods(this IApplicationBuilder app) =>
        app.Use((context, next) =>
        {
            if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) || HttpMethods.IsPost(context.Request.Method))
                return next(context);
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            context.Response.Headers.Allow = Allowed;
            return Task.CompletedTask;
        });
}
