using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Razor;

namespace NewsSite.Web.Presentation;

/// <summary>Gives every reader page its second address, and its parts in the text edition.</summary>
internal static class TextEditionPages
{
    public static void AddTextParts(this IServiceCollection services) =>
        services.Configure<RazorViewEngineOptions>(views => views.ViewLocationExpanders.Add(new TextParts()));

    public static void AddTextEdition(this PageConventionCollection conventions) => conventions.AddFolderRouteModelConvention("/", AddTwin);

    private static void AddTwin(PageRouteModel page)
    {
        if (page.AreaName is not null || page.RouteValues["page"] is "/Errors" or "/ServerError" or "/Preview")
            return;
        foreach (var template in page.Selectors.Select(selector => selector.AttributeRouteModel!.Template!).Where(template => template != "Index").ToList())
            page.Selectors.Add(new SelectorModel { AttributeRouteModel = new AttributeRouteModel { Template = $"{TextEdition.Root}/{template.TrimStart('/')}".TrimEnd('/') } });
    }

    private sealed class TextParts : IViewLocationExpander
    {
        private const string Key = "edition";

        public void PopulateValues(ViewLocationExpanderContext context) =>
            context.Values[Key] = context.ActionContext.HttpContext.IsTextEdition() ? TextEdition.Root : null;

        public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations) =>
            context.Values[Key] is null ? viewLocations : viewLocations.Prepend("/Pages/Text/{0}.cshtml");
    }
}
