using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsSite.Core.Data;
using NewsSite.Web.Presentation;
using Former = NewsSite.Core.Articles.Redirect;

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

    /// <summary>The newest headlines, where a reader came for a story that is not there; none for other errors.</summary>
    public IReadOnlyList<HeadlineLink> Newest { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(int status, CancellationToken ct) => AnswerAsync(status, ct);

    // A form that can't be read keeps every parameter from being bound: its own error is told all the same.
    public Task<IActionResult> OnPostAsync() => AnswerAsync(
        int.TryParse(RouteData.Values["status"]?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var status) ? status : 0, HttpContext.RequestAborted);

    private async Task<IActionResult> AnswerAsync(int status, CancellationToken ct)
    {
        var original = HttpContext.Features.Get<IStatusCodeReExecuteFeature>();
        if (status is StatusCodes.Status404NotFound or StatusCodes.Status410Gone)
        {
            (var movedTo, Newest) = await db.InsteadOfAsync(original is null ? null : Lookup(original), ct);
            if (status == StatusCodes.Status404NotFound && movedTo is not null)
                return Moved(movedTo, original!);
        }

        // Asked for by its own address, there is no such page.
        Status = original is not null && status is >= 400 and < 600 ? status : StatusCodes.Status404NotFound;
        FirstPage = Status == StatusCodes.Status400BadRequest ? original?.OriginalPath : null;
        Response.StatusCode = Status;
        Response.Headers.CacheControl = Status is StatusCodes.Status404NotFound or StatusCodes.Status410Gone ? CachePolicy.Missing : CachePolicy.Never;
        return Page();
    }

    private string? Lookup(IStatusCodeReExecuteFeature original)
    {
        var path = TextEdition.FullOf(original.OriginalPath);
        return path.Length <= Former.PathMaxLength && (HttpMethods.IsGet(Request.Method) || HttpMethods.IsHead(Request.Method)) ? path : null;
    }

    private IActionResult Moved(string to, IStatusCodeReExecuteFeature original)
    {
        Response.Headers.CacheControl = CachePolicy.Missing;
        return LocalRedirectPermanent(Addresses.Absolute("", HttpContext.Within(to)) + original.OriginalQueryString);
    }
}
