using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Photos;

namespace NewsSite.Core.Data;

/// <summary>Tables, keys and indexes of photos and their uses.</summary>
internal static class PhotosModel
{
    private const int Sha256HexLength = 64;

    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<Photo>(photo =>
        {
            photo.Property(p => p.Hash).HasMaxLength(Sha256HexLength);
            photo.Property(p => p.FileName).HasMaxLength(Photo.FileNameMaxLength);
            photo.Property(p => p.MediaType).HasMaxLength(40);
            photo.Property(p => p.Caption).HasMaxLength(Photo.CaptionMaxLength);
            photo.Property(p => p.Credit).HasMaxLength(Photo.CreditMaxLength);
            photo.Property(p => p.AlternativeText).HasMaxLength(Photo.AlternativeTextMaxLength);
            photo.HasIndex(p => p.Hash).IsUnique();
        });

        builder.Entity<PhotoUse>(use =>
        {
            use.HasKey(u => new { u.ArticleId, u.RevisionNumber, u.Position });
            use.HasOne<Revision>().WithMany(r => r.Captions).HasForeignKey(u => new { u.ArticleId, u.RevisionNumber }).OnDelete(DeleteBehavior.Cascade);
            use.HasOne(u => u.Photo).WithMany().HasForeignKey(u => u.PhotoId).OnDelete(DeleteBehavior.Restrict);
            use.Property(u => u.Caption).HasMaxLength(Photo.CaptionMaxLength);
            use.Property(u => u.Credit).HasMaxLength(Photo.CreditMaxLength);
            use.Property(u => u.AlternativeText).HasMaxLength(Photo.AlternativeTextMaxLength);
        });
    }
}
