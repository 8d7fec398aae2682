using Microsoft.AspNetCore.Authorization;
using NewsSite.Core.Identity;

namespace NewsSite.Web.Security;

/// <summary>Asks for a right on a page: <c>[Needs(Right.Publish)]</c>. The verbs of Core ask again.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class NeedsAttribute(Right right) : AuthorizeAttribute(right.ToString())
{
    public Right Right { get; } = right;
}

internal static class RightPolicies
{
    /// <summary>One authorization policy for each right, named like it.</summary>
    public static void AddRights(this AuthorizationBuilder authorization)
    {
        foreach (var right in Enum.GetValues<Right>())
            authorization.AddPolicy(right.ToString(), policy => policy.RequireAssertion(context => context.User.Role()?.Has(right) == true));
    }
}
