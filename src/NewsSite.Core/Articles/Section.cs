namespace NewsSite.Core.Articles;

/// <summary>A part of the paper, for example "World". Every article is in one section or none.</summary>
public sealed class Section
{
    /// <summary>Longest name, in characters.</summary>
    public const int NameMaxLength = 80;

    /// <summary>Longest description, in characters.</summary>
    public const int DescriptionMaxLength = 1000;

    public long Id { get; internal set; }

    public string Name { get; internal set; } = "";

    /// <summary>Last part of the address <c>/sections/{slug}</c>, lower case, unique.</summary>
    public string Slug { get; internal set; } = "";

    /// <summary>What the section is about, for its page; empty when not written.</summary>
    public string Description { get; internal set; } = "";

    /// <summary>Place in the navigation, smallest first; equal places go by name.</summary>
    public int Position { get; internal set; }

    /// <summary>Concurrency token, raised by every change of the row.</summary>
    public long Version { get; internal set; }
}

/// <summary>A section as readers see it.</summary>
/// <param name="Id">Section id.</param>
/// <param name="Name">Plain text.</param>
/// <param name="Slug">Last part of its address.</param>
/// <param name="Description">Plain text; empty when not written.</param>
public sealed record SectionLink(long Id, string Name, string Slug, string Description);
