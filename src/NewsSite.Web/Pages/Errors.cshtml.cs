using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Web.Presentation;
using Moved = NewsSite.Core.Articles.Redirect;

namespace NewsSite.Web.Pages;

/// <summary>
/// What an answer without a page of its own gets. An address that nothing answers at may have moved: that is looked up here, once
/// for all kinds of pages, and costs nothing where a page was found.
/// </summary>
[IgnoreAntiforgeryToken]
public sealed class ErrorsModel(NewsDb db) : PageModel
{
    public int Status { get; private set; }

    /// <summary>For a bad address of a list: the address of its first page.</summary>
    public string? FirstPage { get; private set; }

    public Task<IActionResult> OnGetAsync(int status, CancellationToken ct) => AnswerAsync(status, ct);

    // A form that can't be read keeps every parameter from being bound: its own error is told all the same.
    public Task<IActionResult> OnPostAsync() => AnswerAsync(
        int.TryParse(RouteData.Values["status"]?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var status) ? status : 0, HttpContext.RequestAborted);

    private async Task<IActionResult> AnswerAsync(int status, CancellationToken ct)
    {
        var original = HttpContext.Features.Get<IStatusCodeReExecuteFeature>();
        if (status == StatusCodes.Status404NotFound && original is not null && await MovedAsync(original, ct) is { } target)
            return target;

        // Asked for by its own address, there is no such page.
        Status = original is not null && status is >= 400 and < 600 ? status : StatusCodes.Status404NotFound;
        FirstPage = Status == StatusCodes.Status400BadRequest ? original?.OriginalPath : null;
        Response.StatusCode = Status;
        Response.Headers.CacheControl = Status is StatusCodes.Status404NotFound or StatusCodes.Status410Gone ? CachePolicy.Missing : CachePolicy.Never;
        return Page();
    }

    private async Task<IActionResult?> MovedAsync(IStatusCodeReExecuteFeature original, CancellationToken ct)
    {
        var path = original.OriginalPath;
        if (path.Length > Moved.PathMaxLength || (!HttpMethods.IsGet(Request.Method) && !HttpMethods.IsHead(Request.Method)))
            return null;
        var to = await db.Redirects.AsNoTracking().Where(r => r.From == path).Select(r => r.To).SingleOrDefaultAsync(ct);
        if (to is null)
            return null;

        Response.Headers.CacheControl = CachePolicy.Missing;
        return LocalRedirectPermanent(Addresses.Absolute("", to) + original.OriginalQueryString);
    }
}
