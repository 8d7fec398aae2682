using NewsSite.Core.Data;
using NewsSite.Core.Data.SqlServer;
using NewsSite.Core.Search;
using NewsSite.Core.Tests.Stores;

namespace NewsSite.Core.Tests.Data;

public sealed class SqlServerSearchTests
{
    [Theory]
    [InlineData(true, "CONTAINS")]
    [InlineData(false, "LIKE")]
    public async Task Search_is_Transact_SQL_that_fits_the_schema(bool hasFullText, string expected)
    {
        var commands = new List<UnsentCommand>();
        foreach (var typed in (string[])["rome", "rome \"peace talks\" known", "rome* -talks -\"peace talks\"", "المدينة"])
            commands.AddRange(await CommandsAsync(hasFullText, SearchQuery.Parse(typed)));

        Assert.Equal(7, commands.Count); // a completion has one of its own
        Assert.All(commands, command => Assert.Contains(expected, command.Text, StringComparison.Ordinal));
        Assert.All(commands, command => Assert.Empty(SqlServerGrammar.Errors(command.Text)));
        Assert.Empty(SqlServerSchema.Migrated.Errors(commands));
    }

    [Fact]
    public async Task What_was_typed_goes_as_a_parameter()
    {
        var command = Assert.Single(await CommandsAsync(true, SearchQuery.Parse("\"rome\""), "b1-0-0-5"));

        Assert.DoesNotContain("rome", command.Text, StringComparison.Ordinal);
        Assert.Contains(command.Parameters, parameter => Equals(parameter.Value, "\"rome\""));
    }

    [Fact]
    public async Task Whether_there_is_a_full_text_index_is_asked_in_Transact_SQL()
    {
        await using var db = UnsentCommands.NewDb(DatabaseProvider.SqlServer, out var commands);

        await Record.ExceptionAsync(() => new SqlServerFullText().IsThereAsync(db, TestContext.Current.CancellationToken)); // nothing comes back

        Assert.Empty(SqlServerGrammar.Errors(Assert.Single(commands.Sent).Text));
    }

    [Fact]
    public async Task Days_with_an_open_end_are_Transact_SQL_that_fits_the_schema()
    {
        var (from, until) = (new DateTime(2025, 3, 5, 0, 0, 0, DateTimeKind.Utc), new DateTime(2025, 9, 1, 0, 0, 0, DateTimeKind.Utc));
        UnsentCommand[] commands =
        [
            .. await CommandsAsync(true, SearchQuery.Parse("\"rome\""), null, new SearchFilter { From = from }),
            .. await CommandsAsync(true, SearchQuery.Parse("\"rome\""), null, new SearchFilter { Until = until }),
        ];

        Assert.Equal(4, commands.Length); // where the archive ends, and the search
        Assert.All(commands, command => Assert.Empty(SqlServerGrammar.Errors(command.Text)));
        Assert.Empty(SqlServerSchema.Migrated.Errors(commands));
    }

    private static async Task<IReadOnlyList<UnsentCommand>> CommandsAsync(bool hasFullText, SearchQuery query, string? after = null, SearchFilter? days = null)
    {
        await using var db = UnsentCommands.NewDb(DatabaseProvider.SqlServer, out var commands);
        days ??= new SearchFilter { From = new DateTime(2025, 3, 5, 0, 0, 0, DateTimeKind.Utc), Until = new DateTime(2025, 9, 1, 0, 0, 0, DateTimeKind.Utc) };
        var filter = days with { SectionId = 1, TagId = 2 };
        await new ArticleSearch(db, new SqlServerSearch(db, new SqlServerFullText(hasFullText)), TimeProvider.System).FindAsync(query, filter, after, TestContext.Current.CancellationToken);
        return commands.Sent;
    }
}
