using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
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
            SayUnreadable(mvc.ModelBindingMessageProvider);
        });
    }

    // A number in an address that is none: what the framework says of it, in the language of the interface.
    private static void SayUnreadable(DefaultModelBindingMessageProvider says)
    {
        says.SetAttemptedValueIsInvalidAccessor((value, name) => T($"The value '{value}' is not valid for {name}."));
        says.SetNonPropertyAttemptedValueIsInvalidAccessor(value => T($"The value '{value}' is not valid."));
        says.SetValueIsInvalidAccessor(value => T($"The value '{value}' is invalid."));
        says.SetValueMustNotBeNullAccessor(value => T($"The value '{value}' is invalid."));
        says.SetUnknownValueIsInvalidAccessor(name => T($"The supplied value is invalid for {name}."));
        says.SetNonPropertyUnknownValueIsInvalidAccessor(() => T("The supplied value is invalid."));
    }
}
