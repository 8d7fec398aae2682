using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace NewsSite.Web.Presentation;

/// <summary>JSON for programs elsewhere.</summary>
internal static class PlainJson
{
    /// <summary>
    /// Letters of every script as they are; <c>&lt;</c>, <c>&gt;</c>, <c>&amp;</c> and quotation marks escaped, so that no text can end the
    /// <c>script</c> element that it stands in (HTML §4.12.1.3) or be taken for HTML.
    /// </summary>
    public static JsonSerializerOptions Options { get; } = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The object without the members that have no value.</summary>
    public static JsonObject WithoutNulls(this JsonObject json)
    {
        foreach (var name in json.Where(member => member.Value is null).Select(member => member.Key).ToList())
            json.Remove(name);
        return json;
    }
}
