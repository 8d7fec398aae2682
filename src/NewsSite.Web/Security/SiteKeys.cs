using Microsoft.AspNetCore.DataProtection;
using NewsSite.Core.Data;

namespace NewsSite.Web.Security;

internal static class SiteKeys
{
    /// <summary>Keeps the keys that protect cookies and forms in the store, so that every node reads what another wrote.</summary>
    public static void AddSiteKeys(this IServiceCollection services) =>
        services.AddDataProtection().SetApplicationName("NewsSite").PersistKeysToDbContext<NewsDb>();
}
