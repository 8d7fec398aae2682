using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.CopyDesk;
using NewsSite.Core.Identity;

namespace NewsSite.Core.Data;

/// <summary>Table and key of what was dismissed of the copy desk's findings.</summary>
internal static class DismissalsModel
{
    public static void Configure(ModelBuilder builder) => builder.Entity<Dismissal>(dismissal =>
    {
        dismissal.HasKey(d => new { d.ArticleId, d.Key });
        dismissal.Property(d => d.Key).HasMaxLength(Dismissal.KeyLength);
        dismissal.Property(d => d.Check).HasMaxLength(CopyCheck.NameMaxLength);
        dismissal.Property(d => d.DismissedBy).HasMaxLength(Actor.NameMaxLength);
        dismissal.HasOne<Article>().WithMany().HasForeignKey(d => d.ArticleId).OnDelete(DeleteBehavior.Cascade);
    });
}
