using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;

namespace NewsSite.Core.People;

/// <summary>
/// Tells whether a password opens an account, without telling more: unknown, disabled and locked accounts get the same answer after the same
/// work. Too many failures lock an account for a while (on every node, since the count is in the store).
/// </summary>
public sealed class SignInCheck(NewsDb db, UserManager<Editor> users, Decoy decoy, TimeProvider clock)
{
    // A hash costs about 0.2 s; every refusal takes this long, so that neither a missing account nor the extra writes of a real one show.
    private const int CountAttempts = 5;
    private static readonly TimeSpan RefusalTime = TimeSpan.FromMilliseconds(600);

    /// <summary>Checks a sign-in and writes it to the audit.</summary>
    /// <param name="email">As typed.</param>
    /// <param name="password">As typed.</param>
    /// <param name="from">Network address of the request.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The account to sign in; null when it may not.</returns>
    public async Task<Editor?> CheckAsync(string email, string password, string? from, CancellationToken ct)
    {
        var began = TimeProvider.System.GetTimestamp(); // a guesser's stopwatch, not the newsroom's clock
        var editor = await TryAsync(EmailAddress.Clean(email), password, from, ct);
        if (editor is null && RefusalTime - TimeProvider.System.GetElapsedTime(began) is { Ticks: > 0 } rest)
            await Task.Delay(rest, ct);
        return editor;
    }

    private async Task<Editor?> TryAsync(string email, string password, string? from, CancellationToken ct)
    {
        var tooLong = password.Length > PasswordRules.MaxLength;
        var editor = tooLong ? null : await users.FindByEmailAsync(email);
        if (editor?.PasswordHash is null || editor.DisabledAt is not null || await users.IsLockedOutAsync(editor))
        {
            decoy.Verify(tooLong ? "" : password);
            return null;
        }

        var actor = new Actor(editor.Id, editor.DisplayName.Length > 0 ? editor.DisplayName : editor.Email!, Role.Writer, from);
        if (!await users.CheckPasswordAsync(editor, password))
        {
            await CountFailureAsync(editor, actor, ct);
            return null;
        }

        await users.ResetAccessFailedCountAsync(editor);
        db.Record(actor, Verb.SignIn, Subject.Person(editor.Id), clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(ct);
        return editor;
    }

    private async Task CountFailureAsync(Editor editor, Actor actor, CancellationToken ct)
    {
        // Guesses that run side by side must not count as one.
        for (var attempt = 0; attempt < CountAttempts && !(await users.AccessFailedAsync(editor)).Succeeded; attempt++)
            await db.Entry(editor).ReloadAsync(ct);
        if (!await users.IsLockedOutAsync(editor))
            return;
        db.Record(actor, Verb.LockOut, Subject.Person(editor.Id), clock.GetUtcNow().UtcDateTime, "too many wrong passwords");
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>A password that nobody has: checking against it costs what checking a real one costs.</summary>
public sealed class Decoy(IOptions<PasswordHasherOptions> options)
{
    private readonly PasswordHasher<Editor> _hasher = new(options);
    private readonly Lazy<string> _hash = new(() => new PasswordHasher<Editor>(options).HashPassword(new Editor(), Guid.NewGuid().ToString()));

    /// <summary>Spends the time of a check.</summary>
    public void Verify(string password) => _hasher.VerifyHashedPassword(new Editor(), _hash.Value, password);
}
