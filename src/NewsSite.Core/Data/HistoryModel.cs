using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data.Changes;
using NewsSite.Core.History;
using NewsSite.Core.Identity;

namespace NewsSite.Core.Data;

/// <summary>Tables, keys and indexes of the audit, of changes and of what was imported.</summary>
internal static class HistoryModel
{
    private const int Sha256HexLength = 64;

    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<AuditEntry>(entry =>
        {
            entry.Property(e => e.EditorName).HasMaxLength(Actor.NameMaxLength);
            entry.Property(e => e.Subject).HasMaxLength(20);
            entry.Property(e => e.Details).HasMaxLength(2000);
            entry.Property(e => e.From).HasMaxLength(45); // the longest textual IPv6 address
            entry.HasIndex(e => new { e.Subject, e.SubjectId, e.Id });
            entry.HasIndex(e => e.At);

            // Not unique, and with defaults: a node of the version before still writes rows without them while the store is upgraded.
            entry.Property(e => e.Number).HasDefaultValue(0L);
            entry.Property(e => e.Hash).HasDefaultValue("").HasMaxLength(Sha256HexLength);
            entry.HasIndex(e => e.Number);
        });

        builder.Entity<AuditHead>(head =>
        {
            head.ToTable("AuditHead");
            head.Property(h => h.Id).ValueGeneratedNever();
            head.Property(h => h.Hash).HasMaxLength(Sha256HexLength);
            head.HasData(new AuditHead { Id = AuditHead.OnlyId });
        });

        builder.Entity<Change>(change => change.HasIndex(c => c.At));

        builder.Entity<ImportedSource>(source =>
        {
            source.Property(s => s.Name).HasMaxLength(ImportedSource.NameMaxLength);
            source.Property(s => s.Sha256).HasMaxLength(Sha256HexLength);
            source.Property(s => s.Encoding).HasMaxLength(40);
            source.HasMany(s => s.Articles).WithOne().HasForeignKey(a => a.SourceId).OnDelete(DeleteBehavior.Cascade);
            source.HasIndex(s => s.Sha256).IsUnique();
            source.HasIndex(s => s.Name);
        });

        builder.Entity<ImportedArticle>(imported =>
        {
            imported.Property(i => i.ContentKey).HasMaxLength(Sha256HexLength);
            imported.Property(i => i.HeadlineKey).HasMaxLength(Sha256HexLength);
            imported.HasOne(i => i.Article).WithMany().HasForeignKey(i => i.ArticleId).OnDelete(DeleteBehavior.Restrict);
            imported.HasIndex(i => i.ContentKey);
            imported.HasIndex(i => i.HeadlineKey);
        });

        builder.Entity<ImportConflict>(conflict =>
        {
            conflict.Property(c => c.Part).HasMaxLength(ImportConflict.PartMaxLength);
            conflict.HasOne(c => c.Article).WithMany().HasForeignKey(c => c.ArticleId).OnDelete(DeleteBehavior.Cascade);
            conflict.HasOne<ImportedSource>().WithMany().HasForeignKey(c => c.SourceId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
