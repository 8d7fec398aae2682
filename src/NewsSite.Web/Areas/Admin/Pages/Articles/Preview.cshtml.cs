using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Web.Presentation;
using NewsSite.Web.Security;

namespace NewsSite.Web.Areas.Admin.Pages.Articles;

/// <summary>A saved text as readers would get it, drawn by the readers' own page; at the width of a phone or of a desk when asked for.</summary>
[Needs(Right.Write)]
public sealed class PreviewModel(NewsDb db) : PageModel
{
    [FromRoute]
    public long Id { get; set; }

    /// <summary>Which text; the newest when not said.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Number { get; set; }

    /// <summary>In a frame of which width; null: the page itself, as wide as the window.</summary>
    [BindProperty(SupportsGet = true)]
    public PreviewWidth? Width { get; set; }

    public StoryView View { get; private set; } = null!;

    /// <summary>The address of the text at another width.</summary>
    public string AddressAt(PreviewWidth? width) => Query($"/admin/articles/{Id}/preview", width);

    /// <summary>The address of the page alone, for a frame.</summary>
    public string Framed => Query($"/admin/articles/{Id}/preview/page", null);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid || (Width is { } width && !Enum.IsDefined(width)))
            return BadRequest();
        if (await db.Articles.AsNoTracking().SingleOrDefaultAsync(a => a.Id == Id, ct) is not { } article)
            return NotFound();
        if (!HttpContext.Actor().MayEdit(article))
            return Forbid();
        if (await db.ViewAsync(article, Number ?? article.LatestNumber, ct) is not { } view)
            return NotFound();
        View = view;
        return Page();
    }

    private string Query(string path, PreviewWidth? width) =>
        path + QueryString.Create(new[] { KeyValuePair.Create("number", Number?.ToString(System.Globalization.CultureInfo.InvariantCulture)), KeyValuePair.Create("width", width?.ToString().ToLowerInvariant()) }
            .Where(pair => pair.Value is not null));
}

/// <summary>What a preview is looked at on.</summary>
public enum PreviewWidth
{
    /// <summary>390 CSS pixels, as wide as most phones held upright.</summary>
    Phone,

    /// <summary>1280 CSS pixels.</summary>
    Desktop,
}
