namespace NewsSite.Web.Presentation;

// What the search page says. In a count {0} is the number and {1} where was searched, which begins with a space or is empty.
public sealed partial record Wording
{
    public required string SearchHelp { get; init; }
    public required string NarrowSearch { get; init; }
    public required string SearchSection { get; init; }
    public required string AllSections { get; init; }
    public required string SearchTopic { get; init; }
    public required string SearchFrom { get; init; }
    public required string SearchTo { get; init; }
    public required string WithinSection { get; init; }
    public required string WithinTopic { get; init; }
    public required string WithinFrom { get; init; }
    public required string WithinTo { get; init; }
    public required string NoSuchSection { get; init; }
    public required string NoSuchTopic { get; init; }
    public required string NoSuchDay { get; init; }
    public required string DaysTurned { get; init; }
    public required string Found { get; init; }

    /// <summary>{0} is where it was searched.</summary>
    public required string FoundOne { get; init; }
    public required string FoundMore { get; init; }

    /// <summary>{0} is where it was searched, {1} the beginning of a word.</summary>
    public required string FoundBeginnings { get; init; }

    /// <summary>{0} is what was typed, {1} where it was searched.</summary>
    public required string NothingFound { get; init; }

    /// <summary>What was looked through; {0} is where.</summary>
    public required string Searched { get; init; }
    public required string DidYouMean { get; init; }
    public required string QuestionMark { get; init; }
    public required string SearchWider { get; init; }
    public required string Everywhere { get; init; }
    public required string OnlyThisWord { get; init; }
    public required string TypeAWord { get; init; }
    public required string OnlyLeavesOut { get; init; }
}
