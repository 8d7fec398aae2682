namespace NewsSite.Core.Search;

/// <summary>Where the wanted terms of a query stand. No document is in both.</summary>
public enum SearchScope
{
    /// <summary>All of them in <see cref="SearchDocument.Headline"/>.</summary>
    Headline,

    /// <summary>All of them in <see cref="SearchDocument.Headline"/> or <see cref="SearchDocument.Text"/>, but not all in the headline.</summary>
    Elsewhere,
}

/// <summary>The full-text index of one database: the one part of search in which the databases differ.</summary>
public interface ISearchIndex
{
    /// <summary>
    /// The documents that hold every wanted term of the query in the scope and no unwanted one anywhere, in no order. The
    /// caller filters, orders by <see cref="SearchDocument.Id"/> and takes a page, and the database stops when it has that.
    /// </summary>
    /// <param name="query">A query with at least one wanted term.</param>
    /// <param name="audience">Whose documents.</param>
    /// <param name="scope">Where the wanted terms stand.</param>
    /// <param name="filter">Whose <see cref="SearchFilter.Filing"/> a document must have too; the exact times are for the caller.</param>
    /// <param name="ct">Ends the wait.</param>
    Task<IQueryable<SearchDocument>> MatchAsync(SearchQuery query, SearchAudience audience, SearchScope scope, SearchFilter filter, CancellationToken ct);
}
