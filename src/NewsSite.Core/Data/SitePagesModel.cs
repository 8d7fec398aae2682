using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;

namespace NewsSite.Core.Data;

/// <summary>Table and keys of the pages about the newsroom.</summary>
internal static class SitePagesModel
{
    public static void Configure(ModelBuilder builder) =>
        builder.Entity<SitePage>(page =>
        {
            page.Property(p => p.Slug).HasMaxLength(SitePage.SlugMaxLength);
            page.Property(p => p.Title).HasMaxLength(SitePage.TitleMaxLength);
            page.Property(p => p.EditorName).HasMaxLength(Identity.Actor.NameMaxLength);
            page.HasIndex(p => p.Slug).IsUnique();
        });
}
