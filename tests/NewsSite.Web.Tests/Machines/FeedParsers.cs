using System.Diagnostics;
using System.Globalization;
using System.ServiceModel.Syndication;
using System.Text;
using System.Text.Json;
using System.Xml;
using CodeHollow.FeedReader;
using NewsSite.Core.Tests;

namespace NewsSite.Web.Tests.Machines;

/// <summary>What a program makes of an entry. Lists that a parser cannot read are null.</summary>
internal sealed record ParsedEntry(string Link, string Title, DateTime PublishedAt, IReadOnlyList<string>? Authors, IReadOnlyList<string>? Categories, string? Html);

/// <summary>Parsers that have nothing in common but what they read.</summary>
internal static class FeedParsers
{
    private const string Dc = "http://purl.org/dc/elements/1.1/";
    private const string Content = "http://purl.org/rss/1.0/modules/content/";
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "NewsSite.Web.Tests", "Machines", "feedsmith");

    public static IReadOnlyList<ParsedEntry> BySyndication(byte[] feed)
    {
        using var reader = XmlReader.Create(new MemoryStream(feed), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        return [.. SyndicationFeed.Load(reader).Items.Select(item => new ParsedEntry(
            item.Links.Single(link => link.RelationshipType is null or "alternate").Uri.OriginalString,
            item.Title.Text,
            item.PublishDate.UtcDateTime,
            [.. item.Authors.Select(author => author.Name).Concat(item.ElementExtensions.ReadElementExtensions<string>("creator", Dc))],
            [.. item.Categories.Select(category => category.Name)],
            (item.Content as TextSyndicationContent)?.Text ?? item.ElementExtensions.ReadElementExtensions<string>("encoded", Content).SingleOrDefault()))];
    }

    public static IReadOnlyList<ParsedEntry> ByFeedReader(byte[] feed) =>
        [.. FeedReader.ReadFromByteArray(feed).Items.Select(item => new ParsedEntry(
            item.Link, item.Title, item.PublishingDate!.Value.ToUniversalTime(), null, item.Categories is { Count: > 0 } some ? [.. some] : null, item.Content))];

    /// <summary>By feedsmith, in Node; skips the test where it is not installed.</summary>
    public static async Task<IReadOnlyList<ParsedEntry>> ByFeedsmithAsync(byte[] feed, CancellationToken ct)
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules", "feedsmith")))
            Missing($"feedsmith is not installed: npm ci --ignore-scripts --prefix {Path.GetRelativePath(Repository.Root, Folder)}");
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(Folder, "read.mjs")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        })!;
        await node.StandardInput.BaseStream.WriteAsync(feed, ct);
        node.StandardInput.Close();
        var text = await node.StandardOutput.ReadToEndAsync(ct);
        await node.WaitForExitAsync(ct);
        Assert.Equal(0, node.ExitCode);
        using var entries = JsonDocument.Parse(text);
        return [.. entries.RootElement.EnumerateArray().Select(entry => new ParsedEntry(
            Text(entry, "link")!, Text(entry, "title")!, DateTime.Parse(Text(entry, "at")!, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal),
            Texts(entry, "authors"), Texts(entry, "categories"), Text(entry, "html")))];
    }

    private static void Missing(string reason)
    {
        Assert.False(Environment.GetEnvironmentVariable("NEWSSITE_TEST_ALL") == "1", reason);
        Assert.Skip(reason);
    }

    private static string? Text(JsonElement entry, string name) => entry.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static List<string> Texts(JsonElement entry, string name) => [.. entry.GetProperty(name).EnumerateArray().Select(value => value.GetString()!)];
}
