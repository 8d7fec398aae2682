using System.Text.Json.Nodes;
using NewsSite.Core;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Web.Presentation;

namespace NewsSite.Web.Sharing;

/// <summary>Who stands behind the site, in schema.org's words.</summary>
internal static class Publisher
{
    /// <summary>Where the newsroom says how it works; null while that page is empty.</summary>
    public static string? Principles(SiteAddress address, Navigation navigation) =>
        navigation.Has(SitePage.HowWeWork) ? address.Of(Addresses.Page(SitePage.HowWeWork)) : null;

    /// <summary>All that is known of it.</summary>
    public static JsonObject Of(SiteOptions site, SiteAddress address, Navigation navigation) => new JsonObject
    {
        ["@type"] = "NewsMediaOrganization",
        ["@id"] = Id(address),
        ["name"] = site.Title,
        ["url"] = address.Of(Addresses.Front),
        ["logo"] = new JsonObject { ["@type"] = "ImageObject", ["url"] = address.Of("/icon.svg") },
        ["publishingPrinciples"] = Principles(address, navigation),
        ["correctionsPolicy"] = address.Of(Addresses.Corrections),
    }.WithoutNulls();

    /// <summary>Its name, where the rest stands beside it.</summary>
    public static JsonObject Named(SiteOptions site, SiteAddress address) => new()
    {
        ["@type"] = "NewsMediaOrganization",
        ["@id"] = Id(address),
        ["name"] = site.Title,
        ["url"] = address.Of(Addresses.Front),
    };

    /// <summary>Its id alone, where the page says the rest elsewhere.</summary>
    public static JsonObject Reference(SiteAddress address) => new() { ["@id"] = Id(address) };

    private static string Id(SiteAddress address) => address.Origin + "/#publisher";
}
