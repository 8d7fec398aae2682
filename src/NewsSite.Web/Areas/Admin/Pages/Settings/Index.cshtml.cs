using System.Reflection;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsSite.Core;
using NewsSite.Core.Identity;
using NewsSite.Web.Security;

namespace NewsSite.Web.Areas.Admin.Pages.Settings;

/// <summary>The settings in effect. Connection strings hold passwords: only whether one is set is said.</summary>
[Needs(Right.Administer)]
public sealed class IndexModel(SiteOptions site) : PageModel
{
    public IReadOnlyList<(string Name, string Value)> Settings { get; private set; } = [];

    public void OnGet() => Settings = [.. Read(site, "")];

    private static IEnumerable<(string Name, string Value)> Read(object options, string prefix)
    {
        foreach (var property in options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite))
        {
            var value = property.GetValue(options);
            if (property.Name == nameof(SiteOptions.ConnectionStrings))
                yield return ($"{property.Name}:NewsSite", ((SiteOptions.ConnectionStringOptions)value!).NewsSite.Length > 0 ? T("set; not shown") : "");
            else if (property.PropertyType.DeclaringType == typeof(SiteOptions) && property.PropertyType.IsClass)
                foreach (var inner in Read(value!, $"{property.Name}:"))
                    yield return inner;
            else
                yield return (prefix + property.Name, value?.ToString() ?? "");
        }
    }
}
