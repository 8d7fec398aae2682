using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using NewsSite.Core.People;

namespace NewsSite.Web.Security;

/// <summary>
/// On a page whose forms decide who gets in: whoever signed in more than ten minutes ago shows once more who they are before a form is taken. They are asked in place, and the form goes on
/// with what was typed.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class AsksAgainAttribute : Attribute, IAsyncPageFilter
{
    /// <summary>A handler that is open all the same: the one that asks for a passkey to show who one is.</summary>
    public string Except { get; init; } = "";

    /// <summary>Begin of the names of the fields that only this reads.</summary>
    public const string Prefix = "Confirm.";

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        var ct = http.RequestAborted;
        if (HttpMethods.IsPost(http.Request.Method) && (Except.Length == 0 || context.HandlerMethod?.Name != Except) && !await http.RequestServices.GetRequiredService<Sessions>().IsProvenAsync(http.SessionKey(), ct))
        {
            var problem = await ConfirmAsync(http, ct);
            if (problem is not null)
            {
                context.Result = Ask(context, problem);
                return;
            }

            await http.RequestServices.GetRequiredService<Sessions>().ProveAsync(http.SessionKey(), ct);
        }

        await next();
    }

    // Null when they have shown who they are; otherwise what to say, empty when nothing was tried yet.
    private static async Task<string?> ConfirmAsync(HttpContext http, CancellationToken ct)
    {
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(ct) : FormCollection.Empty;
        var actor = http.Actor();
        if (form[Prefix + nameof(PasskeyAnswer.Credential)].ToString() is { Length: > 0 } credential)
        {
            var answer = new PasskeyAnswer { Credential = credential, Challenge = form[Prefix + nameof(PasskeyAnswer.Challenge)].ToString() };
            var used = await http.RequestServices.GetRequiredService<PasskeyChallenges>().ReadAsync(answer, http);
            return used is { } own && own.EditorId == actor.EditorId && await http.RequestServices.GetRequiredService<PasskeyRing>().UseAsync(own.EditorId, own.Passkey, answer.Challenge, ct)
                ? null
                : T("This passkey is not yours, or it took too long. Try again.");
        }

        if (form[Prefix + "Password"].ToString() is not { Length: > 0 } password)
            return "";
        var limit = http.RequestServices.GetRequiredService<SignInLimit>();
        var account = $"confirm {actor.EditorId}";
        if (limit.Begin(account, http.ClientKey()) is not null)
            return T("There were too many wrong passwords. Wait a while.");
        if (await http.RequestServices.GetRequiredService<Passwords>().ConfirmAsync(password, actor, ct) is { } wrong)
            return wrong.Text;
        limit.Forget(account, http.ClientKey());
        return null;
    }

    private static ViewResult Ask(PageHandlerExecutingContext context, string problem)
    {
        var request = context.HttpContext.Request;
        List<KeyValuePair<string, string>> fields = !request.HasFormContentType ? [] : [.. request.Form
            .Where(field => field.Key != "__RequestVerificationToken" && !field.Key.StartsWith(Prefix, StringComparison.Ordinal))
            .SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? "")))];
        var metadata = context.HttpContext.RequestServices.GetRequiredService<IModelMetadataProvider>();
        return new ViewResult
        {
            ViewName = "/Areas/Admin/Pages/Shared/Confirm.cshtml",
            StatusCode = StatusCodes.Status403Forbidden,
            ViewData = new ViewDataDictionary<ConfirmForm>(metadata, new ModelStateDictionary())
            {
                Model = new ConfirmForm(request.Path + request.QueryString, fields, problem),
            },
        };
    }
}

/// <summary>A form that waits until its sender has shown who they are.</summary>
/// <param name="Address">Where it goes.</param>
/// <param name="Fields">What was typed.</param>
/// <param name="Problem">What was wrong with the last try; empty before the first.</param>
public sealed record ConfirmForm(string Address, IReadOnlyList<KeyValuePair<string, string>> Fields, string Problem);
