using System.CommandLine;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using NewsSite.Cli;

namespace NewsSite.Core.Tests.Cli;

public sealed class VerbTests : IDisposable
{
    private static readonly string Seeds = Path.Combine(Repository.Root, "seeds");

    private readonly Terminal _terminal = new();

    public static TheoryData<string> Verbs => [.. Every(CommandLine.Root(new Site([]), Screen.OfConsole())).Select(command => command.Verb)];

    public static TheoryData<string, string> Documented => [.. Every(CommandLine.Root(new Site([]), Screen.OfConsole()))
        .SelectMany(command => command.Command.Options.Where(option => option is not System.CommandLine.Help.HelpOption and not VersionOption).Select(option => option.Name).Append($"newssite {command.Verb}".Trim())
            .Select(name => new TheoryDataRow<string, string>(command.Verb, name)))];

    public void Dispose() => _terminal.Dispose();

    [Theory, MemberData(nameof(Verbs))]
    public async Task Every_verb_has_help_that_needs_no_store(string verb)
    {
        var ran = await _terminal.RunAsync([.. verb.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        Assert.Contains("Usage:", ran.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_terminal.Data));
    }

    [Theory, MemberData(nameof(Documented))]
    public void Every_verb_and_option_stands_in_the_documentation(string verb, string name) =>
        Assert.True(File.ReadAllText(Path.Combine(Repository.Root, "docs", "cli.md")).Contains(name, StringComparison.Ordinal), $"{verb}: {name}");

    [Theory]
    [InlineData("--NewsSite:Titel=x", "NewsSite:Titel")]
    [InlineData("--NewsSite:TimeZone=Mars", "NewsSite:TimeZone")]
    public async Task A_bad_setting_ends_with_2_and_one_line_that_names_it(string setting, string name)
    {
        var ran = await _terminal.RunAsync("check", setting);

        Assert.Equal((2, ""), (ran.ExitCode, ran.Output));
        Assert.Contains(name, Assert.Single(ran.Error.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_does_not_answer_ends_with_1_and_one_line()
    {
        var ran = await _terminal.RunAsync("user", "list", "--NewsSite:Database:Provider=PostgreSql", "--NewsSite:ConnectionStrings:NewsSite=Host=/nowhere;Timeout=1");

        Assert.Equal((1, ""), (ran.ExitCode, ran.Output));
        Assert.Single(ran.Error.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Migrate_makes_the_store_once_and_a_dry_run_only_lists()
    {
        Assert.Contains("Initial would run", (await _terminal.RunAsync("database", "migrate", "--dry-run")).Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_terminal.Data));
        Assert.Contains("Initial", (await _terminal.RunAsync("database", "migrate")).Output, StringComparison.Ordinal);
        Assert.Equal($"The store is up to date.{Environment.NewLine}", (await _terminal.RunAsync("database", "migrate")).Output);
    }

    [Fact]
    public async Task The_script_makes_the_store_that_migrate_makes()
    {
        var path = Path.Combine(_terminal.Folder, "store.sql");
        Assert.Equal(0, (await _terminal.RunAsync("database", "script", "--output", path)).ExitCode);
        await _terminal.RunAsync("database", "migrate");

        Assert.Equal(Schema(Path.Combine(_terminal.Data, "newssite.db"), ""), Schema(Path.Combine(_terminal.Folder, "scripted.db"), await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)));
    }

    [Theory]
    [InlineData("PostgreSql", "Host=nowhere", "IF NOT EXISTS(SELECT 1 FROM \"__EFMigrationsHistory\"")]
    [InlineData("SqlServer", "Server=nowhere", "IF NOT EXISTS (")]
    public async Task The_script_for_a_server_can_be_run_again_and_asks_no_server(string provider, string connection, string condition)
    {
        var ran = await _terminal.RunAsync("database", "script", $"--NewsSite:Database:Provider={provider}", $"--NewsSite:ConnectionStrings:NewsSite={connection}");

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains(condition, ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_ends_with_0_when_all_is_well_and_with_1_when_something_is_not()
    {
        await _terminal.RunAsync("import", Seeds, "--status", "published");
        Assert.Equal(new Ran(0, $"All is well.{Environment.NewLine}", ""), await _terminal.RunAsync("check"));

        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(_terminal.Data, "newssite.db")}"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE Articles SET LatestHeadline = 'x' WHERE Id = 1";
            command.ExecuteNonQuery();
        }

        var ran = await _terminal.RunAsync("check");
        Assert.Equal(1, ran.ExitCode);
        Assert.StartsWith("revisions: article 1 (/articles/nato-expands-scope-of-missions-in-iraq): ", ran.Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse((await _terminal.RunAsync("check", "--json")).Output);
        Assert.Equal("revisions", json.RootElement.GetProperty("findings")[0].GetProperty("check").GetString());
    }

    [Fact]
    public async Task Check_prints_what_the_copy_desk_finds_as_one_object_and_in_lines()
    {
        await _terminal.RunAsync("import", Seeds, "--status", "published");

        var ran = await _terminal.RunAsync("check", "--copy-desk", "--json");

        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        using var json = JsonDocument.Parse(ran.Output);
        var articles = json.RootElement.GetProperty("articles");
        Assert.Equal(["nato-expands-scope-of-missions-in-iraq", "un-envoy-what-we-see-in-syria-is-a-mark-of-collective-failure"], articles.EnumerateArray().Select(article => article.GetProperty("slug").GetString()));
        var names = articles.EnumerateArray().SelectMany(article => article.GetProperty("findings").EnumerateArray()).Where(finding => finding.GetProperty("check").GetString() == "name-spelling").ToList();
        Assert.Equal(["Iannucci", "Lannucci"], Assert.Single(names).GetProperty("quotes").EnumerateArray().Select(quote => quote.GetString()));
        Assert.Equal(["check", "where", "quotes", "text"], names[0].EnumerateObject().Select(property => property.Name));

        ran = await _terminal.RunAsync("check", "--copy-desk", "nato-expands-scope-of-missions-in-iraq");
        Assert.Contains("nato-expands-scope-of-missions-in-iraq: Paragraph 1: name-spelling: “Iannucci” here", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("un-envoy", ran.Output, StringComparison.Ordinal);
        ran = await _terminal.RunAsync("check", "--copy-desk", "nothing-of-the-kind", "--json");
        Assert.Equal((1, "{\"articles\":[]}"), (ran.ExitCode, ran.Output.Trim()));
    }

    [Fact]
    public async Task Check_of_a_store_that_is_not_there_ends_with_1_and_makes_none()
    {
        Assert.Equal(1, (await _terminal.RunAsync("check")).ExitCode);
        Assert.False(Directory.Exists(_terminal.Data));
    }

    [Fact]
    public async Task People_are_added_listed_and_reset()
    {
        var added = await _terminal.RunAsync("user", "add", "Jo@Example.org", "--role", "Editor", "--name", "Jo", "--NewsSite:BaseUrl=https://news.example.org");
        Assert.Equal(0, added.ExitCode);
        Assert.Contains("https://news.example.org/admin/password?code=", added.Output, StringComparison.Ordinal);
        var withPassword = await _terminal.RunAsync(["user", "add", "ann@example.org", "--role", "Admin", "--password-stdin"], "a long enough phrase, surely\n");
        Assert.Equal((0, false), (withPassword.ExitCode, withPassword.Output.Contains("code=", StringComparison.Ordinal)));

        Assert.Equal(
            ["ann@example.org  Admin  active", "jo@example.org  Editor  no password yet  Jo"],
            (await _terminal.RunAsync("user", "list")).Output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("/admin/password?code=", (await _terminal.RunAsync("user", "reset", "jo@example.org")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("add", "not-an-address", "--role", "Writer")]
    [InlineData("add", "jo@example.org", "--role", "Writer")]
    [InlineData("add", "jo@example.org", "--role", "Writer", "--dry-run")]
    [InlineData("reset", "nobody@example.org")]
    public async Task What_cannot_be_done_with_a_person_ends_with_1_and_says_why(params string[] args)
    {
        await _terminal.RunAsync("user", "add", "jo@example.org", "--role", "Writer");
        var ran = await _terminal.RunAsync(["user", .. args]);

        Assert.Equal((1, ""), (ran.ExitCode, ran.Output));
        Assert.NotEmpty(ran.Error);
    }

    [Fact]
    public async Task A_dry_run_adds_nobody()
    {
        await _terminal.RunAsync("database", "migrate");
        Assert.Equal(0, (await _terminal.RunAsync("user", "add", "jo@example.org", "--role", "Writer", "--dry-run")).ExitCode);
        Assert.Equal("", (await _terminal.RunAsync("user", "list")).Output);
    }

    [Theory]
    [InlineData("user", "add", "jo@example.org")]
    [InlineData("user", "add", "jo@example.org", "--role", "King")]
    [InlineData("user")]
    [InlineData("frobnicate")]
    [InlineData]
    public async Task Wrong_use_ends_with_2(params string[] args)
    {
        var ran = await _terminal.RunAsync(args);

        Assert.Equal((2, ""), (ran.ExitCode, ran.Output));
        Assert.Contains("--help says how it is used.", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_due_says_how_many_it_published()
    {
        await _terminal.RunAsync("import", Seeds);
        Assert.Equal(new Ran(0, $"0 stories published, 0 stories withdrawn.{Environment.NewLine}", ""), await _terminal.RunAsync("publish-due"));
        Assert.Equal(new Ran(0, "", ""), await _terminal.RunAsync("publish-due", "--dry-run"));
    }

    [Fact]
    public async Task Publish_due_keeps_an_embargo_and_withdraws_what_is_to_go()
    {
        foreach (var boat in new[] { "Ferry", "Trawler", "Dinghy" })
            _terminal.Write(boat + ".txt", $"{boat} from the wire\n\nTT\n\n{boat} from the wire\n\nA paragraph of it that is long enough to be one.\n\nAnd another paragraph of the {boat}.\n\n\n\n");
        await _terminal.RunAsync("import", _terminal.Folder, "--status", "published");
        Schema(Path.Combine(_terminal.Data, "newssite.db"), """
            UPDATE "Articles" SET "ScheduledFor" = '2026-01-01 06:00:00', "ScheduledNumber" = 1 WHERE "Id" IN (1, 2);
            UPDATE "Articles" SET "EmbargoedUntil" = '2999-07-01 05:00:00' WHERE "Id" = 2;
            UPDATE "Articles" SET "WithdrawalDueAt" = '2026-01-01 18:00:00', "Withdrawal" = 2 WHERE "Id" = 3;
            """);

        var listed = (await _terminal.RunAsync("publish-due", "--dry-run")).Output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Collection(
            listed,
            line => Assert.EndsWith(", due 2026-01-01 06:00:00Z", line, StringComparison.Ordinal),
            line => Assert.EndsWith(", due 2026-01-01 06:00:00Z, embargoed until 2999-07-01 05:00:00Z: stays in", line, StringComparison.Ordinal),
            line => Assert.EndsWith(", to be withdrawn since 2026-01-01 18:00:00Z", line, StringComparison.Ordinal));

        Assert.Equal(new Ran(0, $"1 story published, 1 story withdrawn.{Environment.NewLine}", ""), await _terminal.RunAsync("publish-due"));
        Assert.Equal(new Ran(0, $"0 stories published, 0 stories withdrawn.{Environment.NewLine}", ""), await _terminal.RunAsync("publish-due"));
        Assert.Equal($"All is well.{Environment.NewLine}", (await _terminal.RunAsync("check")).Output);
    }

    [Fact]
    public async Task A_backup_is_taken_proven_and_restored_into_a_new_store()
    {
        await _terminal.RunAsync("import", Seeds, "--status", "published");
        var backup = Path.Combine(_terminal.Folder, "backup");
        Assert.Equal(0, (await _terminal.RunAsync("backup", backup, "--dry-run")).ExitCode);
        Assert.False(Directory.Exists(backup));

        var taken = await _terminal.RunAsync("backup", backup);
        Assert.Equal(0, taken.ExitCode);
        Assert.EndsWith($", proven.{Environment.NewLine}", taken.Output, StringComparison.Ordinal);
        Assert.Equal(1, (await _terminal.RunAsync("backup", backup)).ExitCode);

        using var other = new Terminal();
        Assert.Equal(0, (await other.RunAsync("restore", backup, "--dry-run")).ExitCode);
        Assert.Equal(0, (await other.RunAsync("restore", backup)).ExitCode);
        Assert.Equal($"All is well.{Environment.NewLine}", (await other.RunAsync("check")).Output);
        Assert.Contains("not empty", (await other.RunAsync("restore", backup)).Error, StringComparison.Ordinal);
        Assert.Equal(1, (await other.RunAsync("restore", backup, "--dry-run")).ExitCode);
    }

    [Theory]
    [InlineData]
    [InlineData("--dry-run")]
    public async Task A_store_that_is_not_there_is_not_backed_up(params string[] options)
    {
        var backup = Path.Combine(_terminal.Folder, "backup");

        Assert.Equal(1, (await _terminal.RunAsync(["backup", backup, .. options])).ExitCode);

        Assert.False(Path.Exists(backup));
        Assert.False(Directory.Exists(_terminal.Data));
    }

    [Fact]
    public async Task A_damaged_backup_ends_with_1_and_the_name_of_the_file()
    {
        await _terminal.RunAsync("import", Seeds);
        var backup = Path.Combine(_terminal.Folder, "backup");
        Assert.Equal(0, (await _terminal.RunAsync("backup", backup, "--no-proof")).ExitCode);
        await File.AppendAllTextAsync(Path.Combine(backup, "tables", "Articles.jsonl.gz"), "x", TestContext.Current.CancellationToken);

        using var other = new Terminal();
        var ran = await other.RunAsync("restore", backup);

        Assert.Equal((1, ""), (ran.ExitCode, ran.Output));
        Assert.Contains("tables/Articles.jsonl.gz is damaged", ran.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await other.RunAsync("restore", Path.Combine(_terminal.Folder, "nothing"))).ExitCode);
    }

    private static IEnumerable<(string Verb, Command Command)> Every(Command command, string path = "") =>
        command.Subcommands.SelectMany(verb => Every(verb, $"{path} {verb.Name}".Trim())).Prepend((path, command));

    private static List<string> Schema(string path, string script)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        if (script.Length > 0)
        {
            command.CommandText = script;
            command.ExecuteNonQuery();
        }

        command.CommandText = "SELECT type || ' ' || name FROM sqlite_master WHERE name <> '__EFMigrationsLock' ORDER BY 1";
        using var rows = command.ExecuteReader();
        var names = new List<string>();
        while (rows.Read())
            names.Add(rows.GetString(0));
        return names;
    }
}
