using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.People;
using NewsSite.Core.Publishing;
using NewsSite.Core.Tests.Publishing;
using NewsSite.Core.Tests.Stores;

namespace NewsSite.Core.Tests.People;

public sealed class AccountsTests
{
    private const string Password = "seven boats left the quay";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Somebody_added_chooses_a_password_once_with_their_code()
    {
        await using var room = await DeskRoom.OpenAsync();
        var added = await AddAsync(room, " Jo@Example.org ", Role.Writer);

        Assert.Empty((await ChooseAsync(room, added.Code, Password))!);

        Assert.Null(await ChooseAsync(room, added.Code, "another boat left the quay"));
        Assert.NotNull(await SignInAsync(room, "jo@example.org", Password));
    }

    [Fact]
    public async Task A_code_lives_a_day_and_a_new_one_replaces_it()
    {
        await using var room = await DeskRoom.OpenAsync();
        var added = await AddAsync(room, "jo@example.org", Role.Writer);
        var reset = await ResetAsync(room, added.Id!.Value);
        Assert.Null(await ChooseAsync(room, added.Code, Password));

        room.Clock.Advance(Accounts.CodeLifetime);

        Assert.Null(await ChooseAsync(room, reset.Code, Password));
    }

    [Fact]
    public async Task A_reset_leaves_the_old_password_until_the_new_one_is_chosen_and_ends_every_session_then()
    {
        await using var room = await DeskRoom.OpenAsync();
        var id = (await AddAsync(room, "jo@example.org", Role.Writer, Password)).Id!.Value;
        var before = await StampAsync(room, id);

        var reset = await ResetAsync(room, id);
        Assert.NotNull(await SignInAsync(room, "jo@example.org", Password));
        Assert.Empty((await ChooseAsync(room, reset.Code, "another boat left the quay"))!);

        Assert.Null(await SignInAsync(room, "jo@example.org", Password));
        Assert.NotNull(await SignInAsync(room, "jo@example.org", "another boat left the quay"));
        Assert.NotEqual(before, await StampAsync(room, id));
    }

    [Theory]
    [InlineData("Jo@EXAMPLE.org")]
    [InlineData("jo@example.org ")]
    public async Task An_address_has_one_account(string again)
    {
        await using var room = await DeskRoom.OpenAsync();
        await AddAsync(room, "jo@example.org", Role.Writer);

        Assert.Equal("Email", Assert.Single((await AddAsync(room, again, Role.Editor)).Problems).Field);
    }

    [Fact]
    public async Task A_disabled_person_can_not_sign_in_use_a_code_or_get_one()
    {
        await using var room = await DeskRoom.OpenAsync();
        var id = (await AddAsync(room, "jo@example.org", Role.Writer, Password)).Id!.Value;
        var (reset, stamp) = (await ResetAsync(room, id), await StampAsync(room, id));

        Assert.Empty((await DoAsync(room, accounts => accounts.DisableAsync(id, DeskRoom.Admin, Ct)))!);

        Assert.NotEqual(stamp, await StampAsync(room, id));
        Assert.Null(await SignInAsync(room, "jo@example.org", Password));
        Assert.Null(await ChooseAsync(room, reset.Code, "another boat left the quay"));
        Assert.Single((await ResetAsync(room, id)).Problems);
        Assert.Empty((await DoAsync(room, accounts => accounts.EnableAsync(id, DeskRoom.Admin, Ct)))!);
        Assert.NotNull(await SignInAsync(room, "jo@example.org", Password));
    }

    [Theory, EachDatabase]
    public async Task The_last_admin_stays_also_when_two_take_it_from_each_other_at_once(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var one = (await AddAsync(room, "one@example.org", Role.Admin, Password)).Id!.Value;
        Assert.Contains("only admin", Assert.Single((await DoAsync(room, a => a.DisableAsync(one, DeskRoom.Admin, Ct)))!).Text, StringComparison.Ordinal);
        await AddAsync(room, "invited@example.org", Role.Admin, null); // who may never come
        Assert.Contains("only admin", Assert.Single((await DoAsync(room, a => a.ChangeRoleAsync(one, Role.Writer, DeskRoom.Admin, Ct)))!).Text, StringComparison.Ordinal);
        var two = (await AddAsync(room, "two@example.org", Role.Admin, Password)).Id!.Value;

        await Task.WhenAll(
            DoAsync(room, a => a.ChangeRoleAsync(one, Role.Writer, DeskRoom.Admin, Ct)),
            DoAsync(room, a => a.DisableAsync(two, DeskRoom.Admin, Ct)));

        var people = await room.WithAsync<Accounts, List<Person>>(a => a.ListAsync(Ct));
        Assert.Contains(people, person => person is { Role: Role.Admin, DisabledAt: null });
    }

    [Fact]
    public async Task A_new_role_ends_the_sessions_and_is_in_the_audit()
    {
        await using var room = await DeskRoom.OpenAsync();
        var id = (await AddAsync(room, "jo@example.org", Role.Writer, Password)).Id!.Value;
        var stamp = await StampAsync(room, id);

        Assert.Empty((await DoAsync(room, a => a.ChangeRoleAsync(id, Role.Editor, DeskRoom.Admin, Ct)))!);

        Assert.NotEqual(stamp, await StampAsync(room, id));
        Assert.Equal(Role.Editor, (await room.WithAsync<Accounts, Person?>(a => a.FindAsync(id, Ct)))!.Role);
        await using var db = room.NewDb();
        Assert.Equal("Writer to Editor", await db.AuditEntries.Where(e => e.Verb == Verb.ChangeRole).Select(e => e.Details).SingleAsync(Ct));
    }

    [Fact]
    public async Task Nobody_but_an_admin_changes_accounts()
    {
        await using var room = await DeskRoom.OpenAsync();
        foreach (var verb in new Func<Accounts, Task>[]
        {
            a => a.AddAsync("x@example.org", "", Role.Admin, null, DeskRoom.Editor, Ct),
            a => a.ChangeRoleAsync(1, Role.Admin, DeskRoom.Editor, Ct),
            a => a.DisableAsync(1, DeskRoom.Editor, Ct),
            a => a.EnableAsync(1, DeskRoom.Editor, Ct),
            a => a.ResetAsync(1, DeskRoom.Editor, Ct),
        })
            await room.WithAsync<Accounts, NotAllowedException>(a => Assert.ThrowsAsync<NotAllowedException>(() => verb(a)));
    }

    [Theory, EachDatabase]
    public async Task A_new_name_is_not_written_over_an_account_that_was_changed_meanwhile(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var id = (await AddAsync(room, "jo@example.org", Role.Writer)).Id!.Value;

        var problems = await room.WithAsync<IServiceProvider, IReadOnlyList<Problem>>(async services =>
        {
            await services.GetRequiredService<NewsDb>().Users.SingleAsync(Ct);
            Assert.Empty((await DoAsync(room, a => a.DisableAsync(id, DeskRoom.Admin, Ct)))!);
            return await services.GetRequiredService<Passwords>().RenameAsync("Jo", new Actor(id, "Jo", Role.Writer, null), Ct);
        });

        Assert.Contains("at the same moment", Assert.Single(problems).Text, StringComparison.Ordinal);
        await using var db = room.NewDb();
        Assert.Equal("", await db.Users.Select(e => e.DisplayName).SingleAsync(Ct));
    }

    private static Task<AccountResult> AddAsync(DeskRoom room, string email, Role role, string? password = null) =>
        room.WithAsync<Accounts, AccountResult>(a => a.AddAsync(email, "", role, password, DeskRoom.Admin, Ct));

    private static async Task<AccountResult> ResetAsync(DeskRoom room, long id) =>
        (await room.WithAsync<Accounts, AccountResult?>(a => a.ResetAsync(id, DeskRoom.Admin, Ct)))!;

    private static Task<IReadOnlyList<Problem>?> DoAsync(DeskRoom room, Func<Accounts, Task<IReadOnlyList<Problem>?>> verb) => room.WithAsync(verb);

    private static Task<IReadOnlyList<Problem>?> ChooseAsync(DeskRoom room, string? code, string password) =>
        room.WithAsync<Passwords, IReadOnlyList<Problem>?>(p => p.ChooseAsync(code, password, null, Ct));

    private static async Task<Editor?> SignInAsync(DeskRoom room, string email, string password) =>
        (await room.WithAsync<SignInCheck, RightPassword?>(check => check.CheckAsync(email, password, null, Ct)))?.Editor;

    private static async Task<string?> StampAsync(DeskRoom room, long id)
    {
        await using var db = room.NewDb();
        return await db.Users.Where(e => e.Id == id).Select(e => e.SecurityStamp).SingleAsync(Ct);
    }
}
