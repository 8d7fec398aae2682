using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsSite.Core;
using NewsSite.Core.Data;
using NewsSite.Core.Search;
using NewsSite.Web.Presentation;

namespace NewsSite.Web.Pages;

/// <summary>Finds stories by their words.</summary>
public sealed class SearchModel(ArticleSearch search, SiteMeter meter) : PageModel
{
    public SearchQuery Query { get; private set; } = SearchQuery.Parse(null);

    public IReadOnlyList<SearchHit> Hits { get; private set; } = [];

    /// <summary>Address of the next page; null on the last.</summary>
    public string? Next { get; private set; }

    /// <summary>True when something was looked for and nothing was found.</summary>
    public bool IsEmpty => Query.Reason is null && Hits.Count == 0;

    /// <summary>The address of this page of the results.</summary>
    public string Path { get; private set; } = Addresses.Search;

    private bool IsFirst { get; set; } = true;

    public async Task<IActionResult> OnGetAsync(string? q, string? after, CancellationToken ct)
    {
        Query = SearchQuery.Parse(q);
        var began = Stopwatch.GetTimestamp();
        if (await search.FindAsync(Query, after, ct) is not { } page)
            return BadRequest();
        meter.Searched(Stopwatch.GetElapsedTime(began));

        Hits = page.Hits;
        IsFirst = string.IsNullOrEmpty(after);
        Path = Address(after);
        Next = page.Next is null ? null : Address(page.Next);
        Response.Headers.CacheControl = CachePolicy.List;
        return Page();
    }

    /// <summary>What became of the search, in a sentence; empty before anything was typed and from the second page on.</summary>
    public string Status(Wording words)
    {
        if (Query.Reason is { } reason)
            return Query.Text.Length == 0 ? "" : reason;
        if (Hits.Count == 0)
            return string.Format(words.Culture, words.NothingFound, Query.Text);
        if (!IsFirst)
            return "";
        var found = Next is not null ? words.FoundMore : Hits.Count == 1 ? words.FoundOne : words.Found;
        return string.Format(words.Culture, found, Hits.Count);
    }

    private string Address(string? after)
    {
        var address = Query.Text.Length == 0 ? Addresses.Search : $"{Addresses.Search}?q={Uri.EscapeDataString(Query.Text)}";
        return string.IsNullOrEmpty(after) ? address : $"{address}&after={Uri.EscapeDataString(after)}";
    }
}
