using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using NewsSite.Core.Articles;
using NewsSite.Web.Media;
using NewsSite.Web.Presentation;

namespace NewsSite.Web.Feeds;

/// <summary>A story as HTML for feed readers: plain elements, whole addresses, nothing that needs the site's style sheet.</summary>
internal sealed class FeedHtml(SiteAddress address, NewsroomTime times)
{
    // Letters of every script as they are; what has a meaning in HTML is escaped.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Standfirst, leading picture, text, other pictures, corrections, as the story's page has them.</summary>
    public string Of(WholeStory whole, Wording words)
    {
        var story = whole.Story;
        var html = new StringBuilder(story.BodyHtml.Length + 1000);
        if (story.Standfirst.Length > 0)
            html.Append("<p><strong>").Append(Text(story.Standfirst)).Append("</strong></p>\n");
        if (whole.Captions.Count > 0)
            Append(html, whole.Captions[0]);
        html.Append(WithWholeAddresses(story.BodyHtml, address.Origin, address.Of(Addresses.Article(story.Slug)))).Append('\n');
        foreach (var caption in whole.Captions.Skip(1))
            Append(html, caption);
        if (whole.Notes.Corrections.Count > 0)
            html.Append("<h2>").Append(Text(words.Correction)).Append("</h2>\n");
        foreach (var correction in whole.Notes.Corrections)
            Append(html, correction, words);
        return Turned(html.ToString(), story.Language);
    }

    /// <summary>A correction alone.</summary>
    public string Of(StoryCorrection correction, Wording words)
    {
        var html = new StringBuilder();
        Append(html, correction, words);
        return html.ToString();
    }

    /// <summary>HTML of the house with every link made whole: those within the site, and those within the page.</summary>
    /// <param name="html">As it was stored.</param>
    /// <param name="origin">The site's address without a slash at the end.</param>
    /// <param name="page">The page's own address.</param>
    public static string WithWholeAddresses(string html, string origin, string page)
    {
        const string href = " href=\"";
        var whole = new StringBuilder(html.Length + 100);
        for (var at = 0; at < html.Length;)
        {
            // Only within a tag: a text may well say href="/...", with its quotation marks as they are.
            var tag = html.IndexOf('<', at);
            var end = tag < 0 ? -1 : html.IndexOf('>', tag);
            if (end < 0)
                return whole.Append(html, at, html.Length - at).ToString();
            whole.Append(html, at, tag - at);
            var link = html.IndexOf(href, tag, end - tag, StringComparison.Ordinal);
            var target = link < 0 ? end : link + href.Length;
            whole.Append(html, tag, target - tag);
            whole.Append(html[target] switch
            {
                '/' when html[target + 1] == '/' => "https:",
                '/' => origin,
                '#' => page,
                _ => target < end && !HasScheme(html.AsSpan(target, end - target)) ? page[..(page.LastIndexOf('/') + 1)] : "",
            });
            whole.Append(html, target, end + 1 - target);
            at = end + 1;
        }

        return whole.ToString();
    }

    private static bool HasScheme(ReadOnlySpan<char> address) => address.IndexOfAny(":/?#\"") is >= 0 and var at && address[at] == ':';

    private void Append(StringBuilder html, StoryCaption caption)
    {
        html.Append("<figure>");
        if (caption.PhotoHash is { } hash)
        {
            var (width, height) = PhotoAddress.SizeOf(caption);
            html.Append("<img src=\"").Append(address.Of(PhotoAddress.Large(hash))).Append("\" width=\"").Append(width).Append("\" height=\"").Append(height)
                .Append("\" alt=\"").Append(Text(caption.AlternativeText)).Append("\">");
        }

        if (caption.Words.Length > 0 || caption.Credit.Length > 0)
        {
            html.Append("<figcaption>").Append(Text(caption.Words));
            if (caption.Credit.Length > 0)
                html.Append(caption.Words.Length > 0 ? " " : "").Append("<small>").Append(Text(caption.Credit)).Append("</small>");
            html.Append("</figcaption>");
        }

        html.Append("</figure>\n");
    }

    private void Append(StringBuilder html, StoryCorrection correction, Wording words) => html
        .Append("<p><time datetime=\"").Append(times.Machine(correction.CorrectedAt)).Append("\">").Append(Text(times.Stamp(correction.CorrectedAt, words))).Append("</time></p>\n")
        .Append("<p>").Append(Text(words.Wrong)).Append(" <del>").Append(Text(correction.Wrong)).Append("</del></p>\n")
        .Append("<p>").Append(Text(words.Right)).Append(' ').Append(Text(correction.Right)).Append("</p>\n");

    // Few feed readers turn an entry round by its language.
    private static string Turned(string html, string language) =>
        Wording.DirectionOf(language) == "rtl" ? $"<div dir=\"rtl\" lang=\"{language}\">\n{html}</div>" : html;

    private static string Text(string text) => Encoder.Encode(text);
}
