using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;

namespace NewsSite.Core.Importing;

/// <summary>An article of the store as an import sees it.</summary>
/// <param name="ArticleId">Its id.</param>
/// <param name="RevisionNumber">The revision that says what the source said.</param>
/// <param name="From">Where it was imported from.</param>
internal sealed record StoredStory(long ArticleId, int RevisionNumber, Provenance From);

/// <summary>What the store knows of a batch of files: a fixed number of look-ups, whatever the number of files and of stories.</summary>
internal sealed class StoredSources
{
    /// <summary>Hashes of the files that were imported before, with whether a newer version of the file came in since.</summary>
    public required IReadOnlyDictionary<string, bool> IsOutdatedBySha256 { get; init; }

    /// <summary>Names of the files of which other bytes were imported before.</summary>
    public required IReadOnlySet<string> KnownNames { get; init; }

    /// <summary>Stories by <see cref="History.ImportedArticle.ContentKey"/>.</summary>
    public required IReadOnlyDictionary<string, StoredStory> ByContent { get; init; }

    /// <summary>Stories by <see cref="History.ImportedArticle.HeadlineKey"/>; of several with one headline, the first.</summary>
    public required IReadOnlyDictionary<string, StoredStory> ByHeadline { get; init; }

    /// <summary>Looks a batch up.</summary>
    public static async Task<StoredSources> LookUpAsync(NewsDb db, IReadOnlyList<PreparedSource> sources, CancellationToken ct)
    {
        var hashes = sources.Select(source => source.Sha256!).Distinct().ToList();
        var names = sources.Select(source => source.File.Name).Distinct().ToList();
        var contents = sources.SelectMany(source => source.Stories).Select(story => story.ContentKey).Distinct().ToList();
        var headlines = sources.SelectMany(source => source.Stories).Select(story => story.HeadlineKey).Distinct().ToList();

        var same = await db.ImportedSources.Where(s => EF.Parameter(hashes).Contains(s.Sha256)).Select(s => new { s.Id, s.Sha256, s.Name }).ToListAsync(ct);
        var newest = await db.ImportedSources.Where(s => EF.Parameter(names).Contains(s.Name))
            .GroupBy(s => s.Name).Select(group => new { Name = group.Key, Id = group.Max(s => s.Id) })
            .ToDictionaryAsync(s => s.Name, s => s.Id, StringComparer.Ordinal, ct);
        return new StoredSources
        {
            IsOutdatedBySha256 = same.ToDictionary(s => s.Sha256, s => newest.TryGetValue(s.Name, out var id) && id != s.Id, StringComparer.Ordinal),
            KnownNames = newest.Keys.ToHashSet(StringComparer.Ordinal),
            ByContent = (await StoriesAsync(
                    db, db.ImportedArticles.Where(i => EF.Parameter(contents).Contains(i.ContentKey)).GroupBy(i => i.ContentKey).Select(same => same.Min(i => i.Id)), ct))
                .ToDictionary(story => story.ContentKey, story => story.Story, StringComparer.Ordinal),
            ByHeadline = (await StoriesAsync(
                    db, db.ImportedArticles.Where(i => EF.Parameter(headlines).Contains(i.HeadlineKey)).GroupBy(i => i.HeadlineKey).Select(same => same.Min(i => i.Id)), ct))
                .ToDictionary(story => story.HeadlineKey, story => story.Story, StringComparer.Ordinal),
        };
    }

    private static async Task<List<Found>> StoriesAsync(NewsDb db, IQueryable<long> importedIds, CancellationToken ct) =>
        await (from imported in db.ImportedArticles
               where importedIds.Contains(imported.Id)
               join source in db.ImportedSources on imported.SourceId equals source.Id
               select new Found(
                   imported.ContentKey,
                   imported.HeadlineKey,
                   new StoredStory(imported.ArticleId, imported.RevisionNumber, new Provenance(source.Name, imported.Line)))).ToListAsync(ct);

    private sealed record Found(string ContentKey, string HeadlineKey, StoredStory Story);
}
