using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace NewsSite.Web.Areas.Admin.Forms;

/// <summary>
/// Answers 400 to a form that cannot be read: broken off, in too many parts, with names too long. The framework notes it beside no field and goes on
/// with a page of which nothing is filled in, not even from its address.
/// </summary>
internal sealed class ReadableForms : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (context.ModelState.TryGetValue("", out var whole) && whole.Errors.Count > 0)
            context.Result = new BadRequestResult();
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }
}
