using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;

namespace NewsSite.Core.Data;

/// <summary>Tables, keys and indexes of sections, tags and authors, and of the lists that readers page through by them.</summary>
internal static class VocabularyModel
{
    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<Section>(section =>
        {
            section.Property(s => s.Name).HasMaxLength(Section.NameMaxLength);
            section.Property(s => s.Slug).HasMaxLength(Article.SlugMaxLength);
            section.Property(s => s.Description).HasMaxLength(Section.DescriptionMaxLength);
            section.HasIndex(s => s.Slug).IsUnique();
        });

        builder.Entity<Tag>(tag =>
        {
            tag.Property(t => t.Name).HasMaxLength(Tag.NameMaxLength);
            tag.Property(t => t.Key).HasMaxLength(Tag.NameMaxLength);
            tag.Property(t => t.Slug).HasMaxLength(Article.SlugMaxLength);
            tag.Property(t => t.Description).HasMaxLength(Tag.DescriptionMaxLength);
            tag.HasOne(t => t.MergedInto).WithMany().HasForeignKey(t => t.MergedIntoId).OnDelete(DeleteBehavior.Restrict);
            tag.HasMany(t => t.Aliases).WithOne().HasForeignKey(a => a.TagId).OnDelete(DeleteBehavior.Cascade);
            tag.HasIndex(t => t.Key).IsUnique();
            tag.HasIndex(t => t.Slug).IsUnique();
        });

        builder.Entity<TagAlias>(alias =>
        {
            alias.Property(a => a.Name).HasMaxLength(Tag.NameMaxLength);
            alias.Property(a => a.Key).HasMaxLength(Tag.NameMaxLength);
            alias.HasIndex(a => a.Key).IsUnique();
        });

        builder.Entity<RevisionTag>(use =>
        {
            use.HasKey(u => new { u.ArticleId, u.RevisionNumber, u.TagId });
            use.HasOne<Revision>().WithMany(r => r.Tags).HasForeignKey(u => new { u.ArticleId, u.RevisionNumber }).OnDelete(DeleteBehavior.Cascade);
            use.HasOne(u => u.Tag).WithMany().HasForeignKey(u => u.TagId).OnDelete(DeleteBehavior.Restrict);
            use.HasIndex(u => new { u.TagId, u.ArticleId, u.RevisionNumber }); // desk: by tag; what a merge touches
        });

        builder.Entity<TagListing>(listing =>
        {
            listing.HasKey(l => new { l.TagId, l.ArticleId });
            listing.HasOne(l => l.Tag).WithMany().HasForeignKey(l => l.TagId).OnDelete(DeleteBehavior.Restrict);
            listing.HasOne(l => l.Article).WithMany().HasForeignKey(l => l.ArticleId).OnDelete(DeleteBehavior.Cascade);
            listing.HasIndex(l => new { l.TagId, l.PublishedAt, l.ArticleId }); // tag page
        });

        builder.Entity<Author>(author =>
        {
            author.Property(a => a.Name).HasMaxLength(Author.NameMaxLength);
            author.Property(a => a.Key).HasMaxLength(Author.NameMaxLength);
            author.Property(a => a.Slug).HasMaxLength(Article.SlugMaxLength);
            author.HasIndex(a => a.Key).IsUnique();
            author.HasIndex(a => a.Slug).IsUnique();
        });

        builder.Entity<AuthorListing>(listing =>
        {
            listing.HasKey(l => new { l.AuthorId, l.ArticleId });
            listing.HasOne(l => l.Author).WithMany().HasForeignKey(l => l.AuthorId).OnDelete(DeleteBehavior.Restrict);
            listing.HasOne(l => l.Article).WithMany().HasForeignKey(l => l.ArticleId).OnDelete(DeleteBehavior.Cascade);
            listing.HasIndex(l => new { l.AuthorId, l.PublishedAt, l.ArticleId }); // author page
        });
    }
}
