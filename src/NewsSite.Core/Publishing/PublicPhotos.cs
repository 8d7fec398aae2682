using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Photos;

namespace NewsSite.Core.Publishing;

/// <summary>Whose photo readers may see.</summary>
public static class PublicPhotos
{
    /// <summary>True when readers may have the bytes of that hash: the live text of some published story shows the photo.</summary>
    public static Task<bool> IsPublicAsync(this NewsDb db, string hash, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Articles.Published().Showing(db.PhotoUses.OfPhoto(hash)).AnyAsync(ct);
    }
}
