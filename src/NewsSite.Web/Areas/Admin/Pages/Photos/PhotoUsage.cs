using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;

namespace NewsSite.Web.Areas.Admin.Pages.Photos;

/// <summary>A story that uses a photo.</summary>
/// <param name="Id">Of the story.</param>
/// <param name="Headline">Of its newest text.</param>
/// <param name="IsLive">True when readers see the photo in it.</param>
/// <param name="IsLatest">True when its newest text has it.</param>
/// <param name="IsChanged">True when one of these texts says something else than the photo does.</param>
public sealed record PhotoUsage(long Id, string Headline, bool IsLive, bool IsLatest, bool IsChanged)
{
    private const int Most = 100;

    /// <summary>Who sees the photo in it, and whose words stand under it.</summary>
    public string Standing => this switch
    {
        { IsLive: true, IsChanged: true } => T("readers see it, words changed here"),
        { IsLive: true } => T("readers see it, words inherited"),
        { IsLatest: true, IsChanged: true } => T("in the newest text, words changed here"),
        { IsLatest: true } => T("in the newest text, words inherited"),
        _ => T("in an earlier text"),
    };

    /// <summary>The newest stories first.</summary>
    internal static async Task<IReadOnlyList<PhotoUsage>> ReadAsync(NewsDb db, long photoId, CancellationToken ct)
    {
        var uses = from use in db.PhotoUses
                   where use.PhotoId == photoId
                   join article in db.Articles on use.ArticleId equals article.Id
                   group new { use.RevisionNumber, IsChanged = use.Caption != null || use.Credit != null || use.AlternativeText != null }
                       by new { article.Id, article.LatestHeadline, article.State, article.LiveNumber, article.LatestNumber } into story
                   orderby story.Key.Id descending
                   select new PhotoUsage(
                       story.Key.Id,
                       story.Key.LatestHeadline,
                       story.Key.State == ArticleState.Published && story.Any(use => use.RevisionNumber == story.Key.LiveNumber),
                       story.Max(use => use.RevisionNumber) == story.Key.LatestNumber,
                       story.Any(use => use.IsChanged && (use.RevisionNumber == story.Key.LiveNumber || use.RevisionNumber == story.Key.LatestNumber)));
        return await uses.Take(Most).ToListAsync(ct);
    }
}
