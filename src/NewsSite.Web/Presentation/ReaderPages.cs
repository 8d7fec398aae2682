using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.WebEncoders;
using NewsSite.Core;

namespace NewsSite.Web.Presentation;

/// <summary>What the readers' pages need beside Razor Pages.</summary>
internal static class ReaderPages
{
    public static void AddReaderPages(this IServiceCollection services)
    {
        services.AddSingleton<SiteStyles>();
        services.AddSingleton<SiteScript>();
        services.AddSingleton(provider => Wording.For(provider.GetRequiredService<SiteOptions>().Language));
        services.AddSingleton<NewsroomTime>();
        services.AddScoped<SiteNavigation>();
        services.AddScoped<SiteAddress>();
        services.AddScoped<SearchChoices>();

        services.AddTextParts();

        // Letters of every script as they are: as numbered entities an Arabic page would be three times as long.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
    }

    /// <summary>Fonts carry the hash of their content in their name, so that no reader need ever ask for one twice.</summary>
    public static void UseImmutableFiles(this IApplicationBuilder app) =>
        app.Use((context, next) =>
        {
            if (IsNamedByContent(context.Request.Path))
                context.Response.OnStarting(() =>
                {
                    if (context.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified)
                        context.Response.Headers.CacheControl = CachePolicy.Immutable;
                    return Task.CompletedTask;
                });
            return next(context);
        });

    private static bool IsNamedByContent(PathString path) =>
        path.StartsWithSegments("/fonts", StringComparison.Ordinal) && path.Value!.EndsWith(".woff2", StringComparison.Ordinal);
}
