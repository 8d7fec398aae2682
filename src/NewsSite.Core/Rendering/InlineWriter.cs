using System.Globalization;
using Markdig.Extensions.Footnotes;
using Markdig.Syntax.Inlines;

namespace NewsSite.Core.Rendering;

/// <summary>Writes what stands inside a paragraph, heading, list item or table cell; the same rule as for <see cref="BlockWriter"/>.</summary>
internal sealed class InlineWriter(HtmlText html, RenderingBudget budget, int maxDepth)
{
    private int _depth;

    // HTML has no link inside a link: the inner one keeps its text only.
    private bool _inLink;

    public void Children(ContainerInline container)
    {
        if (++_depth > maxDepth) throw new RenderingRefusedException(RenderingProblems.TooDeep(maxDepth));
        budget.Check();
        for (var inline = container.FirstChild; inline is not null; inline = inline.NextSibling) Inline(inline);
        _depth--;
    }

    private void Inline(Inline inline)
    {
        switch (inline)
        {
            case LiteralInline literal: html.Text(literal.Content.AsSpan()); break;
            case LineBreakInline line: html.Tag(line.IsHard ? "<br>\n" : "\n"); break;
            case EmphasisInline emphasis: Element(EmphasisTag(emphasis), emphasis); break;
            case LinkInline link: Link(link); break;
            case AutolinkInline address: Address(address); break;
            case CodeInline code: Code(code); break;
            case HtmlEntityInline entity: html.Text(entity.Transcoded.AsSpan()); break;
            case HtmlInline raw: html.Text(raw.Tag); break;
            case FootnoteLink note: Note(note); break;
            case DelimiterInline unmatched: html.Text(unmatched.ToLiteral()); Children(unmatched); break;
            case ContainerInline unknown: Children(unknown); break;
            default: html.Text(inline.ToString()); break;
        }
    }

    private void Element(string tag, ContainerInline content)
    {
        html.Tag($"<{tag}>");
        Children(content);
        html.Tag($"</{tag}>");
    }

    private static string EmphasisTag(EmphasisInline emphasis) => emphasis switch
    {
        { DelimiterChar: '~' } => "del",
        { DelimiterCount: 2 } => "strong",
        _ => "em",
    };

    // A picture in the text becomes a link to the picture: photos of a story are captions, with credit, size and alternative text, and the
    // site shows no pictures of other sites (img-src 'self').
    private void Link(LinkInline link)
    {
        var address = _inLink ? null : LinkAddress.Safe(link.Url);
        if (address is null)
        {
            Children(link);
            return;
        }
        Open(address, link.Title);
        // A link without words could be neither seen nor followed: its address is its text.
        if (HasText(link)) Children(link);
        else html.Text(link.Url);
        Close();
    }

    private void Address(AutolinkInline autolink)
    {
        var address = _inLink ? null : LinkAddress.Safe(autolink.IsEmail ? "mailto:" + autolink.Url : autolink.Url);
        if (address is not null) Open(address, title: null);
        html.Text(autolink.Url);
        if (address is not null) Close();
    }

    private void Open(string address, string? title)
    {
        _inLink = true;
        html.Tag("<a");
        html.Attribute("href", address);
        if (!string.IsNullOrWhiteSpace(title)) html.Attribute("title", title);
        html.Tag(">");
    }

    private void Close()
    {
        _inLink = false;
        html.Tag("</a>");
    }

    private void Code(CodeInline code)
    {
        html.Tag("<code>");
        html.Text(code.ContentSpan);
        html.Tag("</code>");
    }

    private void Note(FootnoteLink link)
    {
        if (link.IsBackLink)
        {
            html.Tag(" ");
            if (_inLink) return;
            Open("#" + NoteIds.OfReference(link), title: null);
            html.Tag("↩");
            Close();
            return;
        }
        html.Tag("<sup");
        html.Attribute("id", NoteIds.OfReference(link));
        html.Tag(">");
        var isLink = !_inLink;
        if (isLink) Open("#" + NoteIds.OfNote(link.Footnote), title: null);
        html.Tag(link.Footnote.Order.ToString(CultureInfo.InvariantCulture));
        if (isLink) Close();
        html.Tag("</sup>");
    }

    private static bool HasText(ContainerInline container)
    {
        for (var inline = container.FirstChild; inline is not null; inline = inline.NextSibling)
        {
            var isEmpty = inline switch
            {
                LiteralInline literal => literal.Content.AsSpan().IsWhiteSpace(),
                LineBreakInline => true,
                ContainerInline inner and not DelimiterInline => !HasText(inner),
                _ => false,
            };
            if (!isEmpty) return true;
        }
        return false;
    }
}
