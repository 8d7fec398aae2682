using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace NewsSite.Web.Areas.Admin.Forms;

/// <summary>
/// Answers 400 to a query with the character U+0000, as the framework does for forms: no keyboard types it, and PostgreSQL takes no text that
/// has it.
/// </summary>
internal sealed class NoNullCharacters : IResourceFilter
{
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        if (context.HttpContext.Request.Query.Any(pair => pair.Value.Any(text => text?.Contains('\0', StringComparison.Ordinal) == true)))
            context.Result = new BadRequestResult();
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}
