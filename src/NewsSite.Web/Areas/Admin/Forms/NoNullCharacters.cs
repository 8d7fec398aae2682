using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace NewsSite.Web.Areas.Admin.Forms;

/// <summary>Answers 400 to a form or query with the character U+0000: no keyboard types it, and PostgreSQL stores no text that has it.</summary>
internal sealed class NoNullCharacters : IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        var isBad = request.Query.Any(pair => pair.Value.Any(Holds));
        if (!isBad && request.HasFormContentType)
            isBad = (await request.ReadFormAsync(context.HttpContext.RequestAborted)).Any(pair => Holds(pair.Key) || pair.Value.Any(Holds));
        if (isBad)
            context.Result = new BadRequestResult();
        else
            await next();
    }

    private static bool Holds(string? text) => text?.Contains('\0', StringComparison.Ordinal) == true;
}
