using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace NewsSite.Web.Tests.Nets;

/// <summary>Everything that the running application answers, told by its own route table.</summary>
internal static partial class SiteEndpoints
{
    /// <summary>
    /// Each endpoint as <c>METHOD /pattern</c>, with the handler's name behind it where a page has several and parameters without their
    /// constraints. Static files are left out.
    /// </summary>
    public static async Task<IReadOnlyList<string>> ListAsync(SiteHost site)
    {
        var loader = site.Services.GetRequiredService<PageLoader>();
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var endpoint in site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var pattern = "/" + Constraint().Replace(endpoint.RoutePattern.RawText!.TrimStart('/'), "}");
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                var compiled = await loader.LoadAsync(page, endpoint.Metadata);
                foreach (var handler in compiled.HandlerMethods)
                    found.Add($"{handler.HttpMethod.ToUpperInvariant()} {pattern} {handler.Name}".TrimEnd());
            }
            else if (endpoint.Metadata.All(m => m.GetType().Name != "StaticAssetDescriptor"))
            {
                foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
                    found.Add($"{method} {pattern}");
            }
        }

        return [.. found];
    }

    [GeneratedRegex(@":(?:int|long|file|regex\(.*\))\}")]
    private static partial Regex Constraint();
}
