using System.Text.Json;
using System.Text.Json.Nodes;
using NewsSite.Core;
using NewsSite.Core.Data;
using NewsSite.Web.Presentation;

namespace NewsSite.Web.Sharing;

/// <summary>What a page says of itself in schema.org's words (JSON-LD), for search engines and whoever checks facts.</summary>
internal sealed class StructuredData(SiteOptions site, SiteAddress address, Wording words)
{
    private readonly StoryData _story = new(site, address);

    /// <summary>The text for a <c>script</c> element of the type <c>application/ld+json</c>; null for pages that have nothing to say.</summary>
    /// <param name="head">What the page says of itself.</param>
    /// <param name="navigation">Which pages about the newsroom there are.</param>
    public string? Of(PageHead head, Navigation navigation)
    {
        if (head.Path is null || !head.IsIndexed)
            return null;
        var graph = new JsonArray([.. Nodes(head, address.Of(head.Path), navigation)]);
        return JsonSerializer.Serialize(new JsonObject { ["@context"] = "https://schema.org", ["@graph"] = graph }, PlainJson.Options);
    }

    private IEnumerable<JsonObject> Nodes(PageHead head, string page, Navigation navigation)
    {
        if (head.IsFront)
        {
            yield return WebSite();
            yield return Publisher.Of(site, address, navigation);
            yield break;
        }

        yield return head switch
        {
            { Story: { } story } => _story.Of(story, page, navigation),
            { Kind: PageHead.Profile } => Profile(head, page),
            { Stories: { } } => List(head, page),
            _ => Page("WebPage", head, page),
        };
        yield return Trail(head, page);
    }

    private JsonObject WebSite() => new()
    {
        ["@type"] = "WebSite",
        ["@id"] = address.Origin + "/#website",
        ["name"] = site.Title,
        ["url"] = address.Of(Addresses.Front),
        ["inLanguage"] = site.Language,
        ["publisher"] = Publisher.Reference(address),
    };

    private JsonObject Page(string type, PageHead head, string page) => new JsonObject
    {
        ["@type"] = type,
        ["name"] = head.Title,
        ["description"] = head.Description.Length > 0 ? head.Description : null,
        ["url"] = page,
        ["inLanguage"] = head.Language ?? words.Language,
        ["isPartOf"] = new JsonObject { ["@id"] = address.Origin + "/#website" },
    }.WithoutNulls();

    private JsonObject Profile(PageHead head, string page)
    {
        var profile = Page("ProfilePage", head, page);
        profile["mainEntity"] = new JsonObject { ["@type"] = "Person", ["name"] = head.Title, ["url"] = page };
        return profile;
    }

    private JsonObject List(PageHead head, string page)
    {
        var list = Page("CollectionPage", head, page);
        list["mainEntity"] = new JsonObject
        {
            ["@type"] = "ItemList",
            ["itemListElement"] = new JsonArray([.. head.Stories!.Select((story, at) => new JsonObject
            {
                ["@type"] = "ListItem", ["position"] = at + 1, ["url"] = address.Of(Addresses.Article(story.Slug)),
            })]),
        };
        return list;
    }

    private JsonObject Trail(PageHead head, string page)
    {
        (string Name, string Address)[] steps =
        [
            (site.Title, address.Of(Addresses.Front)),
            .. head.Trail.Select(step => (step.Name, address.Of(step.Path))),
            (head.Title, page),
        ];
        return new JsonObject
        {
            ["@type"] = "BreadcrumbList",
            ["itemListElement"] = new JsonArray([.. steps.Select((step, at) => new JsonObject
            {
                ["@type"] = "ListItem", ["position"] = at + 1, ["name"] = step.Name, ["item"] = step.Address,
            })]),
        };
    }
}
