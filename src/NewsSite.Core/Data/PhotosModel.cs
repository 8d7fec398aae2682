using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Photos;

namespace NewsSite.Core.Data;

/// <summary>Tables, keys and indexes of photos and their uses.</summary>
internal static class PhotosModel
{
    private const int Sha256HexLength = 64;
    private const int RenditionTagLength = 16;

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
            photo.Property(p => p.Photographer).HasMaxLength(Photo.FactMaxLength);
            photo.Property(p => p.Source).HasMaxLength(Photo.FactMaxLength);
            photo.Property(p => p.Place).HasMaxLength(Photo.FactMaxLength);
            photo.Property(p => p.Copyright).HasMaxLength(Photo.TermsMaxLength);
            photo.Property(p => p.UsageTerms).HasMaxLength(Photo.TermsMaxLength);
            photo.Property(p => p.Keywords).HasMaxLength(Photo.TermsMaxLength);
            photo.Property(p => p.People).HasMaxLength(Photo.TermsMaxLength);
            photo.Property(p => p.Colour).HasMaxLength(6);
            photo.Property(p => p.RenditionTag).HasMaxLength(RenditionTagLength);
            photo.HasOne(p => p.Agency).WithMany().HasForeignKey(p => p.AgencyId).OnDelete(DeleteBehavior.Restrict);
            photo.HasMany(p => p.Sections).WithOne().HasForeignKey(s => s.PhotoId).OnDelete(DeleteBehavior.Cascade);
            photo.HasIndex(p => p.Hash).IsUnique();
            photo.HasIndex(p => new { p.UsableUntil, p.Id }); // rights that end, soonest first
            photo.HasIndex(p => new { p.DeletedAt, p.Id }); // the library, and what can be brought back
        });

        builder.Entity<PhotoSection>(section =>
        {
            section.HasKey(s => new { s.PhotoId, s.SectionId });
            section.HasOne<Section>().WithMany().HasForeignKey(s => s.SectionId).OnDelete(DeleteBehavior.Cascade);
        });

        builder.Entity<Agency>(agency =>
        {
            agency.Property(a => a.Name).HasMaxLength(Agency.NameMaxLength);
            agency.Property(a => a.Key).HasMaxLength(Agency.NameMaxLength);
            agency.Property(a => a.CreditLine).HasMaxLength(Agency.NameMaxLength);
            agency.Property(a => a.Aliases).HasMaxLength(Agency.AliasesMaxLength);
            agency.HasIndex(a => a.Key).IsUnique();
            agency.HasData(KnownAgencies.All);
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
