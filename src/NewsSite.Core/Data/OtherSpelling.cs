using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Search;

namespace NewsSite.Core.Data;

/// <summary>
/// Offers another spelling for a search that found nothing. The words come from what the newest stories, the tags and the sections are called, the
/// same on every database; what is offered has been looked for and is there.
/// </summary>
public sealed class OtherSpelling(NewsDb db, ArticleSearch search, SpellingShelf shelf)
{
    /// <summary>The same search spelled otherwise, which finds something; null when there is none.</summary>
    /// <param name="query">A search that found nothing.</param>
    /// <param name="filter">Which stories were looked through.</param>
    /// <param name="ct">Ends the search.</param>
    public async Task<string?> OfAsync(SearchQuery query, SearchFilter filter, CancellationToken ct)
    {
        var spelling = await shelf.ReadAsync(db, ct);
        var other = query.With(term => term.IsPhrase || term.IsBeginning || spelling.Knows(term) ? null : spelling.Nearest(term.Text));
        var offered = SearchQuery.Parse(other);
        if (offered.Wanted.Select(term => term.Text).SequenceEqual(query.Wanted.Select(term => term.Text)))
            return null;
        return await search.FindsAsync(offered, filter, ct) ? other : null;
    }
}

/// <summary>Keeps the words of the newest stories ready. They may be some minutes old: nothing is offered on their word alone.</summary>
public sealed class SpellingShelf(TimeProvider clock)
{
    // Some ten thousand different words.
    private const int Headlines = 5000;
    private const int Names = 5000;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private Shelved? _kept;

    internal async Task<Spelling> ReadAsync(NewsDb db, CancellationToken ct)
    {
        if (_kept is { } kept && clock.GetElapsedTime(kept.At) < Kept)
            return kept.Words;
        if (_kept is { } old)
            _kept = old with { At = clock.GetTimestamp() }; // one reads them anew, the others go on with what there is
        var texts = await db.Articles.AsNoTracking().Published().NewestFirst().Take(Headlines)
            .Join(db.Revisions, a => new { ArticleId = a.Id, Number = a.LiveNumber }, r => new { r.ArticleId, Number = (int?)r.Number }, (a, r) => r.Headline)
            .ToListAsync(ct);
        texts.AddRange(await db.Tags.AsNoTracking().Public().OrderByDescending(t => t.LiveCount).ThenBy(t => t.Key).Take(Names).Select(t => t.Name).ToListAsync(ct));
        texts.AddRange(await db.Sections.AsNoTracking().Select(s => s.Name).ToListAsync(ct));
        var words = new Spelling(texts);
        _kept = new Shelved(words, clock.GetTimestamp());
        return words;
    }

    private sealed record Shelved(Spelling Words, long At);
}
