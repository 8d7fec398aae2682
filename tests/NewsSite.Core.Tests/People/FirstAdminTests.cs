using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.People;
using NewsSite.Core.Publishing;
using NewsSite.Core.Tests.Publishing;
using NewsSite.Core.Tests.Stores;

namespace NewsSite.Core.Tests.People;

public sealed class FirstAdminTests
{
    private const string Password = "seven boats left the quay";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_code_makes_one_admin_and_then_opens_nothing(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var code = await IssueAsync(room);

        Assert.Empty((await ClaimAsync(room, code, "jo@example.org"))!);

        Assert.Null(await ClaimAsync(room, code, "ann@example.org"));
        Assert.Null(await IssueAsync(room));
        await using var db = room.NewDb();
        var admin = await db.Users.SingleAsync(Ct);
        Assert.Equal(("jo@example.org", true), (admin.Email, await db.UserRoles.AnyAsync(r => r.UserId == admin.Id && r.RoleId == (long)Role.Admin, Ct)));
        Assert.Equal(admin.Id, await db.AuditEntries.Where(e => e.Verb == Verb.CreatePerson).Select(e => e.EditorId!.Value).SingleAsync(Ct));
    }

    [Fact]
    public async Task The_code_is_128_random_bits_and_only_its_hash_is_stored()
    {
        await using var room = await DeskRoom.OpenAsync();

        var (one, two) = (await IssueAsync(room), await IssueAsync(room));

        Assert.Matches("^[0-9a-f]{32}$", one);
        Assert.NotEqual(one, two);
        await using var db = room.NewDb();
        Assert.DoesNotContain(await db.OneTimeCodes.Select(c => c.Hash).ToListAsync(Ct), hash => hash.Contains(one!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_half_an_hour_the_code_opens_nothing()
    {
        await using var room = await DeskRoom.OpenAsync();
        var code = await IssueAsync(room);

        room.Clock.Advance(FirstAdmin.Lifetime);

        Assert.Null(await ClaimAsync(room, code, "jo@example.org"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("00000000000000000000000000000000")]
    public async Task A_wrong_code_opens_nothing(string? code)
    {
        await using var room = await DeskRoom.OpenAsync();
        await IssueAsync(room);

        Assert.Null(await ClaimAsync(room, code, "jo@example.org"));
    }

    [Fact]
    public async Task A_bad_password_or_address_is_refused_and_the_code_stays_good()
    {
        await using var room = await DeskRoom.OpenAsync();
        var code = await IssueAsync(room);

        Assert.Equal("Email", Assert.Single((await ClaimAsync(room, code, "nobody"))!).Field);
        Assert.Equal("Password", Assert.Single((await ClaimAsync(room, code, "jo@example.org", "short"))!).Field);
        Assert.Empty((await ClaimAsync(room, code, "jo@example.org"))!);
    }

    [Theory, EachDatabase]
    public async Task Of_many_who_claim_at_once_on_several_nodes_one_becomes_admin(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var codes = new[] { await IssueAsync(room), await IssueAsync(room), await IssueAsync(room) };

        var claims = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => ClaimAsync(room, codes[i % 3], $"p{i}@example.org")));

        Assert.Single(claims, claim => claim is { Count: 0 });
        await using var db = room.NewDb();
        Assert.Equal(1, await db.Users.CountAsync(Ct));
    }

    private static Task<string?> IssueAsync(DeskRoom room) => room.WithAsync<FirstAdmin, string?>(first => first.IssueCodeAsync(Ct));

    private static Task<IReadOnlyList<Problem>?> ClaimAsync(DeskRoom room, string? code, string email, string password = Password) =>
        room.WithAsync<FirstAdmin, IReadOnlyList<Problem>?>(first => first.CreateAsync(code, email, password, "127.0.0.1", Ct));
}
