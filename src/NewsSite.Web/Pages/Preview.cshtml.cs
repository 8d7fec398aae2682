using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsSite.Core.Data;
using NewsSite.Core.Publishing;
using NewsSite.Web.Presentation;

namespace NewsSite.Web.Pages;

/// <summary>
/// A story that is not published, for whoever has a link of the desk's. Every code that opens nothing is answered alike. When the newest text is what readers see
/// anyway, the link leads to the story.
/// </summary>
public sealed class PreviewModel(NewsDb db, PreviewDesk previews) : PageModel
{
    public StoryView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken ct)
    {
        if (await previews.FindAsync(code, ct) is not { } article || await db.ViewAsync(article, article.LatestNumber, ct) is not { } view)
            return NotFound();
        if (HttpMethods.IsGet(Request.Method))
            await previews.CountAsync(code, ct);
        if (article.IsLive && !article.HasNewerDraft)
            return LocalRedirect(Addresses.Absolute("", Addresses.Article(article.Slug)));
        View = view with { PhotoRoot = Addresses.Preview(code) + "/" };
        return Page();
    }
}
