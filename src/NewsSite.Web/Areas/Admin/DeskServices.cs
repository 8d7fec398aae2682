using Microsoft.AspNetCore.Mvc;
using NewsSite.Web.Areas.Admin.Forms;
using NewsSite.Web.Areas.Admin.Pages;
using NewsSite.Web.Security;

namespace NewsSite.Web.Areas.Admin;

/// <summary>What the desk's pages need beside Razor Pages.</summary>
internal static class DeskServices
{
    public static void AddDesk(this IServiceCollection services)
    {
        services.AddSingleton<DeskClock>();
        services.AddSingleton<SignInLimit>();
        services.AddSingleton<UndoSlip>();
        services.AddScoped<OpenFindings>();
        services.Configure<MvcOptions>(mvc =>
        {
            mvc.ModelMetadataDetailsProviders.Add(new EmptyTextStays());
            mvc.Filters.Add<NoNullCharacters>();
            mvc.Filters.Add<ReadableForms>();
            mvc.Filters.Add<FactorFirst>();

            // What a form must hold is said by the verbs, in the newsroom's words.
            mvc.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
        });
    }
}
