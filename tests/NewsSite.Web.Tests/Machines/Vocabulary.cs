using System.Globalization;
using System.Text.Json.Nodes;
using NewsSite.Core.Tests;

namespace NewsSite.Web.Tests.Machines;

/// <summary>schema.org as far as the site speaks it: which properties a type has, which of them must be there, what their values are.</summary>
internal static class Vocabulary
{
    private static readonly JsonObject Known =
        JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "tests", "NewsSite.Web.Tests", "Machines", "schema-org.json")))!.AsObject();

    /// <summary>What is wrong with a text of JSON-LD; empty for nothing.</summary>
    public static IEnumerable<string> Find(string text)
    {
        var root = JsonNode.Parse(text)!.AsObject();
        return root["@context"]?.GetValue<string>() != "https://schema.org" ? ["@context"] : root["@graph"]!.AsArray().SelectMany(node => Find(node!.AsObject()));
    }

    private static IEnumerable<string> Find(JsonObject thing)
    {
        if (thing["@type"]?.GetValue<string>() is not { } type)
        {
            if (thing.Count != 1 || thing["@id"] is null)
                yield return $"a thing without type: {thing.ToJsonString()}";
            yield break;
        }

        if (Known["types"]![type] is not { } rule)
        {
            yield return $"{type} is no type";
            yield break;
        }

        foreach (var missing in Names(rule["required"]!).Where(name => thing[name] is null))
            yield return $"{type} has no {missing}";
        foreach (var (name, value) in thing.Where(member => !member.Key.StartsWith('@')))
        {
            if (!Names(rule["properties"]!).Contains(name))
                yield return $"{type} has no property {name}";
            if (value is null or JsonArray { Count: 0 })
                yield return $"{type}.{name} is empty";
            else if (Names(Known["addresses"]!).Contains(name) && !Uri.TryCreate(value.ToString(), UriKind.Absolute, out _))
                yield return $"{type}.{name} is no address: {value}";
            else if (Names(Known["times"]!).Contains(name) && !DateTimeOffset.TryParse(value.ToString(), CultureInfo.InvariantCulture, out _))
                yield return $"{type}.{name} is no time: {value}";
            foreach (var problem in (value as JsonArray ?? [.. value is JsonObject one ? new[] { one.DeepClone() } : []]).OfType<JsonObject>().SelectMany(Find))
                yield return problem;
        }
    }

    private static IEnumerable<string> Names(JsonNode list) => list.AsArray().Select(name => name!.GetValue<string>());
}
