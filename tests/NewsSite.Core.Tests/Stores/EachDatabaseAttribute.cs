using System.Reflection;
using NewsSite.Core.Data;
using Xunit.Sdk;
using Xunit.v3;

namespace NewsSite.Core.Tests.Stores;

/// <summary>
/// Runs a theory once on each database, which it gets as its only argument: SQLite, PostgreSQL (skipped with the reason where it is
/// missing) and SQL Server where NEWSSITE_TEST_SQLSERVER names one.
/// </summary>
public sealed class EachDatabaseAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
    {
        List<ITheoryDataRow> rows = [Row(DatabaseProvider.Sqlite), Row(DatabaseProvider.PostgreSql)];
        if (SqlServerStores.IsThere)
            rows.Add(Row(DatabaseProvider.SqlServer));
        return ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>(rows);
    }

    public override bool SupportsDiscoveryEnumeration() => true;

    private static TheoryDataRow<DatabaseProvider> Row(DatabaseProvider provider) => new(provider);
}
