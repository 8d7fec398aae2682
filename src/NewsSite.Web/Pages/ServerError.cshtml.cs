using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsSite.Core.Data;
using NewsSite.Web.Presentation;

namespace NewsSite.Web.Pages;

/// <summary>
/// What is shown when a page failed: self-contained, with the number under which the log has the fault. When it is the store that failed, 503, and who was saving gets the
/// text back.
/// </summary>
[IgnoreAntiforgeryToken]
public sealed class ServerErrorModel : PageModel
{
    // Stores are back within seconds or are away for long.
    private const int RetrySeconds = 10;

    public int Status { get; private set; }

    /// <summary>What was being saved; null when nothing was, or nothing that may be shown.</summary>
    public UnsavedText? Unsaved { get; private set; }

    /// <summary>True when making room is what helps.</summary>
    public bool IsFull { get; private set; }

    public string RequestNumber { get; private set; } = "";

    public void OnGet() => Answer();

    public async Task OnPostAsync(CancellationToken ct)
    {
        Answer();
        if (Status == StatusCodes.Status503ServiceUnavailable && HttpContext.Features.Get<IExceptionHandlerPathFeature>() is { } failed)
            Unsaved = await UnsavedText.OfAsync(Request, failed.Path, Request.QueryString, ct);
    }

    private void Answer()
    {
        // Asked for by its own address, nothing has failed.
        var failed = HttpContext.Features.Get<IExceptionHandlerFeature>();
        var hasFailed = failed is not null || HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null;
        var fault = StoreFaults.Of(failed?.Error);
        IsFull = fault == StoreFault.Full;
        Status = fault is not null ? StatusCodes.Status503ServiceUnavailable : hasFailed ? StatusCodes.Status500InternalServerError : StatusCodes.Status404NotFound;
        if (fault is not null)
            Response.Headers.RetryAfter = RetrySeconds.ToString(CultureInfo.InvariantCulture);
        RequestNumber = Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier;
        Response.StatusCode = Status;
        Response.Headers.CacheControl = CachePolicy.Never;
    }
}
