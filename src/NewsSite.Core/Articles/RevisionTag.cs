namespace NewsSite.Core.Articles;

/// <summary>A tag as an editor put it on one revision. It keeps pointing at the tag that was chosen, also when that tag is merged later.</summary>
public sealed class RevisionTag
{
    public long ArticleId { get; internal set; }

    public int RevisionNumber { get; internal set; }

    public long TagId { get; internal set; }

    public Tag? Tag { get; internal set; }

    /// <summary>Order in which the editor typed the tags, from 0.</summary>
    public int Position { get; internal set; }
}

/// <summary>
/// A live story on a tag's page: derived from the live revision's tags with merged tags resolved, and rewritten in the transaction of
/// every verb that changes either. It repeats the publication time so that a page of the list is one index range.
/// </summary>
public sealed class TagListing
{
    public long TagId { get; internal set; }

    public Tag? Tag { get; internal set; }

    public long ArticleId { get; internal set; }

    public Article? Article { get; internal set; }

    /// <summary><see cref="Article.PublishedAt"/>, UTC.</summary>
    public DateTime PublishedAt { get; internal set; }

    /// <summary>Order of the tag on the story, from 0.</summary>
    public int Position { get; internal set; }
}
