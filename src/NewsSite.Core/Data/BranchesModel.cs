using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Identity;

namespace NewsSite.Core.Data;

/// <summary>Tables, keys and indexes of what several people have in hand on one story: kept texts, and who is there.</summary>
internal static class BranchesModel
{
    private const int WordMaxLength = 20;

    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<Branch>(branch =>
        {
            branch.Property(b => b.OwnerName).HasMaxLength(Actor.NameMaxLength);
            branch.Property(b => b.SettledBy).HasMaxLength(Actor.NameMaxLength);
            branch.Property(b => b.Reason).HasConversion<string>().HasMaxLength(WordMaxLength);
            branch.Property(b => b.End).HasConversion<string>().HasMaxLength(WordMaxLength);
            branch.HasOne<Article>().WithMany().HasForeignKey(b => b.ArticleId).OnDelete(DeleteBehavior.Cascade);
            branch.HasIndex(b => new { b.ArticleId, b.Id }); // a story's history
            branch.HasIndex(b => new { b.SettledAt, b.Id }); // desk: what waits
        });

        builder.Entity<BranchText>(text =>
        {
            text.HasKey(t => new { t.BranchId, t.Number });
            text.Property(t => t.Number).ValueGeneratedNever();
            text.HasOne<Branch>().WithMany(b => b.Texts).HasForeignKey(t => t.BranchId).OnDelete(DeleteBehavior.Cascade);
        });

        builder.Entity<Presence>(presence =>
        {
            presence.HasKey(p => new { p.ArticleId, p.EditorId });
            presence.Property(p => p.Name).HasMaxLength(Actor.NameMaxLength);
            presence.Property(p => p.Field).HasMaxLength(Presence.FieldMaxLength);
            presence.Property(p => p.TakenOverBy).HasMaxLength(Actor.NameMaxLength);
            presence.HasOne<Article>().WithMany().HasForeignKey(p => p.ArticleId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}
