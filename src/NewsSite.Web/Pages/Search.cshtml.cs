using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsSite.Core;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Search;
using NewsSite.Web.Presentation;

namespace NewsSite.Web.Pages;

/// <summary>Finds stories by their words.</summary>
public sealed class SearchModel(ArticleSearch search, OtherSpelling spelling, SearchChoices choices, Wording words, SiteMeter meter) : PageModel
{
    // So many words are offered by themselves when all of them together found nothing.
    private const int WordsMost = 4;

    public SearchQuery Query { get; private set; } = SearchQuery.Parse(null);

    public SearchChoice Choice { get; private set; } = SearchChoice.None;

    public IReadOnlyList<SectionLink> Sections { get; private set; } = [];

    public IReadOnlyList<SearchHit> Hits { get; private set; } = [];

    /// <summary>The same search spelled otherwise; null when there is none to offer.</summary>
    public string? Meant { get; private set; }

    /// <summary>Address of the next page; null on the last.</summary>
    public string? Next { get; private set; }

    /// <summary>True when something was looked for and nothing was found.</summary>
    public bool IsEmpty => Query.Reason is null && Hits.Count == 0;

    /// <summary>The address of this page of the results.</summary>
    public string Path { get; private set; } = Addresses.Search;

    /// <summary>What became of the search, in a sentence; empty before anything was typed and from the second page on.</summary>
    public string Status { get; private set; } = "";

    /// <summary>Searches that find more than this one, which found nothing: each with what to call it.</summary>
    public IEnumerable<(string Name, string Address)> Wider()
    {
        if (Choice.IsNarrow)
            yield return (words.Everywhere, Address(Query.Text, SearchChoice.None));
        if (Query.Wanted.Count + Query.Unwanted.Count < 2)
            yield break;
        foreach (var typed in Query.Wanted.Select(term => term.Typed).Distinct().Take(WordsMost))
            yield return (string.Format(words.Culture, words.OnlyThisWord, typed), Address(typed, Choice));
    }

    public async Task<IActionResult> OnGetAsync(string? q, string? section, string? tag, string? from, string? to, string? after, CancellationToken ct)
    {
        Query = SearchQuery.Parse(q);
        Sections = await choices.SectionsAsync(ct);
        Choice = await choices.ReadAsync(section, tag, from, to, words, ct);
        var began = Stopwatch.GetTimestamp();
        var filter = choices.Filter(Choice);
        if (await search.FindAsync(Query, filter, after, ct) is not { } page)
            return BadRequest();
        meter.Searched(Stopwatch.GetElapsedTime(began));

        Hits = page.Hits;
        Path = Address(Query.Text, Choice, after);
        Next = page.Next is null ? null : Address(Query.Text, Choice, page.Next);
        if (string.IsNullOrEmpty(after))
        {
            Status = StatusOf(page);
            if (Query.Reason is null && (IsEmpty || page.IsCompleted))
                Meant = await spelling.OfAsync(Query, filter, ct);
        }

        Response.Headers.CacheControl = CachePolicy.List;
        return Page();
    }

    /// <summary>The address of a search.</summary>
    public static string Address(string typed, SearchChoice choice, string? after = null)
    {
        var keys = choice.Keys().Prepend(("q", typed)).Append(("after", after)).Where(key => !string.IsNullOrEmpty(key.Item2));
        var query = string.Join('&', keys.Select(key => $"{key.Item1}={Uri.EscapeDataString(key.Item2!)}"));
        return query.Length == 0 ? Addresses.Search : $"{Addresses.Search}?{query}";
    }

    private string StatusOf(SearchPage page)
    {
        var within = Choice.Within(words);
        if (Query.Reason is not null)
            return Query.Text.Length == 0 && !Choice.IsNarrow ? "" : Query.Unwanted.Count > 0 ? words.OnlyLeavesOut : words.TypeAWord;
        if (page.Hits.Count == 0)
            return string.Format(words.Culture, words.NothingFound, Query.Text, within);
        if (page.IsCompleted)
            return string.Format(words.Culture, words.FoundBeginnings, within, Query.Completion!.Wanted[^1].Typed);
        if (page.Next is not null)
            return string.Format(words.Culture, words.FoundMore, page.Hits.Count, within);
        return page.Hits.Count == 1 ? string.Format(words.Culture, words.FoundOne, within) : string.Format(words.Culture, words.Found, page.Hits.Count, within);
    }
}
