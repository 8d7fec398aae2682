using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;

namespace NewsSite.Core.People;

/// <summary>What can be used once, over all nodes: recovery codes, and the codes of an authenticator app and the challenges of passkeys once they have been taken.</summary>
internal static class SignInCodes
{
    /// <summary>How many recovery codes a person has at first.</summary>
    public const int RecoveryCodes = 10;

    // So many bits that a plain hash keeps them (OWASP ASVS 5.0 §6.5.2 asks for a salt below 112).
    private const int Characters = 24;
    private const int Group = 6;
    private const string Alphabet = "23456789abcdefghjkmnpqrstuvwxyz"; // 31 letters and digits that are not taken for one another: 118 bits in all

    // Recovery codes do not expire: they lie in a drawer for years.
    private static readonly TimeSpan Forever = TimeSpan.FromDays(36_500);

    /// <summary>Makes new recovery codes in place of those that are there; the caller saves.</summary>
    /// <returns>Four groups of six, to be shown once.</returns>
    public static async Task<IReadOnlyList<string>> NewRecoveryCodesAsync(this NewsDb db, long editorId, DateTime now, CancellationToken ct)
    {
        await db.RevokeCodesAsync(CodePurpose.Recovery, editorId, ct);
        List<string> codes = [.. Enumerable.Range(0, RecoveryCodes).Select(_ => RandomNumberGenerator.GetString(Alphabet, Characters))];
        foreach (var code in codes)
            db.Keep(CodePurpose.Recovery, editorId, code, now + Forever);
        return codes.ConvertAll(code => string.Join('-', code.Chunk(Group).Select(part => new string(part))));
    }

    /// <summary>As it is stored, whatever the person typed between the groups.</summary>
    public static string Plain(string code) => string.Concat(code.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit));

    /// <summary>How many recovery codes are left.</summary>
    public static Task<int> RecoveryCodesLeftAsync(this NewsDb db, long editorId, CancellationToken ct) =>
        db.OneTimeCodes.CountAsync(c => c.Purpose == CodePurpose.Recovery && c.EditorId == editorId && c.UsedAt == null, ct);

    /// <summary>Uses a recovery code up.</summary>
    /// <returns>False when it is none of this person's, or was used.</returns>
    public static async Task<bool> UseRecoveryCodeAsync(this NewsDb db, long editorId, string code, DateTime now, CancellationToken ct)
    {
        var hash = SecretCode.HashOf(Plain(code));
        return await db.OneTimeCodes.Where(c => c.Purpose == CodePurpose.Recovery && c.EditorId == editorId && c.Hash == hash && c.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.UsedAt, now).SetProperty(c => c.Version, c => c.Version + 1), ct) > 0;
    }

    /// <summary>Takes something that may be shown once (RFC 6238 §5.2: a code is accepted once), and forgets what has run out.</summary>
    /// <param name="db">The store.</param>
    /// <param name="editorId">Whose; null: nobody's yet.</param>
    /// <param name="what">What was shown.</param>
    /// <param name="now">UTC.</param>
    /// <param name="lifetime">For how long it could be shown again.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>False when it has been taken before, on whichever node.</returns>
    public static async Task<bool> TakeOnceAsync(this NewsDb db, long? editorId, string what, DateTime now, TimeSpan lifetime, CancellationToken ct)
    {
        await db.OneTimeCodes.Where(c => c.Purpose == CodePurpose.Taken && c.ExpiresAt <= now).ExecuteDeleteAsync(ct);
        var taken = db.Keep(CodePurpose.Taken, editorId, $"{editorId} {what}", now + lifetime);
        taken.UsedAt = now;
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException e) when (Conflict.IsIn(e))
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    private static OneTimeCode Keep(this NewsDb db, CodePurpose purpose, long? editorId, string code, DateTime expiresAt) =>
        db.OneTimeCodes.Add(new OneTimeCode { Purpose = purpose, EditorId = editorId, Hash = SecretCode.HashOf(code), ExpiresAt = expiresAt }).Entity;
}
