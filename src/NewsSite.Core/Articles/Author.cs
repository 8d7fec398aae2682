namespace NewsSite.Core.Articles;

/// <summary>Somebody named in a byline. Made the first time the name is published; need not have an account.</summary>
public sealed class Author
{
    /// <summary>Longest name, in characters.</summary>
    public const int NameMaxLength = 200;

    public long Id { get; internal set; }

    /// <summary>As readers see it.</summary>
    public string Name { get; internal set; } = "";

    /// <summary><see cref="Name"/> folded for look-up, unique.</summary>
    public string Key { get; internal set; } = "";

    /// <summary>Last part of the address <c>/authors/{slug}</c>, lower case, unique.</summary>
    public string Slug { get; internal set; } = "";
}

/// <summary>A live story on an author's page: derived from the live revision's byline, like <see cref="TagListing"/> from its tags.</summary>
public sealed class AuthorListing
{
    public long AuthorId { get; internal set; }

    public Author? Author { get; internal set; }

    public long ArticleId { get; internal set; }

    public Article? Article { get; internal set; }

    /// <summary><see cref="Article.PublishedAt"/>, UTC.</summary>
    public DateTime PublishedAt { get; internal set; }

    /// <summary>Order of the name in the byline, from 0.</summary>
    public int Position { get; internal set; }
}
