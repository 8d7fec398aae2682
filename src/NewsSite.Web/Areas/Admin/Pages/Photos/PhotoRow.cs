using System.Linq.Expressions;
using NewsSite.Core.Data;
using NewsSite.Core.Photos;
using NewsSite.Core.Photos.Metadata;
using NewsSite.Core.Publishing;

namespace NewsSite.Web.Areas.Admin.Pages.Photos;

/// <summary>A photo in the library.</summary>
public sealed record PhotoRow(
    long Id, string Hash, string FileName, int Width, int Height, string Caption, string Credit, string AlternativeText, string? Offered, DateTime? UsableUntil, int Stories)
{
    internal static Expression<Func<Photo, PhotoRow>> Projection(NewsDb db) => p => new PhotoRow(
        p.Id, p.Hash, p.FileName, p.Width, p.Height, p.Caption, p.Credit, p.AlternativeText, p.Offered, p.UsableUntil,
        db.PhotoUses.Where(u => u.PhotoId == p.Id).Select(u => u.ArticleId).Distinct().Count());

    /// <summary>What the file offers; null when nothing waits to be confirmed.</summary>
    public OfferedFacts? Words => Offered is null ? null : OfferedFacts.Of(OfferedText.Read(Offered));

    public int SmallWidth => Small(Width);

    public int SmallHeight => Small(Height);

    /// <summary>A word on rights that end or have ended; null when there is none to say.</summary>
    public string? Standing(DateTime now) =>
        UsableUntil is not { } until || until > now + PhotoLibrary.EndingWithin ? null : until <= now ? T("Its rights have ended") : T("Its rights end soon");

    private int Small(int side) => Math.Max(1, (int)Math.Round(side * Math.Min(1.0, (double)Rendition.Desk.Width / Math.Max(Width, Height))));
}
