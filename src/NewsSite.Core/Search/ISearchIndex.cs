namespace NewsSite.Core.Search;

/// <summary>Where the terms of a query are looked for.</summary>
public enum SearchScope
{
    /// <summary>In <see cref="SearchDocument.Headline"/> alone.</summary>
    Headline,

    /// <summary>In <see cref="SearchDocument.Headline"/> and <see cref="SearchDocument.Text"/>.</summary>
    Anywhere,
}

/// <summary>The full-text index of one database: the one part of search in which the databases differ.</summary>
public interface ISearchIndex
{
    /// <summary>
    /// The documents that hold every wanted term of the query and no unwanted one, for both audiences and in no order. The caller filters,
    /// orders by <see cref="SearchDocument.Id"/> and takes a page, and the database stops when it has that.
    /// </summary>
    /// <param name="query">A query with at least one wanted term.</param>
    /// <param name="scope">Where wanted and unwanted terms are looked for.</param>
    /// <param name="ct">Ends the wait.</param>
    Task<IQueryable<SearchDocument>> MatchAsync(SearchQuery query, SearchScope scope, CancellationToken ct);
}
