using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsSite.Web.Presentation;

namespace NewsSite.Web.Pages;

/// <summary>What is shown when a page failed: self-contained, with the number under which the log has the fault.</summary>
[IgnoreAntiforgeryToken]
public sealed class ServerErrorModel : PageModel
{
    public int Status { get; private set; }

    public string RequestNumber { get; private set; } = "";

    public void OnGet() => Answer();

    public void OnPost() => Answer();

    private void Answer()
    {
        // Asked for by its own address, nothing has failed.
        var hasFailed = HttpContext.Features.Get<IExceptionHandlerFeature>() is not null || HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null;
        Status = hasFailed ? StatusCodes.Status500InternalServerError : StatusCodes.Status404NotFound;
        RequestNumber = Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier;
        Response.StatusCode = Status;
        Response.Headers.CacheControl = CachePolicy.Never;
    }
}
