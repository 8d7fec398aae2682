using System.Text;
using System.Xml;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Data.Changes;
using NewsSite.Web.Caching;

namespace NewsSite.Web.Presentation;

/// <summary>The site's feeds as one file that feed readers take in: OPML 2.0 (opml.org/spec2), with one list each of sections and topics.</summary>
public static class FeedList
{
    private const string MediaType = "text/x-opml+xml; charset=utf-8";

    // A feed reader shows them all at once; those with most stories come first in what is worth having.
    private const int TopicsMost = 2000;

    /// <summary>Answers <c>/feeds.opml</c>.</summary>
    public static void MapFeedList(this IEndpointRouteBuilder routes) =>
        routes.MapMethods(Addresses.FeedList, [HttpMethods.Get, HttpMethods.Head], async (HttpContext context, NewsDb db, SiteOptions site, Wording words, PageReads reads, CancellationToken ct) =>
        {
            var sections = (await db.NavigationAsync(ct)).Sections.Select(s => (s.Name, Addresses.Section(s.Slug)));
            var topics = await db.Tags.AsNoTracking().Public().Where(t => t.LiveCount > 0).OrderByDescending(t => t.LiveCount).ThenBy(t => t.Key)
                .Take(TopicsMost).Select(t => new StoryLink(t.Name, t.Slug)).ToListAsync(ct);

            reads.NoteAround(Part.Navigation);
            reads.Note(Part.Topics);

            // A reader of feeds reads this far from the site: its addresses are whole.
            var root = site.BaseUrl.Length > 0 ? site.BaseUrl : $"{context.Request.Scheme}://{context.Request.Host}";
            context.Response.Headers.CacheControl = CachePolicy.List;
            return Results.Text(
                Write(site, root, [(site.Title, [(words.EveryStory, Addresses.Front), (words.Corrections, Addresses.Corrections)]), (words.Sections, sections), (words.Topics, topics.Select(t => (t.Name, Addresses.Tag(t.Slug))))]),
                MediaType, Encoding.UTF8);
        });

    private static string Write(SiteOptions site, string root, IEnumerable<(string Title, IEnumerable<(string Name, string Path)> Pages)> groups)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true, CheckCharacters = false }))
        {
            xml.WriteStartElement("opml");
            xml.WriteAttributeString("version", "2.0");
            xml.WriteStartElement("head");
            xml.WriteElementString("title", site.Title);
            xml.WriteEndElement();
            xml.WriteStartElement("body");
            foreach (var (title, pages) in groups)
            {
                xml.WriteStartElement("outline");
                xml.WriteAttributeString("text", title);
                foreach (var (name, path) in pages)
                {
                    xml.WriteStartElement("outline");
                    xml.WriteAttributeString("type", "rss");
                    xml.WriteAttributeString("text", name);
                    xml.WriteAttributeString("xmlUrl", Addresses.Absolute(root, Addresses.Feed(path, "rss.xml")));
                    xml.WriteAttributeString("htmlUrl", Addresses.Absolute(root, path));
                    xml.WriteEndElement();
                }

                xml.WriteEndElement();
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + text;
    }
}
