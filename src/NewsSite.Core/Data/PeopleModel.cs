using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Identity;

namespace NewsSite.Core.Data;

/// <summary>Tables, keys and indexes of accounts, beside those that ASP.NET Core Identity configures itself.</summary>
internal static class PeopleModel
{
    private const int IdentityKeyLength = 128;
    private const int Sha256HexLength = 64;
    private const int AddressMaxLength = 45; // the longest textual IPv6 address

    // At most 1023 bytes by WebAuthn §4; Identity itself allows for 1024.
    private const int CredentialIdMaxLength = 1024;

    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<Editor>(editor => editor.Property(e => e.DisplayName).HasMaxLength(Editor.DisplayNameMaxLength));

        ConfigureIdentity(builder);

        builder.Entity<EditorRole>().HasData(Enum.GetValues<Role>().Select(role => new EditorRole
        {
            Id = (long)role,
            Name = role.ToString(),
            NormalizedName = role.ToString().ToUpperInvariant(),
            ConcurrencyStamp = role.ToString(),
        }));

        builder.Entity<OneTimeCode>(code =>
        {
            code.Property(c => c.Hash).HasMaxLength(Sha256HexLength);
            code.HasIndex(c => c.Hash).IsUnique();
        });

        builder.Entity<DeskSession>(session =>
        {
            session.Property(s => s.KeyHash).HasMaxLength(Sha256HexLength);
            session.Property(s => s.From).HasMaxLength(AddressMaxLength);
            session.Property(s => s.Browser).HasMaxLength(DeskSession.BrowserMaxLength);
            session.HasIndex(s => s.KeyHash).IsUnique();
            session.HasOne<Editor>().WithMany().HasForeignKey(s => s.EditorId).OnDelete(DeleteBehavior.Cascade);
        });
    }

    // Identity takes its schema version from the options of whichever program runs, so that web, command line and design time would each
    // have a model of their own. Said here, it is version 3 (passkeys) everywhere.
    private static void ConfigureIdentity(ModelBuilder builder)
    {
        builder.Entity<Editor>().Property(e => e.PhoneNumber).HasMaxLength(256);

        builder.Entity<IdentityUserLogin<long>>(login =>
        {
            login.Property(l => l.LoginProvider).HasMaxLength(IdentityKeyLength);
            login.Property(l => l.ProviderKey).HasMaxLength(IdentityKeyLength);
        });

        builder.Entity<IdentityUserToken<long>>(token =>
        {
            token.Property(t => t.LoginProvider).HasMaxLength(IdentityKeyLength);
            token.Property(t => t.Name).HasMaxLength(IdentityKeyLength);
        });

        builder.Entity<IdentityUserPasskey<long>>(passkey =>
        {
            passkey.ToTable("AspNetUserPasskeys");
            passkey.HasKey(p => p.CredentialId);
            passkey.Property(p => p.CredentialId).HasMaxLength(CredentialIdMaxLength);
            passkey.OwnsOne(p => p.Data).ToJson();
            passkey.HasOne<Editor>().WithMany().HasForeignKey(p => p.UserId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}
