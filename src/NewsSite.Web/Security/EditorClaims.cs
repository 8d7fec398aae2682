using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using NewsSite.Core;
using NewsSite.Core.Identity;

namespace NewsSite.Web.Security;

/// <summary>What the cookie of a signed-in editor says: id, role and the name that colleagues see.</summary>
internal sealed class EditorClaims(UserManager<Editor> editors, RoleManager<EditorRole> roles, SiteOptions site, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<Editor, EditorRole>(editors, roles, options)
{
    internal const string DisplayName = "display-name";
    internal const string PasswordOnly = "password-only";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Editor user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(DisplayName, user.DisplayName.Length > 0 ? user.DisplayName : user.Email!));
        if (identity.FindFirst(ClaimTypes.Role) is { } role && Enum.Parse<Role>(role.Value).Has(Right.Publish) && !user.TwoFactorEnabled && (await UserManager.GetPasskeysAsync(user)).Count == 0)
            identity.AddClaim(new Claim(PasswordOnly, site.SignIn.SecondFactor.ToString()));
        return identity;
    }
}

/// <summary>Turns the signed-in person of a request into the <see cref="Actor"/> that the verbs ask for.</summary>
internal static class CurrentActor
{
    /// <summary>The actor of a request to a page that requires sign-in.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in: the page lacks its authorization.</exception>
    public static Actor Actor(this HttpContext context)
    {
        var user = context.User;
        if (user.Role() is not { } role)
            throw new InvalidOperationException("This page needs somebody who is signed in.");
        return new Actor(user.EditorId(), user.FindFirstValue(EditorClaims.DisplayName) ?? "", role, context.Connection.RemoteIpAddress?.ToString());
    }

    /// <summary>The account that the cookie names.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
    public static long EditorId(this ClaimsPrincipal user) =>
        long.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : throw new InvalidOperationException("This page needs somebody who is signed in.");

    /// <summary>True for somebody who publishes and has neither a passkey nor an authenticator app.</summary>
    public static bool HasPasswordOnly(this ClaimsPrincipal user) => user.HasClaim(claim => claim.Type == EditorClaims.PasswordOnly);

    /// <summary>True when they have to set one up before anything else is open to them.</summary>
    public static bool IsFactorDue(this ClaimsPrincipal user) => user.HasClaim(EditorClaims.PasswordOnly, nameof(SiteOptions.SecondFactorKind.Required));

    /// <summary>The role that the cookie names; null for visitors.</summary>
    public static Role? Role(this ClaimsPrincipal user) =>
        Enum.TryParse<Role>(user.FindFirstValue(ClaimTypes.Role), out var role) ? role : null;
}
