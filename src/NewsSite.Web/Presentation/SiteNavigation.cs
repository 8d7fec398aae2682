using NewsSite.Core.Data;

namespace NewsSite.Web.Presentation;

/// <summary>The sections and the newsroom's own pages, read once a request however many parts of the page ask.</summary>
public sealed class SiteNavigation(NewsDb db)
{
    private Navigation? _navigation;

    /// <summary>As it is now.</summary>
    public async Task<Navigation> ReadAsync(CancellationToken ct) => _navigation ??= await db.NavigationAsync(ct);
}
