using NewsSite.Web.Security;

namespace NewsSite.Web.Presentation;

/// <summary>
/// Lets browsers that know how fetch a page while its link is being pointed at (WICG Nav Speculation), told by a header, so that no page needs a
/// script for it. Only reading is fetched ahead: never the desk, nor a search, which costs the store something.
/// </summary>
internal static class SpeculationRules
{
    private const string Address = "/speculation-rules.json";
    private const string MediaType = "application/speculationrules+json";

    private const string Rules = """
        {"prefetch":[{"where":{"and":[{"href_matches":"/*"},{"not":{"href_matches":["/admin*","/search*","/text/search*","/media/*","/*.xml","/*.json","/*.opml"]}}]},"eagerness":"moderate"}]}
        """;

    /// <summary>Answers the rules.</summary>
    public static void MapSpeculationRules(this IEndpointRouteBuilder routes) =>
        routes.MapMethods(Address, [HttpMethods.Get, HttpMethods.Head], (HttpContext context) =>
        {
            context.Response.Headers.CacheControl = CachePolicy.Rules;
            return Results.Text(Rules, MediaType);
        });

    /// <summary>Names the rules on readers' pages.</summary>
    public static void UseSpeculationRules(this IApplicationBuilder app) =>
        app.Use((context, next) =>
        {
            context.Response.OnStarting(() =>
            {
                if (context.Response is { StatusCode: StatusCodes.Status200OK, ContentType: { } type } && type.StartsWith("text/html", StringComparison.Ordinal)
                    && !context.Request.Path.StartsWithSegments("/admin", StringComparison.OrdinalIgnoreCase) && !context.Request.Path.IsSecret())
                    context.Response.Headers["Speculation-Rules"] = $"\"{Address}\"";
                return Task.CompletedTask;
            });
            return next(context);
        });
}
