using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.People;
using NewsSite.Core.Publishing;
using NewsSite.Core.Tests.Publishing;
using NewsSite.Core.Tests.Stores;

namespace NewsSite.Core.Tests.People;

public sealed class SecondStepTests
{
    private const string Password = "seven boats left the quay";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void The_tests_own_app_shows_what_RFC_6238_says() =>
        Assert.Equal(("287082", "081804"), (Totp.At(Encoding.ASCII.GetBytes("12345678901234567890"), 1), Totp.At(Encoding.ASCII.GetBytes("12345678901234567890"), 0x23523EC)));

    [Theory, EachDatabase]
    public async Task With_an_app_the_password_opens_nothing_without_its_code_and_a_code_counts_once_also_for_two_at_once(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var (actor, key, _) = await WithAppAsync(room);

        var right = await room.WithAsync<SignInCheck, RightPassword?>(check => check.CheckAsync("jo@example.org", Password, "192.0.2.7", Ct));
        Assert.Equal(NextStep.Code, right?.Next);
        await using var db = room.NewDb();
        Assert.False(await db.AuditEntries.AnyAsync(e => e.Verb == Verb.SignIn, Ct));

        var code = Totp.Code(key, 1);
        var tries = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => StepAsync(room, actor, code)));

        Assert.Single(tries, editor => editor is not null);
        Assert.Equal("password and authenticator app", await db.AuditEntries.Where(e => e.Verb == Verb.SignIn).Select(e => e.Details).SingleAsync(Ct));
        Assert.Null(await StepAsync(room, actor, code));
    }

    [Theory, EachDatabase]
    public async Task A_recovery_code_stands_for_the_app_once_and_only_its_hash_is_stored(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var (actor, _, codes) = await WithAppAsync(room);
        Assert.Equal(SignInCodes.RecoveryCodes, codes.Distinct().Count());
        Assert.All(codes, code => Assert.Matches("^[2-9a-z]{6}(-[2-9a-z]{6}){3}$", code));

        var tries = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => StepAsync(room, actor, codes[3].ToUpperInvariant().Replace('-', ' '))));

        Assert.Single(tries, editor => editor is not null);
        await using var db = room.NewDb();
        Assert.Equal("password and recovery code, 9 left", await db.AuditEntries.Where(e => e.Verb == Verb.SignIn).Select(e => e.Details).SingleAsync(Ct));
        var stored = await db.OneTimeCodes.Select(c => c.Hash).ToListAsync(Ct);
        Assert.DoesNotContain(codes, code => stored.Any(hash => hash.Contains(SignInCodes.Plain(code), StringComparison.Ordinal)));
    }

    [Fact]
    public async Task New_recovery_codes_take_the_place_of_the_old_ones_and_turning_off_takes_all()
    {
        await using var room = await DeskRoom.OpenAsync();
        var (actor, _, old) = await WithAppAsync(room);

        var renewed = await room.WithAsync<AuthenticatorApp, RecoveryCodes>(app => app.RenewAsync(actor, "", Ct));

        Assert.Null(await StepAsync(room, actor, old[0]));
        Assert.NotNull(await StepAsync(room, actor, renewed.Codes[0]));
        Assert.Empty((await room.WithAsync<AuthenticatorApp, RecoveryCodes>(app => app.TurnOffAsync(actor, "", Ct))).Problems);
        Assert.Null(await StepAsync(room, actor, renewed.Codes[1]));
        Assert.Equal(NextStep.None, (await room.WithAsync<SignInCheck, RightPassword?>(check => check.CheckAsync("jo@example.org", Password, null, Ct)))?.Next);
    }

    [Fact]
    public async Task Who_knows_the_password_has_no_more_tries_at_the_code()
    {
        await using var room = await DeskRoom.OpenAsync();
        var (actor, key, _) = await WithAppAsync(room);

        for (var i = 0; i < PasswordTries.Most / 2; i++)
        {
            Assert.NotNull(await room.WithAsync<SignInCheck, RightPassword?>(check => check.CheckAsync("jo@example.org", Password, null, Ct)));
            Assert.Null(await StepAsync(room, actor, "000000"));
        }

        Assert.Null(await StepAsync(room, actor, Totp.Code(key)));
        Assert.Null(await room.WithAsync<SignInCheck, RightPassword?>(check => check.CheckAsync("jo@example.org", Password, null, Ct)));
        await using var db = room.NewDb();
        Assert.Equal(1, await db.AuditEntries.CountAsync(e => e.Verb == Verb.LockOut, Ct));
    }

    [Fact]
    public async Task A_code_of_a_disabled_person_opens_nothing()
    {
        await using var room = await DeskRoom.OpenAsync();
        var (actor, key, _) = await WithAppAsync(room);

        await room.WithAsync<Accounts, IReadOnlyList<Problem>?>(accounts => accounts.DisableAsync(actor.EditorId!.Value, DeskRoom.Admin, Ct));

        Assert.Null(await StepAsync(room, actor, Totp.Code(key)));
    }

    [Theory, EachDatabase]
    public async Task An_admin_takes_the_app_and_passkeys_off_an_account(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var (actor, _, codes) = await WithAppAsync(room);
        await room.WithAsync<PasskeyRing, IReadOnlyList<Problem>>(ring => ring.AddAsync(Passkey(7), "Blue key", actor, Ct));
        Assert.Equal("password with app, a passkey", (await PersonAsync(room, actor)).Ways);

        Assert.Empty((await room.WithAsync<Accounts, IReadOnlyList<Problem>?>(accounts => accounts.RemoveFactorsAsync(actor.EditorId!.Value, DeskRoom.Admin, Ct)))!);

        Assert.Equal("password", (await PersonAsync(room, actor)).Ways);
        Assert.Null(await StepAsync(room, actor, codes[0]));
        await Assert.ThrowsAsync<NotAllowedException>(() => room.WithAsync<Accounts, IReadOnlyList<Problem>?>(accounts => accounts.RemoveFactorsAsync(actor.EditorId!.Value, actor, Ct)));
    }

    [Theory, EachDatabase]
    public async Task The_answer_of_a_passkey_counts_once_and_wrong_passwords_do_not_slow_it_down(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var (actor, _, _) = await WithAppAsync(room);
        await room.WithAsync<PasskeyRing, IReadOnlyList<Problem>>(ring => ring.AddAsync(Passkey(7), "Blue key", actor, Ct));
        for (var i = 0; i < PasswordTries.Most + 2; i++)
            await room.WithAsync<SignInCheck, RightPassword?>(check => check.CheckAsync("jo@example.org", "wrong wrong wrong", null, Ct));

        var tries = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => room.WithAsync<PasskeyRing, Editor?>(ring => ring.SignInAsync(actor.EditorId!.Value, Passkey(7), "one question", null, Ct))));

        Assert.Single(tries, editor => editor is not null);
        Assert.NotNull(await room.WithAsync<PasskeyRing, Editor?>(ring => ring.SignInAsync(actor.EditorId!.Value, Passkey(7), "another question", null, Ct)));
    }

    [Theory, EachDatabase]
    public async Task Somebody_without_a_password_keeps_their_last_passkey(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var invited = await room.WithAsync<Accounts, AccountResult>(a => a.AddAsync("ann@example.org", "Ann", Role.Editor, null, DeskRoom.Admin, Ct));
        var chosen = await Task.WhenAll(Enumerable.Range(1, 4).Select(i => room.WithAsync<Passwords, bool>(p => p.ChoosePasskeyAsync(invited.Code, Passkey((byte)i), null, Ct))));
        Assert.Single(chosen, done => done);
        var actor = new Actor(invited.Id, "Ann", Role.Editor, null);

        var own = Assert.Single(await room.WithAsync<PasskeyRing, IReadOnlyList<OwnPasskey>>(ring => ring.ListAsync(invited.Id!.Value, Ct)));

        Assert.Single((await RemoveAsync(room, own.Id, actor))!);
        await room.WithAsync<PasskeyRing, IReadOnlyList<Problem>>(ring => ring.AddAsync(Passkey(9), " Blue\nkey ", actor, Ct));
        Assert.Empty((await RemoveAsync(room, own.Id, actor))!);
        Assert.Null(await RemoveAsync(room, own.Id, actor));
        Assert.Equal("Blue key", Assert.Single(await room.WithAsync<PasskeyRing, IReadOnlyList<OwnPasskey>>(ring => ring.ListAsync(invited.Id!.Value, Ct))).Name);
    }

    private static Task<IReadOnlyList<Problem>?> RemoveAsync(DeskRoom room, string id, Actor actor) =>
        room.WithAsync<PasskeyRing, IReadOnlyList<Problem>?>(ring => ring.RemoveAsync(id, actor, Ct));

    private static async Task<Person> PersonAsync(DeskRoom room, Actor actor) => (await room.WithAsync<Accounts, Person?>(accounts => accounts.FindAsync(actor.EditorId!.Value, Ct)))!;

    private static UserPasskeyInfo Passkey(byte id) =>
        new([id, 1, 2, 3], [4, 5, 6], new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero), 0, ["internal"], isUserVerified: true, isBackupEligible: false, isBackedUp: false, [7], [8]);

    private static Task<Editor?> StepAsync(DeskRoom room, Actor actor, string code) =>
        room.WithAsync<SecondStep, Editor?>(step => step.CheckAsync(actor.EditorId!.Value, code, "192.0.2.7", Ct));

    private static async Task<(Actor Actor, string Key, IReadOnlyList<string> Codes)> WithAppAsync(DeskRoom room)
    {
        var added = await room.WithAsync<Accounts, AccountResult>(a => a.AddAsync("jo@example.org", "Jo", Role.Editor, Password, DeskRoom.Admin, Ct));
        var actor = new Actor(added.Id, "Jo", Role.Editor, "192.0.2.7");
        var key = await room.WithAsync<AuthenticatorApp, AppKey?>(app => app.BeginAsync(actor, Ct));
        Assert.Contains($"secret={key!.Key.Replace(" ", "", StringComparison.Ordinal)}&", key.Address, StringComparison.Ordinal);
        Assert.Single((await room.WithAsync<AuthenticatorApp, RecoveryCodes>(app => app.ConfirmAsync("12345", actor, "", Ct))).Problems);
        var confirmed = await room.WithAsync<AuthenticatorApp, RecoveryCodes>(app => app.ConfirmAsync(Totp.Code(key.Key), actor, "", Ct));
        Assert.Empty(confirmed.Problems);
        return (actor, key.Key, confirmed.Codes);
    }
}
