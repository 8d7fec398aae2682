using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;

namespace NewsSite.Core.Publishing.Checking;

/// <summary>Checks that the kept sources are the bytes that came in, and that what they became is there.</summary>
internal sealed class SourceCheck(NewsDb db)
{
    // A source has 16 MiB at most and a few kilobytes as a rule.
    private const int Together = 16;

    public async IAsyncEnumerable<StoreFinding> RunAsync([EnumeratorCancellation] CancellationToken ct)
    {
        for (var after = 0L; ;)
        {
            var sources = await db.ImportedSources.AsNoTracking().Where(s => s.Id > after).OrderBy(s => s.Id).Take(Together).ToListAsync(ct);
            if (sources.Count == 0)
                break;
            foreach (var source in sources.Where(s => Convert.ToHexStringLower(SHA256.HashData(s.Bytes)) != s.Sha256))
                yield return new StoreFinding("sources", $"source {source.Id} ({source.Name})", "its bytes are not those that were imported.");
            after = sources[^1].Id;
        }

        var lost = await db.ImportedArticles.Where(i => !db.Revisions.Any(r => r.ArticleId == i.ArticleId && r.Number == i.RevisionNumber))
            .OrderBy(i => i.Id).Select(i => new { i.SourceId, i.ArticleId, i.RevisionNumber }).ToListAsync(ct);
        foreach (var trace in lost)
            yield return new StoreFinding("sources", $"source {trace.SourceId}", $"revision {trace.RevisionNumber} of article {trace.ArticleId}, which was imported from it, does not exist.");
    }
}
