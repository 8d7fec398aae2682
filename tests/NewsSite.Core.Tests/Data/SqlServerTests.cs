using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using NewsSite.Core.Tests.Stores;

namespace NewsSite.Core.Tests.Data;

/// <summary>What can be proven of SQL Server without one. The rest (MERGE, locks, real full text) is proven where NEWSSITE_TEST_SQLSERVER names a server.</summary>
public sealed class SqlServerTests
{
    [Theory]
    [InlineData(MigrationsSqlGenerationOptions.Default)]
    [InlineData(MigrationsSqlGenerationOptions.Idempotent)]
    public void The_migration_script_parses(MigrationsSqlGenerationOptions options)
    {
        var script = SqlServerSchema.MigrationScript(options);

        Assert.Empty(SqlServerGrammar.Errors(script));
        Assert.Contains("CREATE TABLE [Articles]", script, StringComparison.Ordinal);
        Assert.Contains("CREATE FULLTEXT INDEX", script, StringComparison.Ordinal);
    }

    [Fact]
    public void The_statements_that_the_script_runs_by_EXEC_parse()
    {
        var texts = ExecutedTexts.In(SqlServerSchema.MigrationScript());

        Assert.NotEmpty(texts);
        Assert.All(texts, text => Assert.Empty(SqlServerGrammar.Errors(text)));
    }

    [Fact]
    public void The_schema_is_one_that_SQL_Server_accepts() => Assert.Empty(SqlServerSchema.Migrated.Errors([]));

    [Theory]
    [InlineData("SELECT [Slug] FROM [Articles] LIMIT 1")]
    [InlineData("INSERT INTO [Articles] ([Slug]) VALUES (N'a') ON CONFLICT DO NOTHING")]
    [InlineData("SELECT \"Slug\" FROM \"Articles\" WHERE \"Slug\" ILIKE 'a'")]
    public void What_is_not_Transact_SQL_is_refused(string sql) => Assert.NotEmpty(SqlServerGrammar.Errors(sql));

    [Fact]
    public void A_command_that_does_not_fit_the_schema_is_refused()
    {
        (string Sql, string Named)[] table =
        [
            ("SELECT [NoSuchColumn] FROM [Articles]", "NoSuchColumn"),
            ("SELECT a.[NoSuchColumn] FROM [Articles] AS a", "NoSuchColumn"),
            ("SELECT [Slug] FROM [NoSuchTable]", "NoSuchTable"),
            ("UPDATE [Articles] SET [NoSuchColumn] = 1", "NoSuchColumn"),
            ("DELETE FROM [Tags] WHERE [NoSuchColumn] = 1", "NoSuchColumn"),
            ("INSERT INTO [Tags] ([NoSuchColumn]) VALUES (1)", "NoSuchColumn"),
            ("SELECT [Id] FROM [Tags] AS t JOIN [Sections] AS s ON t.[Id] = s.[Id]", "Id"),
        ];

        var errors = SqlServerSchema.Migrated.Errors(table.Select(row => new UnsentCommand(row.Sql, [])));

        Assert.All(table, row => Assert.Contains(
            errors, error => error.Contains(row.Named, StringComparison.Ordinal) && error.EndsWith(row.Sql, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_command_that_fits_is_accepted() =>
        Assert.Empty(SqlServerSchema.Migrated.Errors([new UnsentCommand("SELECT TOP(1) [Slug] FROM [Articles] ORDER BY [Id]", [])]));

    private sealed class ExecutedTexts : TSqlFragmentVisitor
    {
        private readonly List<string> _texts = [];

        public static IReadOnlyList<string> In(string script)
        {
            var visitor = new ExecutedTexts();
            foreach (var statement in SqlServerGrammar.Statements(script))
                statement.Accept(visitor);
            return visitor._texts;
        }

        // A constraint whose name the database chose comes by a variable: any name parses in its place.
        public override void Visit(ExecutableStringList node) =>
            _texts.Add(string.Concat(node.Strings.Select(part => part is StringLiteral literal ? literal.Value : "[name]")));
    }
}
