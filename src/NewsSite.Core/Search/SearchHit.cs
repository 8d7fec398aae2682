namespace NewsSite.Core.Search;

/// <summary>A published story that a search found, as the result list shows it.</summary>
public sealed record SearchHit
{
    /// <summary>Last part of the story's address.</summary>
    public required string Slug { get; init; }

    /// <summary>The whole headline with the found words marked.</summary>
    public required IReadOnlyList<ExcerptPart> Headline { get; init; }

    /// <summary>The place of the story where most of the query's terms stand, with the found words marked; its beginning when they stand elsewhere, for example in a caption.</summary>
    public required IReadOnlyList<ExcerptPart> Excerpt { get; init; }

    /// <summary>BCP 47 tag of the story's language.</summary>
    public required string Language { get; init; }

    /// <summary>First publication, UTC.</summary>
    public required DateTime PublishedAt { get; init; }

    /// <summary>Name of the section; null when it is in none.</summary>
    public string? SectionName { get; init; }

    /// <summary>Last part of the section's address; null when it is in none.</summary>
    public string? SectionSlug { get; init; }
}

/// <summary>A page of search results.</summary>
/// <param name="Hits">The best first; stories that have the last word only as the beginning of one come after all that have it.</param>
/// <param name="Next">What to ask the next page with; null on the last one.</param>
public sealed record SearchPage(IReadOnlyList<SearchHit> Hits, string? Next)
{
    /// <summary>Nothing found.</summary>
    public static SearchPage Empty { get; } = new([], null);

    /// <summary>True when no hit has the last word as it was typed, only words that begin so.</summary>
    public bool IsCompleted { get; init; }
}
