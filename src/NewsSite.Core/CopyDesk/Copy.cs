namespace NewsSite.Core.CopyDesk;

/// <summary>A story as the copy desk reads it: what was typed, and what the store knows about it.</summary>
public sealed record Copy
{
    public string Headline { get; init; } = "";
    public string Standfirst { get; init; } = "";

    /// <summary>Markdown.</summary>
    public string Body { get; init; } = "";
    public string Byline { get; init; } = "";
    public bool HasSection { get; init; }
    public bool HasTags { get; init; }

    /// <summary>In order.</summary>
    public IReadOnlyList<CopyCaption> Captions { get; init; } = [];

    /// <summary>Words of the known tags' names, folded as <see cref="Search.SearchText.Fold"/> folds: how they are spelt is settled.</summary>
    public IReadOnlySet<string> KnownWords { get; init; } = new HashSet<string>();

    /// <summary>Addresses that lead nowhere, as they stand in the text, and why: part of a sentence such as “no story is there”.</summary>
    public IReadOnlyDictionary<string, string> BrokenLinks { get; init; } = new Dictionary<string, string>();

    /// <summary>The copy in pieces that are read one by one; made once for all checks.</summary>
    internal IReadOnlyList<Passage> Passages => field ??= Passage.Of(this);

    // A copy that says something else is read anew.
    private Copy(Copy other)
    {
        (Headline, Standfirst, Body, Byline) = (other.Headline, other.Standfirst, other.Body, other.Byline);
        (HasSection, HasTags, Captions, KnownWords, BrokenLinks) = (other.HasSection, other.HasTags, other.Captions, other.KnownWords, other.BrokenLinks);
    }

    /// <summary>Empty copy.</summary>
    public Copy()
    {
    }
}

/// <summary>A caption as the copy desk reads it.</summary>
public sealed record CopyCaption
{
    /// <summary>As typed in the story; empty where it says what its photo says, or nothing.</summary>
    public string Text { get; init; } = "";

    /// <summary>As typed in the story; empty where it says what its photo says, or nothing.</summary>
    public string Credit { get; init; } = "";

    /// <summary>As readers get it: the story's, or else the photo's.</summary>
    public bool HasCredit { get; init; }

    /// <summary>As readers get it: the story's, or else the photo's.</summary>
    public bool HasAlternativeText { get; init; }

    /// <summary>True when the picture says nothing that the text does not.</summary>
    public bool IsDecorative { get; init; }

    /// <summary>Name of the photo's file; null for a caption that stands alone.</summary>
    public string? Photo { get; init; }
}
