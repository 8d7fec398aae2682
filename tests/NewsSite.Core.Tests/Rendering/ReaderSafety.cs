using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace NewsSite.Core.Tests.Rendering;

/// <summary>
/// What a browser would make of a rendered text, told by an HTML5 parser and by lists of its own: it shares nothing with the code under test.
/// </summary>
public static partial class ReaderSafety
{
    private static readonly HtmlParser Parser = new();

    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["p"] = ["dir"],
        ["h2"] = ["dir"],
        ["h3"] = ["dir"],
        ["h4"] = ["dir"],
        ["h5"] = ["dir"],
        ["h6"] = ["dir"],
        ["ul"] = [],
        ["ol"] = ["start", "class"],
        ["li"] = ["dir", "id"],
        ["blockquote"] = [],
        ["pre"] = [],
        ["hr"] = [],
        ["table"] = [],
        ["thead"] = [],
        ["tbody"] = [],
        ["tr"] = [],
        ["th"] = ["scope", "class"],
        ["td"] = ["class"],
        ["em"] = [],
        ["strong"] = [],
        ["del"] = [],
        ["sup"] = ["id"],
        ["a"] = ["href", "title"],
        ["code"] = [],
        ["br"] = [],
    };

    private static readonly string[] Schemes = ["http", "https", "mailto", "tel"];

    private static readonly string[] Classes = ["notes", "align-center", "align-end"];

    public static IElement Body(string html) => Parser.ParseDocument("<!doctype html><html><head></head><body>" + html).Body!;

    /// <summary>Everything in the HTML that must not reach a reader; empty for a safe one.</summary>
    public static List<string> Violations(string html)
    {
        var document = Parser.ParseDocument("<!doctype html><html><head></head><body>" + html);
        var found = document.Head!.ChildNodes.Select(n => $"in head: {n.NodeName}").ToList();
        if (document.Body!.Attributes.Length > 0) found.Add("an attribute on body");
        foreach (var node in document.Body.Descendants())
        {
            if (node is IElement element) Check(element, found);
            else if (node is not IText) found.Add($"a node of type {node.NodeType}");
        }
        var ids = document.Body.QuerySelectorAll("[id]").Select(e => e.Id).ToList();
        if (ids.Distinct().Count() != ids.Count) found.Add("one id twice");
        return found;
    }

    private static void Check(IElement element, List<string> found)
    {
        if (element.NamespaceUri != "http://www.w3.org/1999/xhtml" || !Allowed.TryGetValue(element.LocalName, out var attributes))
        {
            found.Add($"<{element.LocalName}>");
            return;
        }
        foreach (var attribute in element.Attributes)
        {
            if (!attributes.Contains(attribute.Name)) found.Add($"<{element.LocalName} {attribute.Name}>");
            else if (!IsGood(attribute.Name, attribute.Value)) found.Add($"{attribute.Name}=\"{attribute.Value}\"");
        }
    }

    private static bool IsGood(string name, string value) => name switch
    {
        "href" => IsGoodAddress(value),
        "class" => Classes.Contains(value),
        "id" => NoteId().IsMatch(value),
        "dir" => value is "ltr" or "rtl",
        "scope" => value == "col",
        "start" => int.TryParse(value, out _),
        _ => true,
    };

    // As the URL Standard reads it: controls and spaces in front and tabs and line ends anywhere do not count.
    private static bool IsGoodAddress(string address)
    {
        var scheme = Scheme().Match(string.Concat(address.Where(c => c > ' ' && !char.IsControl(c))));
        return !scheme.Success || Schemes.Contains(scheme.Groups[1].Value.ToLowerInvariant());
    }

    [GeneratedRegex("^([a-zA-Z][a-zA-Z0-9+.-]*):")]
    private static partial Regex Scheme();

    [GeneratedRegex("^note-(ref-)?[0-9]+$")]
    private static partial Regex NoteId();
}
