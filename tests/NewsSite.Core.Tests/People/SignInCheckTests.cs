using Microsoft.EntityFrameworkCore;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.People;
using NewsSite.Core.Tests.Publishing;

namespace NewsSite.Core.Tests.People;

public sealed class SignInCheckTests
{
    private const string Password = "seven boats left the quay";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ten_wrong_passwords_lock_the_account_for_a_while_and_say_so_in_the_audit()
    {
        await using var room = await DeskRoom.OpenAsync();
        await AddAsync(room);

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => CheckAsync(room, "jo@example.org", "wrong wrong wrong")));

        Assert.Null(await CheckAsync(room, "jo@example.org", Password));
        await using var db = room.NewDb();
        Assert.True(await db.AuditEntries.AnyAsync(e => e.Verb == Verb.LockOut, Ct));
        Assert.False(await db.AuditEntries.AnyAsync(e => e.Verb == Verb.SignIn, Ct));
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

        Assert.NotNull(await room.WithAsync<SignInCheck, Editor?>(check => check.CheckAsync("JO@example.org", Password, "192.0.2.7", Ct)));

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

    private static Task<Editor?> CheckAsync(DeskRoom room, string email, string password) =>
        room.WithAsync<SignInCheck, Editor?>(check => check.CheckAsync(email, password, null, Ct));
}
