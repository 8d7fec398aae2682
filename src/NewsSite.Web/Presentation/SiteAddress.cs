using NewsSite.Core;

namespace NewsSite.Web.Presentation;

/// <summary>
/// The public address of the site, for whoever reads a page or feed away from it: <c>BaseUrl</c>; without it the site answers on loopback names
/// only, and is where it was asked.
/// </summary>
public sealed class SiteAddress(SiteOptions site, IHttpContextAccessor context)
{
    /// <summary>Scheme, host and port, without a slash at the end.</summary>
    public string Origin => site.BaseUrl.Length > 0 ? site.BaseUrl.TrimEnd('/') : $"{Request.Scheme}://{Request.Host.ToUriComponent()}";

    /// <summary>The whole address of a site-relative, unencoded path with its query, percent-encoded.</summary>
    public string Of(string path) => Addresses.Absolute(Origin, path);

    private HttpRequest Request => (context.HttpContext ?? throw new InvalidOperationException("The site's own address is asked for outside a request.")).Request;
}
