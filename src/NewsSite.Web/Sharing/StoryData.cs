using System.Text.Json.Nodes;
using NewsSite.Core;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Web.Feeds;
using NewsSite.Web.Media;
using NewsSite.Web.Presentation;

namespace NewsSite.Web.Sharing;

/// <summary>A story as schema.org's <c>NewsArticle</c>, with the credit of every picture and caption and every correction.</summary>
internal sealed class StoryData(SiteOptions site, SiteAddress address)
{
    /// <summary>The story.</summary>
    /// <param name="view">What its page shows.</param>
    /// <param name="page">Whole address of the page.</param>
    /// <param name="navigation">Which pages about the newsroom there are.</param>
    public JsonObject Of(StoryView view, string page, Navigation navigation)
    {
        var story = view.Story;
        var pictures = view.Captions.Where(caption => caption.PhotoHash is not null).Select(Picture).ToList();
        return new JsonObject
        {
            ["@type"] = "NewsArticle",
            ["@id"] = page + "#story",
            ["mainEntityOfPage"] = new JsonObject { ["@type"] = "WebPage", ["@id"] = page },
            ["url"] = page,
            ["headline"] = story.Headline,
            ["description"] = story.Standfirst.Length > 0 ? story.Standfirst : null,
            ["image"] = Array(pictures.Count > 0 ? pictures : Card(view)),
            ["associatedMedia"] = Array(view.Captions.Where(caption => caption.PhotoHash is null).Select(Credited)),
            ["datePublished"] = FeedXml.Time(story.PublishedAt),
            ["dateModified"] = FeedXml.Time(story.UpdatedAt ?? story.PublishedAt),
            ["author"] = view.Notes.Authors.Count > 0 ? Array(view.Notes.Authors.Select(Person)) : Publisher.Named(site, address),
            ["publisher"] = Publisher.Of(site, address, navigation),
            ["articleSection"] = story.SectionName,
            ["keywords"] = view.Notes.Tags.Count > 0 ? new JsonArray([.. view.Notes.Tags.Select(tag => (JsonNode)tag.Name)]) : null,
            ["inLanguage"] = story.Language,
            ["wordCount"] = story.WordCount,
            ["isAccessibleForFree"] = true,
            ["publishingPrinciples"] = Publisher.Principles(address, navigation),
            ["correction"] = Array(view.Notes.Corrections.Select(correction => Correction(correction, page))),
        }.WithoutNulls();
    }

    private JsonObject Picture(StoryCaption caption)
    {
        var (width, height) = PhotoAddress.SizeOf(caption);
        var picture = Credited(caption);
        picture["url"] = address.Of(PhotoAddress.Large(caption.PhotoHash!));
        picture["width"] = width;
        picture["height"] = height;
        return picture;
    }

    // Whoever is named in the credit supplied the picture and is whom to ask for it; the desk knows no more.
    private static JsonObject Credited(StoryCaption caption) => new JsonObject
    {
        ["@type"] = "ImageObject",
        ["caption"] = caption.Words.Length > 0 ? caption.Words : null,
        ["creditText"] = caption.Credit.Length > 0 ? caption.Credit : null,
        ["creator"] = caption.Credit.Length > 0 ? new JsonObject { ["@type"] = "Organization", ["name"] = caption.Credit } : null,
        ["copyrightNotice"] = caption.Credit.Length > 0 ? caption.Credit : null,
    }.WithoutNulls();

    private IEnumerable<JsonObject> Card(StoryView view) => SharePicture.Of(view, site) is { } card
        ? [new JsonObject { ["@type"] = "ImageObject", ["url"] = address.Of(card.Path), ["width"] = card.Width, ["height"] = card.Height, ["creditText"] = site.Title }]
        : [];

    private JsonObject Person(StoryLink author) => new() { ["@type"] = "Person", ["name"] = author.Name, ["url"] = address.Of(Addresses.Author(author.Slug)) };

    private static JsonObject Correction(StoryCorrection correction, string page) => new()
    {
        ["@type"] = "CorrectionComment",
        ["url"] = $"{page}#correction-{correction.Id}",
        ["text"] = $"{correction.Wrong} {correction.Right}",
        ["datePublished"] = FeedXml.Time(correction.CorrectedAt),
    };

    private static JsonArray? Array(IEnumerable<JsonObject> objects) => objects.ToArray() is { Length: > 0 } some ? new JsonArray(some) : null;
}
