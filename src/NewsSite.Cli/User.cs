using System.CommandLine;
using NewsSite.Core;
using NewsSite.Core.Identity;
using NewsSite.Core.People;

namespace NewsSite.Cli;

/// <summary><c>newssite user add|list|reset</c></summary>
internal static class User
{
    private static readonly Actor Operator = Actor.System("command line");

    public static Command Verb(Site site, Screen screen) => new("user", "Add people, list them, let them choose a new password.")
    {
        Add(site, screen),
        List(site, screen),
        Reset(site, screen),
    };

    private static Command Add(Site site, Screen screen)
    {
        var email = new Argument<string>("EMAIL") { Description = "Their address, also their name at sign-in." };
        var role = new Option<Role>("--role") { Description = "What they may do.", Required = true };
        role.AcceptOnlyFromAmong([.. Enum.GetNames<Role>()]);
        var name = new Option<string>("--name") { Description = "The name that colleagues see.", DefaultValueFactory = _ => "" };
        var password = new Option<bool>("--password-stdin") { Description = "Read the password, one line, from standard input; otherwise they choose one by a link that is printed." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Look whether the address is free and the password will do, and write nothing." };
        var verb = new Command("add", "Add a person.") { email, role, name, password, dryRun };
        verb.SetAction(async (parsed, ct) =>
        {
            var typed = parsed.GetValue(password) ? await screen.Input.ReadLineAsync(ct) ?? "" : null;
            await using var open = await site.OpenReadyAsync(parsed.GetValue(dryRun), ct);
            if (parsed.GetValue(dryRun))
                return await TryAsync(screen, open, parsed.GetValue(email)!, parsed.GetValue(name)!, typed, ct);
            var added = await open.Get<Accounts>().AddAsync(parsed.GetValue(email)!, parsed.GetValue(name)!, parsed.GetValue(role), typed, Operator, ct);
            if (added.Problems.Count > 0)
                return await RefuseAsync(screen, [.. added.Problems.Select(problem => problem.Text)]);
            await screen.Output.WriteLineAsync($"{EmailAddress.Clean(parsed.GetValue(email)!)} is {parsed.GetValue(role)}.");
            return await LinkAsync(screen, site.Options, added.Code);
        });
        return verb;
    }

    private static Command List(Site site, Screen screen)
    {
        var verb = new Command("list", "List everybody: address, role, whether they may sign in.");
        verb.SetAction(async (_, ct) =>
        {
            await using var open = await site.OpenReadyAsync(isDryRun: true, ct);
            var now = open.Get<TimeProvider>().GetUtcNow().UtcDateTime;
            foreach (var person in await open.Get<Accounts>().ListAsync(ct))
                await screen.Output.WriteLineAsync(Screen.Printable($"{person.Email}  {person.Role}  {person.State(now)}  {person.Name}").TrimEnd());
            return ExitCode.Done;
        });
        return verb;
    }

    private static Command Reset(Site site, Screen screen)
    {
        var email = new Argument<string>("EMAIL") { Description = "Their address." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Look whether there is such a person, and write nothing." };
        var verb = new Command("reset", "Print a link with which a person chooses a new password. The old one works until then.") { email, dryRun };
        verb.SetAction(async (parsed, ct) =>
        {
            await using var open = await site.OpenReadyAsync(parsed.GetValue(dryRun), ct);
            if (await open.Get<Accounts>().FindAsync(parsed.GetValue(email)!, ct) is not { } person)
                return await RefuseAsync(screen, "There is no account with this address. newssite user list shows all.");
            if (parsed.GetValue(dryRun))
                return ExitCode.Done;
            var reset = await open.Get<Accounts>().ResetAsync(person.Id, Operator, ct);
            return reset!.Problems.Count > 0 ? await RefuseAsync(screen, [.. reset.Problems.Select(problem => problem.Text)]) : await LinkAsync(screen, site.Options, reset.Code);
        });
        return verb;
    }

    private static async Task<int> LinkAsync(Screen screen, SiteOptions site, string? code)
    {
        if (code is not null)
            await screen.Output.WriteLineAsync($"Choose how to sign in, within {Accounts.CodeLifetime.TotalHours:0} hours and once: {site.BaseUrl.TrimEnd('/')}/admin/password?code={code}");
        return ExitCode.Done;
    }

    private static async Task<int> TryAsync(Screen screen, OpenSite open, string email, string name, string? password, CancellationToken ct)
    {
        if (await open.Get<Accounts>().FindAsync(email, ct) is not null)
            return await RefuseAsync(screen, "There is an account with this address already.");
        return password is not null && open.Get<PasswordRules>().Find(password, email, name) is { } problem ? await RefuseAsync(screen, problem) : ExitCode.Done;
    }

    private static async Task<int> RefuseAsync(Screen screen, params IEnumerable<string> problems)
    {
        foreach (var problem in problems)
            await screen.Error.WriteLineAsync(problem);
        return ExitCode.Refused;
    }
}
