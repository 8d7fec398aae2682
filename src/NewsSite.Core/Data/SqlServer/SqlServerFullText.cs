using Microsoft.EntityFrameworkCore;

namespace NewsSite.Core.Data.SqlServer;

/// <summary>Knows whether the database has the full-text index. Asked once in a process: somebody who adds the index restarts the site.</summary>
/// <param name="isThere">The answer, where it is known already; null to ask.</param>
internal sealed class SqlServerFullText(bool? isThere = null)
{
    private const string Question = "SELECT COUNT(*) AS [Value] FROM sys.fulltext_indexes WHERE object_id = OBJECT_ID(N'[SearchDocuments]')";

    private bool? _isThere = isThere;

    /// <summary>True when CONTAINS can be used on the search texts.</summary>
    public async Task<bool> IsThereAsync(NewsDb db, CancellationToken ct) =>
        _isThere ??= await db.Database.SqlQueryRaw<int>(Question).SingleAsync(ct) > 0;
}
