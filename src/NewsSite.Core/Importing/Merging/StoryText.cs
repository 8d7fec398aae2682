using NewsSite.Core.Publishing.Merging;

namespace NewsSite.Core.Importing.Merging;

/// <summary>The parts of a story that a source can change.</summary>
internal sealed record StoryText
{
    public required string Headline { get; init; }

    public string Byline { get; init; } = "";

    public string Dateline { get; init; } = "";

    public required string Language { get; init; }

    /// <summary>Markdown.</summary>
    public required string Body { get; init; }

    public IReadOnlyList<MergeCaption> Captions { get; init; } = [];

    /// <summary>Whether both say the same, line ends and captions' photos aside.</summary>
    public bool SaysTheSame(StoryText other) =>
        Headline == other.Headline && Byline == other.Byline && Dateline == other.Dateline && Language == other.Language
        && TextBlocks.Of(Body).Select(block => block.Key).SequenceEqual(TextBlocks.Of(other.Body).Select(block => block.Key), StringComparer.Ordinal)
        && Captions.Select(caption => caption.Key).SequenceEqual(other.Captions.Select(caption => caption.Key), StringComparer.Ordinal);
}

/// <summary>A caption of a story, with what the desk may have added to it.</summary>
/// <param name="Text">Null: as the photo says, or none.</param>
/// <param name="Credit">Null: as the photo says, or none.</param>
/// <param name="PhotoId">The photo that the desk put to it.</param>
/// <param name="AlternativeText">What the desk wrote for those who do not see the photo.</param>
internal sealed record MergeCaption(string? Text, string? Credit, long? PhotoId = null, string? AlternativeText = null)
{
    /// <summary>What two captions are compared by: what a source can say.</summary>
    public string Key => $"{Text}\n{Credit}";

    /// <summary>Whether the desk put something to it that would go with it.</summary>
    public bool IsHeld => PhotoId is not null || AlternativeText is not null;
}

/// <summary>A part of a story that both sides changed; the desk's stays.</summary>
/// <param name="Part">As in <see cref="History.ImportConflict.Part"/>.</param>
/// <param name="Before">What the source said before.</param>
/// <param name="FromSource">What the source says now.</param>
/// <param name="FromDesk">What the desk has, and keeps.</param>
internal sealed record StoryConflict(string Part, string Before, string FromSource, string FromDesk);

/// <summary>A merged story.</summary>
/// <param name="Text">With every change of the desk, and every change of the source that is not in conflict.</param>
/// <param name="Conflicts">What has to be settled by an editor; none when the merge was clean.</param>
internal sealed record MergedStory(StoryText Text, IReadOnlyList<StoryConflict> Conflicts);
