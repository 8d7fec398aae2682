using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace NewsSite.Core.Tests.Stores;

/// <summary>The grammar of SQL Server 2022.</summary>
internal static class SqlServerGrammar
{
    /// <summary>What is wrong with a script, with line and column; empty when it parses.</summary>
    public static IReadOnlyList<string> Errors(string script)
    {
        using var reader = new StringReader(script);
        Parser().Parse(reader, out var errors);
        return [.. errors.Select(error => $"{error.Line}:{error.Column}: {error.Message}")];
    }

    /// <summary>The statements of a script that parses, in order.</summary>
    public static IReadOnlyList<TSqlStatement> Statements(string script)
    {
        using var reader = new StringReader(script);
        var parsed = (TSqlScript)Parser().Parse(reader, out var errors);
        if (errors.Count > 0)
            throw new ArgumentException(errors[0].Message, nameof(script));
        return [.. parsed.Batches.SelectMany(batch => batch.Statements)];
    }

    private static TSql160Parser Parser() => new(initialQuotedIdentifiers: true, SqlEngineType.Standalone);
}
