using Microsoft.AspNetCore.Diagnostics;
using NewsSite.Core.Identity;

namespace NewsSite.Web.Security;

/// <summary>Answers 403 when a verb of Core refuses the actor.</summary>
internal sealed class NotAllowedHandler : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not NotAllowedException)
            return ValueTask.FromResult(false);

        httpContext.Response.StatusCode = StatusCodes.Status403Forbidden;
        return ValueTask.FromResult(true);
    }
}
