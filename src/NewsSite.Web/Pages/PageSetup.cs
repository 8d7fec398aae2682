using NewsSite.Web.Areas.Admin;
using NewsSite.Web.Presentation;
using NewsSite.Web.Security;

namespace NewsSite.Web.Pages;

/// <summary>Razor Pages of readers and desk: lower-case addresses, everything below <c>/admin</c> behind sign-in.</summary>
internal static class PageSetup
{
    public static void AddSitePages(this IServiceCollection services)
    {
        services.AddReaderPages();
        services.AddExceptionHandler<NotAllowedHandler>();
        services.AddRouting(routing => routing.LowercaseUrls = true);
        services.AddDesk();
        services.AddRazorPages(pages =>
        {
            pages.Conventions.AuthorizeAreaFolder("Admin", "/");
            pages.Conventions.AddTextEdition();
        });
    }
}
