using System.Globalization;
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
    /// <param name="status">Null: 400, or 409 when somebody else was first.</param>
    /// <param name="prefix">The form's name in the page's model; a problem's field stands below it. Empty where the fields say it themselves.</param>
    public static IActionResult Refuse(
        this PageModel page, IReadOnlyCollection<Problem> problems, int? status = null, string prefix = "Input")
    {
        page.Take(problems, prefix);
        page.Response.StatusCode = status ?? (problems.Contains(Problem.ChangedSince) ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest);
        return page.Page();
    }

    /// <summary>Answers a verb by what it returned: there is no such thing, done and on to another page, or the form again.</summary>
    /// <param name="page">The page that was sent.</param>
    /// <param name="problems">What the verb returned.</param>
    /// <param name="goTo">Where to go on when it is done.</param>
    public static IActionResult Answer(this PageModel page, IReadOnlyList<Problem>? problems, string goTo) => problems switch
    {
        null => page.NotFound(),
        { Count: 0 } => new RedirectResult(goTo),
        _ => page.Refuse(problems),
    };

    /// <summary>Shows the form again with status 429 and the time to wait (RFC 9110 §10.2.3).</summary>
    public static IActionResult RefuseFor(this PageModel page, TimeSpan wait, Problem problem, string prefix = "Input")
    {
        page.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return page.Refuse([problem], StatusCodes.Status429TooManyRequests, prefix);
    }

    /// <summary>Puts each problem beside its field, in place of what the form's own reading found.</summary>
    public static void Take(this PageModel page, IEnumerable<Problem> problems, string prefix = "Input")
    {
        page.ModelState.Clear();
        foreach (var problem in problems)
            page.ModelState.AddModelError(problem.Field.Length == 0 || prefix.Length == 0 ? problem.Field : $"{prefix}.{problem.Field}", problem.Text);
    }
}
