namespace NewsSite.Web.Areas.Admin.Pages.Articles;

/// <summary>What is typed into the panel of notes, as it is posted.</summary>
public sealed record NoteForm
{
    /// <summary>The words that a new note is about.</summary>
    public string Passage { get; init; } = "";

    /// <summary>Where they were selected: field and place; empty when they were typed.</summary>
    public string At { get; init; } = "";

    /// <summary>What there is to say of them.</summary>
    public string Text { get; init; } = "";

    /// <summary>Answers by the number of their note.</summary>
    public Dictionary<long, string?> Answers { get; init; } = [];

    /// <summary>True when a new note has been begun.</summary>
    public bool IsBegun => Passage.Length + Text.Length > 0;
}
