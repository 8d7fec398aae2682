using System.Text.Json;
using System.Text.Json.Nodes;
using NewsSite.Core.Articles;
using NewsSite.Web.Media;
using NewsSite.Web.Presentation;

namespace NewsSite.Web.Feeds;

/// <summary>
/// JSON Feed 1.1 (jsonfeed.org/version/1.1). What it has no words for, captions with their credits and corrections, stands in <c>_news</c>.
/// </summary>
internal static class JsonFeed
{
    private const string Version = "https://jsonfeed.org/version/1.1";

    public static byte[] Write(Feed feed, FeedSetting setting) => JsonSerializer.SerializeToUtf8Bytes(
        new JsonObject
        {
            ["version"] = Version,
            ["title"] = feed.Title,
            ["home_page_url"] = setting.Whole(feed.Page),
            ["feed_url"] = setting.Whole(FeedAddress.Of(feed.Page, FeedFormat.Json)),
            ["description"] = feed.Description,
            ["icon"] = setting.Whole("/icon.svg"),
            ["language"] = setting.Language,
            ["hubs"] = setting.Hub.Length > 0 ? Array(new JsonObject { ["type"] = "WebSub", ["url"] = setting.Hub }) : null,
            ["items"] = Array(feed.Items.Select(item => Item(item, setting))),
        }.WithoutNulls(),
        PlainJson.Options);

    private static JsonObject Item(FeedItem item, FeedSetting setting) => new JsonObject
    {
        ["id"] = setting.IdOf(item),
        ["url"] = setting.Whole(item),
        ["title"] = item.Title,
        ["content_html"] = item.Html,
        ["content_text"] = item.Html is null ? item.Summary : null,
        ["summary"] = item.Summary.Length > 0 ? item.Summary : null,
        ["image"] = item.Captions.FirstOrDefault(caption => caption.PhotoHash is not null)?.PhotoHash is { } hash ? setting.Whole(PhotoAddress.Large(hash)) : null,
        ["date_published"] = FeedXml.Time(item.PublishedAt),
        ["date_modified"] = FeedXml.Time(item.UpdatedAt),
        ["authors"] = item.Authors.Count > 0 ? Array(item.Authors.Select(author => Person(author, setting))) : null,
        ["tags"] = item.Categories.Count > 0 ? new JsonArray([.. item.Categories.Select(category => (JsonNode)category)]) : null,
        ["language"] = item.Language,
        ["_news"] = News(item, setting),
    }.WithoutNulls();

    private static JsonObject Person(StoryLink author, FeedSetting setting) => new() { ["name"] = author.Name, ["url"] = setting.Whole(Addresses.Author(author.Slug)) };

    private static JsonObject? News(FeedItem item, FeedSetting setting) => item.Captions.Count + item.Corrections.Count == 0 ? null : new JsonObject
    {
        ["captions"] = item.Captions.Count == 0 ? null : Array(item.Captions.Select(caption => new JsonObject
        {
            ["caption"] = caption.Words,
            ["credit"] = caption.Credit.Length > 0 ? caption.Credit : null,
            ["image"] = caption.PhotoHash is { } hash ? setting.Whole(PhotoAddress.Large(hash)) : null,
            ["alternative_text"] = caption.AlternativeText.Length > 0 ? caption.AlternativeText : null,
        }.WithoutNulls())),
        ["corrections"] = item.Corrections.Count == 0 ? null : Array(item.Corrections.Select(correction => new JsonObject
        {
            ["wrong"] = correction.Wrong,
            ["right"] = correction.Right,
            ["date_published"] = FeedXml.Time(correction.CorrectedAt),
        })),
    }.WithoutNulls();

    private static JsonArray Array(params IEnumerable<JsonObject> objects) => new([.. objects]);
}
