using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using NewsSite.Core;
using NewsSite.Core.Identity;
using NewsSite.Core.People;

namespace NewsSite.Web.Security;

/// <summary>Signing in to the desk by cookie: 8 hours idle, 24 hours at most, out at once by signing out or a change to the account.</summary>
internal static class DeskSignIn
{
    /// <summary>Where those who are not signed in are sent.</summary>
    public const string SignInPath = "/admin/sign-in";

    private const string SessionItem = "session";
    private static readonly TimeSpan AccountCheck = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan BetweenSteps = TimeSpan.FromMinutes(5);

    public static void AddDeskSignIn(this IServiceCollection services, SiteOptions site)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddScoped<SignInManager<Editor>>();
        services.AddScoped<ISecurityStampValidator, SecurityStampValidator<Editor>>();
        services.AddScoped<IUserClaimsPrincipalFactory<Editor>, EditorClaims>();
        services.AddScoped<IPasskeyHandler<Editor>, PasskeyHandler<Editor>>();
        services.AddScoped<PasskeyChallenges>();
        services.Configure<IdentityPasskeyOptions>(options => PasskeyChallenges.Configure(options, site));
        services.AddHttpContextAccessor();
        services.AddOptions<SecurityStampValidatorOptions>().Configure<TimeProvider>((options, clock) =>
        {
            options.ValidationInterval = AccountCheck;
            options.TimeProvider = clock;
        });
        services.ConfigureApplicationCookie(options => Configure(options, site));
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme, options =>
        {
            Secure(options.Cookie, site, "newssite-step");
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.ExpireTimeSpan = BetweenSteps;
            options.SlidingExpiration = false;
        });
        services.AddAntiforgery(options =>
        {
            Secure(options.Cookie, site, "newssite-form");
            options.Cookie.SameSite = SameSiteMode.Strict;
        });
        services.AddAuthorizationBuilder().AddRights();
    }

    /// <summary>The key of the session of a request; empty for visitors.</summary>
    public static string SessionKey(this HttpContext context) => KeyOf(context.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties) ?? "";

    /// <summary>Remembers for five minutes, in a cookie, that a person's password was right; a code comes next.</summary>
    public static Task SignInHalfAsync(this HttpContext context, Editor editor) => context.SignInAsync(
        IdentityConstants.TwoFactorUserIdScheme,
        new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, editor.Id.ToString(System.Globalization.CultureInfo.InvariantCulture))], IdentityConstants.TwoFactorUserIdScheme)));

    /// <summary>Whose password was right a moment ago; null: nobody's.</summary>
    public static async Task<long?> HalfSignedInAsync(this HttpContext context) =>
        await context.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme) is { Succeeded: true } half ? half.Principal.EditorId() : null;

    /// <summary>Ends the session of a request, on every node and whoever has a copy of its cookie.</summary>
    public static async Task EndSessionAsync(this HttpContext context, CancellationToken ct)
    {
        if (KeyOf(context.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties) is { } key)
            await context.RequestServices.GetRequiredService<Sessions>().EndAsync(key, ct);
        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    private static void Configure(CookieAuthenticationOptions options, SiteOptions site)
    {
        Secure(options.Cookie, site, "newssite-desk");
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.ExpireTimeSpan = Sessions.Idle;
        options.SlidingExpiration = true;
        options.LoginPath = SignInPath;
        options.ReturnUrlParameter = "return";
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
        options.Events.OnSigningIn = async context =>
        {
            var http = context.HttpContext;
            if (!context.Properties.Items.ContainsKey(SessionItem))
                context.Properties.Items[SessionItem] = await http.RequestServices.GetRequiredService<Sessions>()
                    .BeginAsync(context.Principal!.EditorId(), http.Connection.RemoteIpAddress?.ToString(), BrowserName.Of(http.Request.Headers.UserAgent.ToString()), http.RequestAborted);
        };
        options.Events.OnCheckSlidingExpiration = context =>
        {
            context.ShouldRenew &= KnowsPeople(context.HttpContext) && IsUse(context.HttpContext);
            return Task.CompletedTask;
        };
        options.Events.OnValidatePrincipal = async context =>
        {
            if (!KnowsPeople(context.HttpContext))
            {
                context.RejectPrincipal();
                return;
            }

            var sessions = context.HttpContext.RequestServices.GetRequiredService<Sessions>();
            if (KeyOf(context.Properties) is not { } key || !await sessions.GoesOnAsync(key, IsUse(context.HttpContext), context.HttpContext.RequestAborted))
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

    // An open editor says every few seconds that it is open: somebody who has gone home is not at work by that.
    private static bool IsUse(HttpContext context) => context.Request.Path.Value?.EndsWith("/presence", StringComparison.OrdinalIgnoreCase) != true;

    private static string? KeyOf(AuthenticationProperties? properties) => properties?.Items.TryGetValue(SessionItem, out var key) == true ? key : null;

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
