using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using NewsSite.Core;
using NewsSite.Core.Identity;

namespace NewsSite.Web.Security;

/// <summary>Signing in to the desk by cookie: 8 hours idle, 24 hours at most, out within a minute of a change to the account.</summary>
internal static class DeskSignIn
{
    /// <summary>Where those who are not signed in are sent.</summary>
    public const string SignInPath = "/admin/sign-in";

    private const string SignedInAt = "signed-in-at";
    private static readonly TimeSpan Idle = TimeSpan.FromHours(8);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);
    private static readonly TimeSpan AccountCheck = TimeSpan.FromMinutes(1);

    public static void AddDeskSignIn(this IServiceCollection services, SiteOptions site)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddScoped<SignInManager<Editor>>();
        services.AddScoped<ISecurityStampValidator, SecurityStampValidator<Editor>>();
        services.AddScoped<IUserClaimsPrincipalFactory<Editor>, EditorClaims>();
        services.AddHttpContextAccessor();
        services.AddOptions<SecurityStampValidatorOptions>().Configure<TimeProvider>((options, clock) =>
        {
            options.ValidationInterval = AccountCheck;
            options.TimeProvider = clock;
        });
        services.ConfigureApplicationCookie(options => Configure(options, site));
        services.AddAntiforgery(options =>
        {
            Secure(options.Cookie, site, "newssite-form");
            options.Cookie.SameSite = SameSiteMode.Strict;
        });
        services.AddAuthorizationBuilder().AddRights();
    }

    private static void Configure(CookieAuthenticationOptions options, SiteOptions site)
    {
        Secure(options.Cookie, site, "newssite-desk");
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.ExpireTimeSpan = Idle;
        options.SlidingExpiration = true;
        options.LoginPath = SignInPath;
        options.ReturnUrlParameter = "return";
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
        options.Events.OnSigningIn = context =>
        {
            var now = context.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
            context.Properties.Items.TryAdd(SignedInAt, now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
            return Task.CompletedTask;
        };
        options.Events.OnCheckSlidingExpiration = context =>
        {
            context.ShouldRenew &= KnowsPeople(context.HttpContext);
            return Task.CompletedTask;
        };
        options.Events.OnValidatePrincipal = async context =>
        {
            if (!KnowsPeople(context.HttpContext))
            {
                context.RejectPrincipal();
                return;
            }

            if (TooOld(context.Properties, context.HttpContext.RequestServices.GetRequiredService<TimeProvider>()))
            {
                context.RejectPrincipal();
                await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
                return;
            }

            await SecurityStampValidator.ValidatePrincipalAsync(context);
        };
    }

    // Readers' pages are the same for everybody and may be kept by any cache: there nobody is signed in, and no cookie is renewed.
    private static bool KnowsPeople(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/admin", StringComparison.OrdinalIgnoreCase)
        || context.Request.Path.StartsWithSegments("/media", StringComparison.OrdinalIgnoreCase);

    // The sliding renewal moves the ticket's own issue time, so the first one is kept beside it.
    private static bool TooOld(AuthenticationProperties properties, TimeProvider clock) =>
        !properties.Items.TryGetValue(SignedInAt, out var text)
        || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        || clock.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(seconds) > Longest;

    // Without BaseUrl the site answers on loopback names only, where a first try has no certificate; __Host- needs Secure (RFC 6265bis §4.1.3.2).
    private static void Secure(CookieBuilder cookie, SiteOptions site, string name)
    {
        var isPublic = site.BaseUrl.Length > 0;
        cookie.Name = isPublic ? "__Host-" + name : name;
        cookie.SecurePolicy = isPublic ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.HttpOnly = true;
        cookie.Path = "/";
    }
}
