using System.Globalization;
using NewsSite.Core;

namespace NewsSite.Web.Areas.Admin;

/// <summary>The desk speaks the site's language where the interface has texts in it, whatever languages its stories are in.</summary>
internal static class DeskLanguage
{
    public static void UseDeskLanguage(this WebApplication app, SiteOptions site)
    {
        var culture = CultureInfo.GetCultureInfo(site.Language);
        app.Use((context, next) =>
        {
            if (context.Request.Path.StartsWithSegments("/admin"))
                CultureInfo.CurrentUICulture = culture; // flows with this request alone
            return next(context);
        });
    }
}
