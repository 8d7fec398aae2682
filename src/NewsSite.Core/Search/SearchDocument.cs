namespace NewsSite.Core.Search;

/// <summary>Who a search text is for.</summary>
public enum SearchAudience
{
    /// <summary>The live text of a published story; the row goes in the transaction that withdraws it.</summary>
    Readers = 0,

    /// <summary>Headline, byline and slug of the newest text of any story, for the desk's list.</summary>
    Desk = 1,
}

/// <summary>
/// What can be found of a story, folded by <see cref="SearchText"/> so that every database splits and compares the same words. The
/// databases' own full-text indexes stand on this table. Ids rise with first publication, so the newest finds come first by id.
/// </summary>
public sealed class SearchDocument
{
    public long Id { get; internal set; }

    public SearchAudience Audience { get; internal set; }

    public long ArticleId { get; internal set; }

    /// <summary>Folded headline; for readers with the words of <see cref="SearchFiling"/> behind it, for the desk with byline and slug.</summary>
    public string Headline { get; internal set; } = "";

    /// <summary>Folded standfirst, body, captions, credits and tags; empty for the desk.</summary>
    public string Text { get; internal set; } = "";

    /// <summary>Concurrency token: a change of a tag must not write back the text of a story that is published anew at the same moment.</summary>
    public long Version { get; internal set; }
}
