using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Identity;

namespace NewsSite.Core.Data;

/// <summary>Tables, keys and indexes of the desk's notes on stories.</summary>
internal static class NotesModel
{
    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<StoryNote>(note =>
        {
            note.Ignore(n => n.Passage);
            note.Property(n => n.Field).HasMaxLength(NotedPassage.FieldMaxLength);
            note.Property(n => n.Quote).HasMaxLength(NotedPassage.QuoteMaxLength);
            note.Property(n => n.Before).HasMaxLength(NotedPassage.BesideMaxLength);
            note.Property(n => n.After).HasMaxLength(NotedPassage.BesideMaxLength);
            note.Property(n => n.Text).HasMaxLength(StoryNote.TextMaxLength);
            note.Property(n => n.EditorName).HasMaxLength(Actor.NameMaxLength);
            note.Property(n => n.ResolvedBy).HasMaxLength(Actor.NameMaxLength);
            note.HasOne<Article>().WithMany().HasForeignKey(n => n.ArticleId).OnDelete(DeleteBehavior.Cascade);
            note.HasIndex(n => new { n.ArticleId, n.Id });
        });

        builder.Entity<NoteAnswer>(answer =>
        {
            answer.Property(a => a.Text).HasMaxLength(StoryNote.TextMaxLength);
            answer.Property(a => a.EditorName).HasMaxLength(Actor.NameMaxLength);
            answer.HasOne<StoryNote>().WithMany(n => n.Answers).HasForeignKey(a => a.NoteId).OnDelete(DeleteBehavior.Cascade);
            answer.HasIndex(a => new { a.NoteId, a.Id });
        });
    }
}
