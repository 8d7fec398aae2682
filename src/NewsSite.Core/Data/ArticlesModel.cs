using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;

namespace NewsSite.Core.Data;

/// <summary>Tables, keys and indexes of articles. Each index below serves one list that the site or the desk shows.</summary>
internal static class ArticlesModel
{
    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<Article>(article =>
        {
            article.Property(a => a.Slug).HasMaxLength(Article.SlugMaxLength);
            article.Property(a => a.LatestHeadline).HasMaxLength(Revision.HeadlineMaxLength);
            article.Property(a => a.WithdrawalNotice).HasMaxLength(Article.NoticeMaxLength);
            article.Property(a => a.WithdrawalTarget).HasMaxLength(Redirect.PathMaxLength);
            article.Property(a => a.ApprovedBy).HasMaxLength(Identity.Actor.NameMaxLength);
            article.HasOne(a => a.Owner).WithMany().HasForeignKey(a => a.OwnerId).OnDelete(DeleteBehavior.Restrict);
            article.HasOne<Section>().WithMany().HasForeignKey(a => a.SectionId).OnDelete(DeleteBehavior.Restrict);
            article.HasOne<Section>().WithMany().HasForeignKey(a => a.LatestSectionId).OnDelete(DeleteBehavior.Restrict);

            article.HasIndex(a => a.Slug).IsUnique();
            article.HasIndex(a => new { a.State, a.PublishedAt, a.Id }); // front page, archive
            article.HasIndex(a => new { a.SectionId, a.State, a.PublishedAt, a.Id }); // section page
            article.HasIndex(a => a.ScheduledFor); // what is due
            article.HasIndex(a => a.TranslationGroup); // a story in other languages
            article.HasIndex(a => a.WithdrawalDueAt); // what is due
            article.HasIndex(a => new { a.TrashedAt, a.Id }); // trash
            article.HasIndex(a => new { a.SavedAt, a.Id }); // desk: all
            article.HasIndex(a => new { a.State, a.SavedAt, a.Id }); // desk: by state
            article.HasIndex(a => new { a.LatestSectionId, a.SavedAt, a.Id }); // desk: by section
            article.HasIndex(a => new { a.OwnerId, a.SavedAt, a.Id }); // desk: by writer
            article.HasIndex(a => new { a.OwnerId, a.State, a.SavedAt, a.Id }); // desk: a writer's drafts
            article.Ignore(a => a.IsLive).Ignore(a => a.HasNewerDraft).Ignore(a => a.IsApproved);
        });

        builder.Entity<Revision>(revision =>
        {
            revision.HasKey(r => new { r.ArticleId, r.Number });
            revision.HasOne<Article>().WithMany(a => a.Revisions).HasForeignKey(r => r.ArticleId).OnDelete(DeleteBehavior.Cascade);
            revision.HasOne(r => r.Section).WithMany().HasForeignKey(r => r.SectionId).OnDelete(DeleteBehavior.Restrict);
            revision.Property(r => r.Number).ValueGeneratedNever();
            revision.Property(r => r.Slug).HasMaxLength(Article.SlugMaxLength);
            revision.Property(r => r.Headline).HasMaxLength(Revision.HeadlineMaxLength);
            revision.Property(r => r.Standfirst).HasMaxLength(Revision.StandfirstMaxLength);
            revision.Property(r => r.Byline).HasMaxLength(Revision.LineMaxLength);
            revision.Property(r => r.Dateline).HasMaxLength(Revision.LineMaxLength);
            revision.Property(r => r.Language).HasMaxLength(Revision.LanguageMaxLength);
            revision.Property(r => r.EditorName).HasMaxLength(Identity.Actor.NameMaxLength);
        });

        builder.Entity<Correction>(correction =>
        {
            correction.Property(c => c.Wrong).HasMaxLength(Correction.TextMaxLength);
            correction.Property(c => c.Right).HasMaxLength(Correction.TextMaxLength);
            correction.HasOne(c => c.Article).WithMany().HasForeignKey(c => c.ArticleId).OnDelete(DeleteBehavior.Cascade);
            correction.HasIndex(c => new { c.CorrectedAt, c.Id });
        });

        builder.Entity<PreviewLink>(link =>
        {
            link.Property(l => l.Hash).HasMaxLength(Identity.SecretCode.HashLength);
            link.Property(l => l.MadeBy).HasMaxLength(Identity.Actor.NameMaxLength);
            link.Property(l => l.RevokedBy).HasMaxLength(Identity.Actor.NameMaxLength);
            link.HasOne<Article>().WithMany().HasForeignKey(l => l.ArticleId).OnDelete(DeleteBehavior.Cascade);
            link.HasIndex(l => l.Hash).IsUnique();
            link.HasIndex(l => new { l.ArticleId, l.Id }); // the story's page of links
        });

        builder.Entity<ReviewNote>(note =>
        {
            note.Property(n => n.Text).HasMaxLength(ReviewNote.TextMaxLength);
            note.Property(n => n.EditorName).HasMaxLength(Identity.Actor.NameMaxLength);
            note.HasOne<Article>().WithMany().HasForeignKey(n => n.ArticleId).OnDelete(DeleteBehavior.Cascade);
            note.HasIndex(n => new { n.ArticleId, n.Id }); // a story's notes, the newest of them
        });

        builder.Entity<Redirect>(redirect =>
        {
            redirect.Property(r => r.From).HasMaxLength(Redirect.PathMaxLength);
            redirect.Property(r => r.To).HasMaxLength(Redirect.PathMaxLength);
            redirect.HasIndex(r => r.From).IsUnique();
            redirect.HasIndex(r => r.To);
        });
    }
}
