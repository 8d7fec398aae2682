using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Identity;

namespace NewsSite.Core.Data;

/// <summary>Tables, keys and indexes of accounts, beside those that ASP.NET Core Identity configures itself.</summary>
internal static class PeopleModel
{
    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<Editor>(editor => editor.Property(e => e.DisplayName).HasMaxLength(Editor.DisplayNameMaxLength));

        builder.Entity<EditorRole>().HasData(Enum.GetValues<Role>().Select(role => new EditorRole
        {
            Id = (long)role,
            Name = role.ToString(),
            NormalizedName = role.ToString().ToUpperInvariant(),
            ConcurrencyStamp = role.ToString(),
        }));

        builder.Entity<OneTimeCode>(code =>
        {
            code.Property(c => c.Hash).HasMaxLength(64);
            code.HasIndex(c => c.Hash).IsUnique();
        });
    }
}
