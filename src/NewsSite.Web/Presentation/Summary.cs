using NewsSite.Core.Articles;
using NewsSite.Core.Rendering;

namespace NewsSite.Web.Presentation;

/// <summary>The line or two below a headline in a list: the standfirst, or else how the story begins.</summary>
public static class Summary
{
    /// <summary>Plain text; empty when the story says nothing yet.</summary>
    /// <param name="card">The story.</param>
    /// <param name="length">The most characters; a standfirst is the editor's and is never cut.</param>
    public static string Of(ArticleCard card, int length) =>
        card.Standfirst.Length > 0 ? card.Standfirst : Beginning(card.Opening, ArticleCard.OpeningLength, length);

    /// <summary>How the story begins, where its standfirst has not said that already; empty otherwise.</summary>
    /// <param name="card">The story.</param>
    /// <param name="length">The most characters.</param>
    public static string Opening(ArticleCard card, int length) =>
        card.Standfirst.Length > 0 ? Beginning(card.Opening, ArticleCard.OpeningLength, length) : "";

    /// <summary>How a text begins.</summary>
    /// <param name="html">Its HTML or the beginning of it.</param>
    /// <param name="cutAt">The length at which the HTML was cut; as long as that, its last word may be half a word.</param>
    /// <param name="length">The most characters.</param>
    public static string Beginning(string html, int cutAt, int length)
    {
        var text = ReadingText.FromHtml(html);
        if (html.Length < cutAt)
            return text.Length == 0 ? "" : ReadingText.Excerpt(text, length);

        var lastWord = text.LastIndexOfAny([' ', '\n']);
        var whole = lastWord > 0 ? text[..lastWord] : text;
        return whole.Length == 0 ? "" : ReadingText.Excerpt(whole + " …", Math.Min(length, whole.Length + 1));
    }
}
