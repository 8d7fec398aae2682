using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsSite.Core.Identity;
using NewsSite.Web.Security;

namespace NewsSite.Web.Areas.Admin.Pages;

/// <summary>The keys of the desk, as a page; where there is script, <c>?</c> shows them without leaving the page.</summary>
[Needs(Right.Write)]
public sealed class KeyboardModel : PageModel
{
    public void OnGet()
    {
        // Nothing to read: the keys are the program's.
    }
}
