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
