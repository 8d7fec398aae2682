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

    /// <summary>True when the browser keeps what is typed here: then the page may go.</summary>
    public bool IsKept { get; init; }

    /// <summary>True when a new note has been begun.</summary>
    public bool IsBegun => Passage.Length + Text.Length > 0;

    /// <summary>True when there is something that would be lost with the page.</summary>
    public bool IsUnsent => !IsKept && (IsBegun || Answers.Values.Any(answer => !string.IsNullOrWhiteSpace(answer)));

    /// <summary>What is typed in answer to a note; empty for nothing.</summary>
    public string AnswerTo(long note) => Answers.GetValueOrDefault(note) ?? "";
}
