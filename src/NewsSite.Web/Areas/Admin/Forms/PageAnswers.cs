using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsSite.Core.Publishing;

namespace NewsSite.Web.Areas.Admin.Forms;

/// <summary>How the desk's pages answer a form.</summary>
internal static class PageAnswers
{
    /// <summary>Shows the form again with what was typed and each problem beside its field.</summary>
    /// <param name="page">The page that was sent.</param>
    /// <param name="problems">What has to be put right.</param>
    /// <param name="status">400, or 409 when somebody else was first.</param>
    /// <param name="prefix">The form's name in the page's model; a problem's field stands below it.</param>
    public static IActionResult Refuse(
        this PageModel page, IEnumerable<Problem> problems, int status = StatusCodes.Status400BadRequest, string prefix = "Input")
    {
        page.Take(problems, prefix);
        page.Response.StatusCode = status;
        return page.Page();
    }

    /// <summary>Puts each problem beside its field, in place of what the form's own reading found.</summary>
    public static void Take(this PageModel page, IEnumerable<Problem> problems, string prefix = "Input")
    {
        page.ModelState.Clear();
        foreach (var problem in problems)
            page.ModelState.AddModelError(problem.Field.Length == 0 ? "" : $"{prefix}.{problem.Field}", problem.Text);
    }
}
