using Microsoft.AspNetCore.Mvc.Rendering;
using NewsSite.Core;
using NewsSite.Core.Articles;
using NewsSite.Core.Publishing;
using NewsSite.Web.Areas.Admin.Pages.Articles;
using NewsSite.Web.Presentation;

namespace NewsSite.Web.Areas.Admin.Forms;

/// <summary>The languages of stories, in the desk's words.</summary>
internal static class LanguageWords
{
    /// <summary>What the language calls itself; that nobody knows it, where only the letters are known.</summary>
    /// <param name="language">BCP 47.</param>
    public static string Of(string language) => StoryTranslation.IsKnown(language) ? Wording.NameOf(language) : T("Not known");

    /// <summary>The language that the letters of headline and body tell.</summary>
    public static string OfLetters(StoryForm typed, SiteOptions site) => Script.LanguageOf(site.Language, typed.Headline, typed.Body);

    /// <summary>What the editor offers: what the letters tell, the site's language, those that readers' pages have words in, and the one that the story has.</summary>
    public static IReadOnlyList<SelectListItem> Choices(StoryForm typed, SiteOptions site)
    {
        var byLetters = Of(OfLetters(typed, site));
        return
        [
            new SelectListItem(T($"By its letters: {byLetters}"), DraftText.ByLetters),
            .. new[] { site.Language, Wording.English.Language, Wording.Arabic.Language, typed.Language }.Where(language => language.Length > 0 && language != DraftText.ByLetters)
                .Distinct(StringComparer.OrdinalIgnoreCase).Select(language => new SelectListItem(Of(language), language)),
        ];
    }
}
