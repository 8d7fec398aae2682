using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;

namespace NewsSite.Web.Presentation;

/// <summary>The sections, read once a request however many parts of the page ask.</summary>
public sealed class SectionNavigation(NewsDb db)
{
    private IReadOnlyList<SectionLink>? _sections;

    /// <summary>All sections in the order of the navigation.</summary>
    public async Task<IReadOnlyList<SectionLink>> ReadAsync(CancellationToken ct) =>
        _sections ??= await db.Sections.InNavigation().ToListAsync(ct);
}
