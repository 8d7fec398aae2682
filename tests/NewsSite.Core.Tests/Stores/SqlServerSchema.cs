using System.Data;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.Dac;
using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using NewsSite.Core.Data;

namespace NewsSite.Core.Tests.Stores;

/// <summary>SQL Server's idea of our schema, without a SQL Server: tables and columns that a command names must be there.</summary>
internal sealed partial class SqlServerSchema
{
    // Both say "has an unresolved reference to object"; the second is a mere warning to a project that may be one part of a database.
    private const int Unresolved = 71501;
    private const int UnresolvedWarning = 71502;

    private static readonly Lazy<SqlServerSchema> OfMigrations = new(Migrate);

    private readonly List<string> _tables;

    private SqlServerSchema(List<string> tables) => _tables = tables;

    /// <summary>The schema that the migrations make.</summary>
    public static SqlServerSchema Migrated => OfMigrations.Value;

    private static SqlServerSchema Migrate()
    {
        var statements = Altered(SqlServerGrammar.Statements(MigrationScript()));
        var generator = new Sql160ScriptGenerator();
        return new SqlServerSchema([.. statements.Select(statement =>
        {
            generator.GenerateScript(statement, out var text);
            return text;
        })]);
    }

    // The model takes tables as they are made, not as they are altered: later columns go into the statement that makes the table.
    private static List<TSqlStatement> Altered(IEnumerable<TSqlStatement> migration)
    {
        var made = new List<TSqlStatement>();
        foreach (var statement in migration)
        {
            switch (statement)
            {
                case CreateTableStatement or CreateIndexStatement:
                    made.Add(statement);
                    break;
                case AlterTableAddTableElementStatement added:
                    foreach (var column in added.Definition.ColumnDefinitions)
                        Table(added.SchemaObjectName).ColumnDefinitions.Add(column);
                    break;
                case AlterTableAlterColumnStatement changed:
                    Table(changed.SchemaObjectName).ColumnDefinitions.Single(column => column.ColumnIdentifier.Value == changed.ColumnIdentifier.Value).DataType = changed.DataType;
                    break;
            }
        }

        return made;

        TableDefinition Table(SchemaObjectName name) =>
            made.OfType<CreateTableStatement>().Single(table => table.SchemaObjectName.BaseIdentifier.Value == name.BaseIdentifier.Value).Definition;
    }

    /// <summary>The script that the migrations are, from an empty database on.</summary>
    public static string MigrationScript(MigrationsSqlGenerationOptions options = MigrationsSqlGenerationOptions.Default)
    {
        using var db = UnsentCommands.NewDb(DatabaseProvider.SqlServer, out _);
        return db.GetService<IMigrator>().GenerateScript(options: options);
    }

    /// <summary>What in the commands does not fit the schema, each with its command; empty when all fit.</summary>
    public IReadOnlyList<string> Errors(IEnumerable<UnsentCommand> commands)
    {
        using var model = new TSqlModel(SqlServerVersion.Sql160, new TSqlModelOptions());
        foreach (var table in _tables)
            model.AddObjects(table);

        var names = new Dictionary<string, UnsentCommand>();
        foreach (var command in commands)
        {
            var name = "Command" + names.Count.ToString(CultureInfo.InvariantCulture);
            names.Add(name, command);
            model.AddOrUpdateObjects(Procedure(name, command), name + ".sql", new TSqlObjectOptions());
        }

        return [.. model.Validate()
            .Where(message => message.MessageType == DacMessageType.Error || message.Number is Unresolved or UnresolvedWarning)
            .Select(message => $"SQL{message.Number}: {message.Message}\n{CommandNamed(message.Message)}")];

        string CommandNamed(string text) => names.GetValueOrDefault(ProcedureName().Match(text).Value)?.Text ?? "";
    }

    private static string Procedure(string name, UnsentCommand command)
    {
        var parameters = string.Join(", ", command.Parameters.Cast<SqlParameter>().Select(p => $"@{p.ParameterName.TrimStart('@')} {Type(p)}"));
        return $"CREATE PROCEDURE [{name}] {parameters} AS BEGIN\n{command.Text}\nEND";
    }

    [GeneratedRegex(@"Command\d+")]
    private static partial Regex ProcedureName();

    private static string Type(SqlParameter parameter) => parameter.SqlDbType switch
    {
        SqlDbType.NVarChar => "nvarchar(max)",
        SqlDbType.VarBinary => "varbinary(max)",
        SqlDbType.DateTime2 => "datetime2(7)",
        var type => type.ToString().ToLowerInvariant(),
    };
}
