using System.Linq.Expressions;

namespace NewsSite.Core.Articles;

/// <summary>Whether a tag has been taken into the vocabulary.</summary>
public enum TagState
{
    /// <summary>Typed by a writer or editor, waiting for an admin; readers do not see it.</summary>
    Proposed = 0,

    /// <summary>Part of the vocabulary; readers see it on stories and at its own address.</summary>
    Accepted = 1,
}

/// <summary>
/// A topic. Renaming keeps the old address by redirect; merging keeps the tag as a pointer to the one it went into; deleting
/// only hides it, so each of these can be taken back.
/// </summary>
public sealed class Tag
{
    /// <summary>Longest name, in characters.</summary>
    public const int NameMaxLength = 100;

    /// <summary>Longest description, in characters.</summary>
    public const int DescriptionMaxLength = 1000;

    public long Id { get; internal set; }

    /// <summary>As readers see it.</summary>
    public string Name { get; internal set; } = "";

    /// <summary><see cref="Name"/> folded for look-up (<c>Search.SearchText.Fold</c>), unique among tags.</summary>
    public string Key { get; internal set; } = "";

    /// <summary>Last part of the address <c>/tags/{slug}</c>, lower case, unique.</summary>
    public string Slug { get; internal set; } = "";

    /// <summary>What the topic is, for its page; empty when not written.</summary>
    public string Description { get; internal set; } = "";

    public TagState State { get; internal set; }

    /// <summary>The tag that this one was merged into; null while it stands for itself.</summary>
    public long? MergedIntoId { get; internal set; }

    /// <summary>The tag that this one was merged into; null while it stands for itself.</summary>
    public Tag? MergedInto { get; internal set; }

    /// <summary>When it was deleted, UTC; null while it is in use.</summary>
    public DateTime? DeletedAt { get; internal set; }

    /// <summary>How many live stories carry it: the rows of <see cref="TagListing"/>, kept as a number so that lists need not count.</summary>
    public int LiveCount { get; internal set; }

    /// <summary>Concurrency token, raised by every change of the row.</summary>
    public long Version { get; internal set; }

    /// <summary>Other names that lead to this tag.</summary>
    public List<TagAlias> Aliases { get; } = [];

    /// <summary>The one meaning of "readers may see this tag".</summary>
    public static Expression<Func<Tag, bool>> IsPublic { get; } =
        tag => tag.State == TagState.Accepted && tag.DeletedAt == null && tag.MergedIntoId == null;
}

/// <summary>Another name of a tag: typing it gives the tag.</summary>
public sealed class TagAlias
{
    public long Id { get; internal set; }

    public long TagId { get; internal set; }

    public string Name { get; internal set; } = "";

    /// <summary><see cref="Name"/> folded for look-up, unique among aliases.</summary>
    public string Key { get; internal set; } = "";
}
