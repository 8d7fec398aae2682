using Microsoft.AspNetCore.Diagnostics;
using NewsSite.Web.Presentation;

namespace NewsSite.Web.Security;

/// <summary>The security headers of every answer; readers' pages and the desk differ in what their content may load.</summary>
internal static class SiteHeaders
{
    private const int OneYear = 365 * 24 * 60 * 60;
    private const string Reader = nameof(Reader);
    private const string Desk = nameof(Desk);
    private const string Media = nameof(Media);
    private const string Preview = nameof(Preview);
    private const string Framing = nameof(Framing);
    private const string Framed = nameof(Framed);

    public static void AddSiteHeaders(this IServiceCollection services)
    {
        var styles = string.Join(' ', new SiteStyles().SourceExpressions);
        var script = new SiteScript().SourceExpression;
        services.AddSecurityHeaderPolicies()
            .AddPolicy(Reader, policy => Common(policy)
                .AddReferrerPolicyStrictOriginWhenCrossOrigin()
                .AddContentSecurityPolicy(csp =>
                {
                    Closed(csp);
                    csp.AddStyleSrc().From(styles);
                    csp.AddScriptSrc().From(script);
                }))
            .AddPolicy(Desk, policy => Common(policy)
                .AddReferrerPolicyNoReferrer()
                .AddContentSecurityPolicy(csp =>
                {
                    Closed(csp);
                    csp.AddStyleSrc().Self().From(styles); // the previews have what the readers' pages have inlined
                    csp.AddScriptSrc().Self().From(script);
                }))
            .AddPolicy(Framing, policy => Common(policy)
                .AddReferrerPolicyNoReferrer()
                .AddContentSecurityPolicy(csp =>
                {
                    Closed(csp);
                    csp.AddStyleSrc().Self().From(styles);
                    csp.AddScriptSrc().Self().From(script);
                    csp.AddFrameSrc().Self(); // a preview at another width
                }))
            .AddPolicy(Framed, policy => Common(policy)
                .AddFrameOptionsSameOrigin()
                .AddReferrerPolicyNoReferrer()
                .AddContentSecurityPolicy(csp =>
                {
                    Open(csp);
                    csp.AddStyleSrc().From(styles);
                    csp.AddScriptSrc().From(script);
                    csp.AddFrameAncestors().Self();
                }))
            .AddPolicy(Preview, policy => Common(policy)
                .AddReferrerPolicyNoReferrer()
                .AddCustomHeader("X-Robots-Tag", "noindex, nofollow")
                .AddContentSecurityPolicy(csp =>
                {
                    Closed(csp);
                    csp.AddStyleSrc().From(styles);
                    csp.AddScriptSrc().From(script);
                }))
            .AddPolicy(Media, policy => Common(policy)
                .AddReferrerPolicyNoReferrer()
                .AddContentSecurityPolicy(csp =>
                {
                    csp.AddDefaultSrc().None();
                    csp.AddSandbox();
                }))
            .SetPolicySelector(context => context.ConfiguredPolicies[PolicyFor(context.HttpContext)]);
    }

    public static void UseSiteHeaders(this IApplicationBuilder app) => app.UseSecurityHeaders();

    /// <summary>Nothing of the desk or of a preview is ever kept by a cache (contract: every answer below <c>/admin</c>).</summary>
    public static void UseNoStore(this IApplicationBuilder app) =>
        app.Use((context, next) =>
        {
            if (IsDesk(context.Request.Path) || context.Request.Path.IsSecret())
                context.Response.OnStarting(() =>
                {
                    context.Response.Headers.CacheControl = "no-store";
                    return Task.CompletedTask;
                });
            return next(context);
        });

    // An error's page is drawn at an address of its own.
    private static string PolicyFor(HttpContext context) => PolicyFor(context.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? context.Request.Path);

    private static string PolicyFor(PathString path) => path switch
    {
        _ when IsDesk(path) => path.Value!.Split('/') switch
        {
            [_, _, "articles", _, "preview"] => Framing,
            [_, _, "articles", _, "preview", "page"] => Framed,
            _ => Desk,
        },
        _ when path.IsSecret() => Preview,
        _ => path.StartsWithSegments("/media", StringComparison.OrdinalIgnoreCase) ? Media : Reader,
    };

    private static bool IsDesk(PathString path) => path.StartsWithSegments("/admin", StringComparison.OrdinalIgnoreCase);

    private static HeaderPolicyCollection Common(HeaderPolicyCollection policy) => policy
        .AddContentTypeOptionsNoSniff()
        .AddFrameOptionsDeny()
        .AddStrictTransportSecurityMaxAge(OneYear)
        .AddCrossOriginOpenerPolicy(opener => opener.SameOrigin())
        .AddCrossOriginResourcePolicy(resource => resource.SameOrigin())
        .AddPermissionsPolicy(Nothing)
        .RemoveServerHeader();

    // What browsers know today: a name that they do not know is reported on every page.
    private static void Nothing(PermissionsPolicyBuilder features)
    {
        features.AddAccelerometer().None();
        features.AddCamera().None();
        features.AddDisplayCapture().None();
        features.AddGeolocation().None();
        features.AddGyroscope().None();
        features.AddMagnetometer().None();
        features.AddMicrophone().None();
        features.AddMidi().None();
        features.AddPayment().None();
        features.AddUsb().None();
    }

    private static void Closed(CspBuilder csp)
    {
        Open(csp);
        csp.AddFrameAncestors().None();
    }

    // To frames, that is: who may show the page in one has to be said.
    private static void Open(CspBuilder csp)
    {
        csp.AddDefaultSrc().None();
        csp.AddImgSrc().Self();
        csp.AddFontSrc().Self();
        csp.AddConnectSrc().Self();
        csp.AddFormAction().Self();
        csp.AddBaseUri().None();
    }
}
