using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NewsSite.Core.Tests.Importing.Captures;
using static NewsSite.Core.Tests.Importing.Newsroom;

namespace NewsSite.Core.Tests.Cli;

public sealed class ImportTests : IDisposable
{
    private static readonly string Seeds = Path.Combine(Repository.Root, "seeds");

    private readonly Terminal _terminal = new();

    public void Dispose() => _terminal.Dispose();

    [Fact]
    public async Task Json_is_the_object_of_the_contract_and_nothing_else()
    {
        var ran = await _terminal.RunAsync("import", Seeds, "--json", "--status", "published");

        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        using var json = JsonDocument.Parse(ran.Output);
        Assert.Equal(["files"], Names(json.RootElement));
        var file = Assert.Single(json.RootElement.GetProperty("files").EnumerateArray());
        Assert.Equal(["path", "sha256", "status", "articles", "messages", "droppedLines"], Names(file));
        Assert.Equal("accepted", file.GetProperty("status").GetString());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Captured.Seed)), file.GetProperty("sha256").GetString());
        var story = file.GetProperty("articles")[1];
        Assert.Equal(["line", "headline", "slug", "language", "captions", "paragraphs", "byline", "dateline"], Names(story));
        Assert.Equal((30, "en", 14), (story.GetProperty("line").GetInt32(), story.GetProperty("language").GetString(), story.GetProperty("paragraphs").GetArrayLength()));
        var caption = Assert.Single(story.GetProperty("captions").EnumerateArray());
        Assert.Equal(["text", "credit"], Names(caption));
        Assert.Equal("UN archive", caption.GetProperty("credit").GetString());
        Assert.Equal(JsonValueKind.Null, story.GetProperty("byline").ValueKind);
    }

    [Fact]
    public async Task A_message_in_json_has_line_severity_and_text()
    {
        var path = _terminal.Write("bad.txt", "no header");
        var ran = await _terminal.RunAsync("import", path, "--json", "--dry-run");

        Assert.Equal(1, ran.ExitCode);
        using var json = JsonDocument.Parse(ran.Output);
        var file = json.RootElement.GetProperty("files")[0];
        Assert.Equal("refused", file.GetProperty("status").GetString());
        var message = file.GetProperty("messages")[0];
        Assert.Equal(["line", "severity", "text"], Names(message));
        Assert.Equal((1, "error"), (message.GetProperty("line").GetInt32(), message.GetProperty("severity").GetString()));
    }

    [Fact]
    public async Task The_same_files_again_are_unchanged()
    {
        await _terminal.RunAsync("import", Seeds);
        var ran = await _terminal.RunAsync("import", Seeds, "--json");

        using var json = JsonDocument.Parse(ran.Output);
        Assert.Equal((0, "unchanged"), (ran.ExitCode, json.RootElement.GetProperty("files")[0].GetProperty("status").GetString()));
    }

    [Fact]
    public async Task A_dry_run_makes_no_store()
    {
        var ran = await _terminal.RunAsync("import", Seeds, "--dry-run");

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("2 articles found: 2 stored", ran.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_terminal.Data));
    }

    [Fact]
    public async Task A_dry_run_leaves_every_byte_of_the_store_as_it_was()
    {
        await _terminal.RunAsync("import", _terminal.Write("a.txt", Story("News", "One.")), "--status", "published");
        _terminal.Write("a.txt", Story("News", "One, corrected.") + Story("More", "Two."));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var before = Hashes();

        var ran = await _terminal.RunAsync("import", _terminal.Folder, "--status", "published", "--dry-run");
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();

        Assert.Contains("1 stored, 1 changed", ran.Output, StringComparison.Ordinal);
        Assert.Equal(before, Hashes());
    }

    [Fact]
    public async Task Messages_go_to_standard_error_by_path_and_line_and_the_sums_to_standard_output()
    {
        var good = _terminal.Write("a b.txt", Story("News", "One.", "TT", "Two."));
        var bad = _terminal.Write("ب.txt", "no header");
        var ran = await _terminal.RunAsync("import", _terminal.Folder);

        Assert.Equal(1, ran.ExitCode);
        var lines = ran.Error.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith($"{good}:9: warning: TT", lines[0], StringComparison.Ordinal);
        Assert.StartsWith($"{bad}:1: error: no header", lines[1], StringComparison.Ordinal);
        Assert.StartsWith($"2 files: 0 unchanged, 1 refused{Environment.NewLine}1 article found: 1 stored", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_terminal_there_is_a_bar_and_the_sums_are_the_same()
    {
        var ran = await _terminal.RunAsync(["import", Seeds], isTerminal: true);

        Assert.Contains("Importing", ran.Error, StringComparison.Ordinal);
        Assert.Contains("2 articles found: 2 stored", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_encoding_can_be_named()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var path = Path.Combine(_terminal.Folder, "a.txt");
        await System.IO.File.WriteAllBytesAsync(path, Encoding.GetEncoding("windows-1256").GetBytes(Story("خبر اليوم", "هذا نص الخبر.")), TestContext.Current.CancellationToken);

        var refused = await _terminal.RunAsync("import", path);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("--encoding windows-1256", refused.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await _terminal.RunAsync("import", path, "--encoding", "windows-1256")).ExitCode);
    }

    [Theory]
    [InlineData("import")]
    [InlineData("import", "/no/such/folder")]
    [InlineData("import", "seeds", "--status", "live")]
    [InlineData("import", "seeds", "--encoding", "klingon")]
    [InlineData("import", "seeds", "--format", "wxr")]
    [InlineData("import", "seeds", "--frobnicate")]
    public async Task Wrong_use_ends_with_2_says_why_and_touches_nothing(params string[] args)
    {
        var ran = await _terminal.RunAsync([.. args.Select(arg => arg == "seeds" ? Seeds : arg)]);

        Assert.Equal((2, ""), (ran.ExitCode, ran.Output));
        Assert.EndsWith($"newssite import --help says how it is used.{Environment.NewLine}", ran.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_terminal.Data));
    }

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(property => property.Name);

    private string Hashes() => string.Join(' ', Directory.GetFiles(_terminal.Data).Order(StringComparer.Ordinal)
        .Select(path => $"{Path.GetFileName(path)} {Convert.ToHexStringLower(SHA256.HashData(System.IO.File.ReadAllBytes(path)))}"));
}
