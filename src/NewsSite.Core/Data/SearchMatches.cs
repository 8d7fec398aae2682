using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Search;

namespace NewsSite.Core.Data;

/// <summary>A document that a search found.</summary>
/// <param name="DocumentId">Of the search text.</param>
/// <param name="Query">Whose words it has: the search itself, or its completion.</param>
/// <param name="Cursor">Where the search goes on after it.</param>
internal sealed record SearchMatch(long DocumentId, SearchQuery Query, SearchCursor Cursor);

/// <summary>
/// The stories that answer a search, in order, and no more of them than are asked for. The newest hundred with every term in the headline and the newest
/// hundred with them elsewhere are ranked by <see cref="SearchRank"/>; what is older follows newest first, an order that the indexes keep. So a page costs
/// the same however many stories there are, and databases that find the same rank the same.
/// </summary>
internal sealed class SearchMatches(NewsDb db, ISearchIndex index, SearchQuery query, SearchFilter filter)
{
    private const int RankedMost = 100;
    private const int TailPage = ArticleSearch.PageSize + 1;

    // Some two thousand words: what a story says often it says there too.
    private const int RankedLength = 12_000;

    private SearchFilter? _within;

    /// <summary>What comes after the cursor.</summary>
    public async IAsyncEnumerable<SearchMatch> AfterAsync(SearchCursor cursor, [EnumeratorCancellation] CancellationToken ct)
    {
        var isNowhere = cursor == SearchCursor.Start(cursor.Day);
        if (!cursor.IsCompletion)
        {
            await foreach (var match in AfterAsync(query, cursor, ct))
            {
                isNowhere = false;
                yield return match;
            }

            cursor = SearchCursor.Start(cursor.Day, isCompletion: true);
        }

        if (query.Completion is not { } completion)
            yield break;
        await foreach (var match in AfterAsync(isNowhere && !query.IsForHeadlines ? completion.WithoutExcept() : completion, cursor, ct))
            yield return match;
    }

    private async IAsyncEnumerable<SearchMatch> AfterAsync(SearchQuery wanted, SearchCursor cursor, [EnumeratorCancellation] CancellationToken ct)
    {
        if (cursor.IsRanked)
        {
            var candidates = await CandidatesAsync(wanted, cursor.Top, ct);
            var top = candidates.Select(c => c.Id).DefaultIfEmpty().Max();
            foreach (var (score, id) in Ranked(wanted, candidates, cursor))
                yield return new SearchMatch(id, wanted, cursor with { Top = top, First = score, Second = id });
            cursor = cursor with { IsRanked = false, Top = 0, First = End(candidates.Where(c => c.IsInHeadline)), Second = End(candidates.Where(c => !c.IsInHeadline)) };
        }

        while (cursor.First > 0)
        {
            var ids = await OlderAsync(wanted, SearchScope.Headline, cursor.First, ct);
            foreach (var id in ids)
                yield return new SearchMatch(id, wanted, cursor = cursor with { First = id });
            if (ids.Count < TailPage)
                cursor = cursor with { First = 0 };
        }

        while (cursor.Second > 0 && !wanted.IsForHeadlines)
        {
            var ids = await OlderAsync(wanted, SearchScope.Elsewhere, cursor.Second, ct);
            foreach (var id in ids)
                yield return new SearchMatch(id, wanted, cursor = cursor with { Second = id });
            if (ids.Count < TailPage)
                cursor = cursor with { Second = 0 };
        }
    }

    // The newest ones were all; or what is older begins below the oldest of them.
    private static long End(IEnumerable<Candidate> candidates)
    {
        var ids = candidates.Select(c => c.Id).ToList();
        return ids.Count < RankedMost ? 0 : ids.Min();
    }

    private static IEnumerable<(long Score, long Id)> Ranked(SearchQuery wanted, IEnumerable<Candidate> candidates, SearchCursor cursor) => candidates
        .Select(c => (Score: SearchRank.Score(wanted, Text(c, cursor.Day)), c.Id))
        .Where(c => c.Score < cursor.First || (c.Score == cursor.First && c.Id < cursor.Second))
        .OrderByDescending(c => c.Score).ThenByDescending(c => c.Id);

    private static RankedText Text(Candidate candidate, long day) => new(
        SearchFiling.HeadlineOf(candidate.Headline), candidate.Text, Math.Max(0, day - DateOnly.FromDateTime(candidate.PublishedAt).DayNumber));

    // Both scopes in one statement.
    private async Task<List<Candidate>> CandidatesAsync(SearchQuery wanted, long top, CancellationToken ct)
    {
        var candidates = Newest(await MatchesAsync(wanted, SearchScope.Headline, ct), true);
        if (!wanted.IsForHeadlines)
            candidates = candidates.Concat(Newest(await MatchesAsync(wanted, SearchScope.Elsewhere, ct), false));
        return await candidates.ToListAsync(ct);

        IQueryable<Candidate> Newest(IQueryable<Match> matches, bool isInHeadline) => matches
            .Where(m => m.Document.Id <= top)
            .OrderByDescending(m => m.Document.Id)
            .Take(RankedMost)
            .Select(m => new Candidate
            {
                Id = m.Document.Id,
                IsInHeadline = isInHeadline,
                Headline = m.Document.Headline,
                Text = m.Document.Text.Substring(0, RankedLength),
                PublishedAt = m.Article.PublishedAt!.Value,
            });
    }

    private async Task<List<long>> OlderAsync(SearchQuery wanted, SearchScope scope, long before, CancellationToken ct) =>
        await (await MatchesAsync(wanted, scope, ct))
            .Where(m => m.Document.Id < before)
            .OrderByDescending(m => m.Document.Id)
            .Select(m => m.Document.Id)
            .Take(TailPage)
            .ToListAsync(ct);

    private async Task<IQueryable<Match>> MatchesAsync(SearchQuery wanted, SearchScope scope, CancellationToken ct)
    {
        var within = _within ??= await WithinArchiveAsync(ct);
        var documents = await index.MatchAsync(wanted, SearchAudience.Readers, scope, within, ct);
        var stories = db.Articles.Published();
        if (within.From is { } from)
            stories = stories.Where(a => a.PublishedAt >= from);
        if (within.Until is { } until)
            stories = stories.Where(a => a.PublishedAt < until);
        return documents.Join(stories, d => d.ArticleId, a => a.Id, (d, a) => new Match { Document = d, Article = a });
    }

    // An end that is open is where the archive ends: months in which nothing came out are not worth a look.
    private async Task<SearchFilter> WithinArchiveAsync(CancellationToken ct)
    {
        if (filter.From is null == filter.Until is null)
            return filter;
        var stories = db.Articles.Published();
        return filter.From is null
            ? filter with { From = await stories.OrderBy(a => a.PublishedAt).Select(a => a.PublishedAt).FirstOrDefaultAsync(ct) }
            : filter with { Until = await stories.OrderByDescending(a => a.PublishedAt).Select(a => a.PublishedAt).FirstOrDefaultAsync(ct) + TimeSpan.FromDays(1) };
    }

    private sealed class Match
    {
        public required SearchDocument Document { get; init; }

        public required Article Article { get; init; }
    }

    private sealed class Candidate
    {
        public required long Id { get; init; }

        public required bool IsInHeadline { get; init; }

        public required string Headline { get; init; }

        public required string Text { get; init; }

        public required DateTime PublishedAt { get; init; }
    }
}
