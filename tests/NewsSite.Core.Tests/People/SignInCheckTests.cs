using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.People;
using NewsSite.Core.Publishing;
using NewsSite.Core.Tests.Publishing;
using NewsSite.Core.Tests.Stores;

namespace NewsSite.Core.Tests.People;

public sealed class SignInCheckTests
{
    private const string Password = "seven boats left the quay";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ten_wrong_passwords_slow_the_account_down_and_say_so_in_the_audit()
    {
        await using var room = await DeskRoom.OpenAsync();
        await AddAsync(room);

        await GuessAsync(room);

        Assert.Null(await CheckAsync(room, "jo@example.org", Password));
        await using var db = room.NewDb();
        Assert.True(await db.AuditEntries.AnyAsync(e => e.Verb == Verb.LockOut, Ct));
        Assert.False(await db.AuditEntries.AnyAsync(e => e.Verb == Verb.SignIn, Ct));
    }

    [Fact]
    public async Task A_slowed_down_account_takes_one_try_a_minute_and_the_right_password_ends_it()
    {
        await using var room = await DeskRoom.OpenAsync();
        await AddAsync(room);
        await GuessAsync(room);

        room.Clock.Advance(PasswordTries.Pause);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => CheckAsync(room, "jo@example.org", "wrong wrong wrong")));

        await using var db = room.NewDb();
        Assert.Equal(PasswordTries.Most + 1, await db.AuditEntries.CountAsync(e => e.Verb == Verb.RefuseSignIn, Ct));
        Assert.Null(await CheckAsync(room, "jo@example.org", Password));
        room.Clock.Advance(PasswordTries.Pause);
        Assert.NotNull(await CheckAsync(room, "jo@example.org", Password));
        Assert.NotNull(await CheckAsync(room, "jo@example.org", Password));
    }

    [Theory, EachDatabase]
    public async Task Who_guesses_does_not_shut_out_whoever_signed_in_before_from_elsewhere(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        await AddAsync(room);
        Assert.NotNull(await CheckAsync(room, "jo@example.org", Password, "192.0.2.7"));
        await GuessAsync(room, "198.51.100.1");
        await GuessAsync(room, "198.51.100.2");

        Assert.Null(await CheckAsync(room, "jo@example.org", Password, "198.51.100.3"));
        Assert.NotNull(await CheckAsync(room, "jo@example.org", Password, "192.0.2.7"));
    }

    [Fact]
    public async Task A_wrong_password_is_in_the_audit_of_the_account_with_where_it_came_from_and_a_wrong_address_is_not()
    {
        await using var room = await DeskRoom.OpenAsync();
        var id = (await AddAsync(room)).Id;

        await CheckAsync(room, "jo@example.org", "wrong wrong wrong", "192.0.2.7");
        await CheckAsync(room, "nobody@example.org", "wrong wrong wrong", "192.0.2.7");

        await using var db = room.NewDb();
        var entry = await db.AuditEntries.SingleAsync(e => e.Verb == Verb.RefuseSignIn, Ct);
        Assert.Equal(((long?)null, id!.Value, "192.0.2.7"), (entry.EditorId, entry.SubjectId, entry.From));
    }

    [Theory, EachDatabase]
    public async Task Wrong_present_passwords_side_by_side_count_one_by_one(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var actor = new Actor((await AddAsync(room)).Id, "Jo", Role.Writer, "192.0.2.7");

        var said = await Task.WhenAll(Enumerable.Range(0, 14).Select(_ => room.WithAsync<Passwords, IReadOnlyList<Problem>>(
            passwords => passwords.ChangeAsync("wrong wrong wrong", "another boat left", actor, Ct))));

        Assert.Equal(PasswordTries.Most, said.Count(problems => problems.Single().Text.StartsWith("This is not", StringComparison.Ordinal)));
        Assert.Equal(4, said.Count(problems => problems.Single().Text.StartsWith("There were too many", StringComparison.Ordinal)));
        await using var db = room.NewDb();
        Assert.Equal(1, await db.AuditEntries.CountAsync(e => e.Verb == Verb.LockOut, Ct));
    }

    [Fact]
    public async Task An_unknown_address_takes_as_long_as_a_wrong_password()
    {
        await using var room = await DeskRoom.OpenAsync();
        await AddAsync(room);
        await CheckAsync(room, "jo@example.org", Password);

        var (known, unknown) = (await TimeAsync(room, "jo@example.org"), await TimeAsync(room, "nobody@example.org"));

        // Both wait for the same moment after the question; what is left is the machine's own noise.
        Assert.InRange(known.TotalMilliseconds, 590, 5_000);
        Assert.InRange(unknown.TotalMilliseconds, 590, 5_000);
    }

    [Fact]
    public async Task A_sign_in_is_in_the_audit_with_where_it_came_from()
    {
        await using var room = await DeskRoom.OpenAsync();
        await AddAsync(room);

        Assert.NotNull(await room.WithAsync<SignInCheck, RightPassword?>(check => check.CheckAsync("JO@example.org", Password, "192.0.2.7", Ct)));

        await using var db = room.NewDb();
        Assert.Equal("192.0.2.7", await db.AuditEntries.Where(e => e.Verb == Verb.SignIn).Select(e => e.From).SingleAsync(Ct));
    }

    private static async Task<TimeSpan> TimeAsync(DeskRoom room, string email)
    {
        var began = TimeProvider.System.GetTimestamp();
        Assert.Null(await CheckAsync(room, email, "wrong wrong wrong"));
        return TimeProvider.System.GetElapsedTime(began);
    }

    private static Task<AccountResult> AddAsync(DeskRoom room) =>
        room.WithAsync<Accounts, AccountResult>(a => a.AddAsync("jo@example.org", "", Role.Writer, Password, DeskRoom.Admin, Ct));

    private static Task GuessAsync(DeskRoom room, string? from = null) =>
        Task.WhenAll(Enumerable.Range(0, PasswordTries.Most).Select(_ => CheckAsync(room, "jo@example.org", "wrong wrong wrong", from)));

    private static async Task<Editor?> CheckAsync(DeskRoom room, string email, string password, string? from = null) =>
        (await room.WithAsync<SignInCheck, RightPassword?>(check => check.CheckAsync(email, password, from, Ct)))?.Editor;
}
