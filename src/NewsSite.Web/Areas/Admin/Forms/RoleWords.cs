using Microsoft.AspNetCore.Mvc.Rendering;
using NewsSite.Core.Identity;

namespace NewsSite.Web.Areas.Admin.Forms;

/// <summary>What a person may do, in the desk's words.</summary>
internal static class RoleWords
{
    /// <summary>All of them, to choose from.</summary>
    public static IEnumerable<SelectListItem> Choices => Enum.GetValues<Role>().Select(role => new SelectListItem(Of(role), role.ToString()));

    /// <summary>The word for a role; its name for one that has none here.</summary>
    public static string Of(Role role) => role switch
    {
        Role.Writer => T("Writer"),
        Role.Editor => T("Editor"),
        Role.Admin => T("Admin"),
        _ => role.ToString(),
    };
}
