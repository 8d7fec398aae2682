using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace NewsSite.Web.Security;

/// <summary>Where the site requires a passkey or an authenticator app, nothing but one's account is open to those who publish and have none.</summary>
internal sealed class FactorFirst : IPageFilter
{
    private const string Account = "/admin/account";

    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var path = context.HttpContext.Request.Path;
        if (context.HttpContext.User.IsFactorDue() && path.StartsWithSegments("/admin", StringComparison.OrdinalIgnoreCase)
            && !path.StartsWithSegments(Account, StringComparison.OrdinalIgnoreCase) && !path.StartsWithSegments("/admin/sign-out", StringComparison.OrdinalIgnoreCase))
            context.Result = new RedirectResult(Account);
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }
}
