using NewsSite.Core.Data;
using NewsSite.Core.Data.Changes;
using NewsSite.Web.Caching;

namespace NewsSite.Web.Presentation;

/// <summary>The sections and the newsroom's own pages, read once a request however many parts of the page ask.</summary>
public sealed class SiteNavigation(NewsDb db, PageReads reads)
{
    private Navigation? _navigation;

    /// <summary>As it is now.</summary>
    public async Task<Navigation> ReadAsync(CancellationToken ct)
    {
        reads.NoteAround(Part.Navigation);
        return _navigation ??= await db.NavigationAsync(ct);
    }
}
