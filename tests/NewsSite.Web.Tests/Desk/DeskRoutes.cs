using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace NewsSite.Web.Tests.Desk;

/// <summary>What the desk answers to, read from the running site, so that nothing can be forgotten.</summary>
public static partial class DeskRoutes
{
    /// <summary>Every page below <c>/admin</c> with its handlers: template, HTTP method, name of the handler.</summary>
    public static async Task<IReadOnlyList<(string Template, string Method, string? Handler)>> HandlersAsync(SiteHost site)
    {
        var loader = site.Services.GetRequiredService<PageLoader>();
        var found = new List<(string, string, string?)>();
        foreach (var endpoint in site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var template = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            if (!template.StartsWith("/admin", StringComparison.Ordinal) || endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page)
                continue;
            var compiled = await loader.LoadAsync(page, endpoint.Metadata);
            found.AddRange(compiled.HandlerMethods.Select(handler => (template, handler.HttpMethod.ToUpperInvariant(), handler.Name)));
        }

        return found;
    }

    /// <summary>An address of the page, with 1 where it asks for a number.</summary>
    public static string Address(string template, string? handler = null)
    {
        var address = Parameter().Replace(template, "1");
        return handler is null ? address : $"{address}?handler={handler}";
    }

    [GeneratedRegex(@"\{(?:[^{}]|\{\{|\}\})*\}")]
    private static partial Regex Parameter();
}
