using System.Net;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using NewsSite.Core;

namespace NewsSite.Web.Security;

/// <summary>Which host names the site answers to, and whose word about the client it takes.</summary>
internal static class SiteHosts
{
    private static readonly string[] Loopback = ["localhost", "127.0.0.1", "[::1]"];

    public static void AddSiteHosts(this IServiceCollection services, SiteOptions site)
    {
        var hosts = site.BaseUrl.Length > 0 ? [new Uri(site.BaseUrl).Host] : Loopback;
        services.PostConfigure<HostFilteringOptions>(options => options.AllowedHosts = [.. hosts]);
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            // The framework trusts loopback by default; here only proxies that are named are believed.
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            options.ForwardedHeaders = site.ProxyNetworks.Count > 0 ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto : ForwardedHeaders.None;
            foreach (var network in site.ProxyNetworks)
                options.KnownIPNetworks.Add(network);
        });
    }

    /// <summary>Believes the proxies that are named; without any there is nothing to look for.</summary>
    public static void UseProxies(this IApplicationBuilder app, SiteOptions site)
    {
        if (site.ProxyNetworks.Count > 0)
            app.UseForwardedHeaders();
    }

    /// <summary>What a rate limit counts a client by: the IPv4 address, or the /64 that an IPv6 client has to itself.</summary>
    public static string ClientKey(this HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.Loopback;
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }
}
