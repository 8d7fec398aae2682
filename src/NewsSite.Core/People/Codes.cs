using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;

namespace NewsSite.Core.People;

/// <summary>Makes and finds <see cref="OneTimeCode"/>s.</summary>
internal static class Codes
{
    /// <summary>Adds a code; the caller saves.</summary>
    /// <returns>The code itself, 32 hexadecimal digits. It can't be had again.</returns>
    public static string NewCode(this NewsDb db, CodePurpose purpose, long? editorId, DateTime expiresAt)
    {
        var code = SecretCode.New();
        db.OneTimeCodes.Add(new OneTimeCode { Purpose = purpose, EditorId = editorId, Hash = SecretCode.HashOf(code), ExpiresAt = expiresAt });
        return code;
    }

    /// <summary>The unused codes of an account and purpose open nothing any more.</summary>
    public static Task<int> RevokeCodesAsync(this NewsDb db, CodePurpose purpose, long? editorId, CancellationToken ct) =>
        db.OneTimeCodes.Where(c => c.Purpose == purpose && c.EditorId == editorId && c.UsedAt == null).ExecuteDeleteAsync(ct);

    /// <summary>The code of that purpose if it can still be used; null otherwise.</summary>
    public static Task<OneTimeCode?> FindCodeAsync(this NewsDb db, CodePurpose purpose, string? code, DateTime now, CancellationToken ct)
    {
        var hash = SecretCode.HashOf(code ?? "");
        return db.OneTimeCodes.SingleOrDefaultAsync(c => c.Purpose == purpose && c.Hash == hash && c.UsedAt == null && c.ExpiresAt > now, ct);
    }
}
