using NewsSite.Core.Articles;
using NewsSite.Core.Publishing;

namespace NewsSite.Web.Areas.Admin.Pages.Articles;

/// <summary>What the desk says to each other about the text in the editor.</summary>
/// <param name="Story">Number of the story, or <c>new</c>.</param>
/// <param name="Open">Notes that are not resolved, the oldest first.</param>
/// <param name="Resolved">The others, the one that was resolved last first.</param>
/// <param name="Typed">What is typed and not sent.</param>
public sealed record NotesPanel(string Story, IReadOnlyList<PlacedNote> Open, IReadOnlyList<PlacedNote> Resolved, NoteForm Typed)
{
    /// <summary>How many notes are open, in words.</summary>
    public string Says => Open.Count == 0 ? T("No open notes.") : T($"{Open.Count} open");

    /// <summary>Reads the notes and finds their words in what is typed.</summary>
    /// <param name="http">The request.</param>
    /// <param name="story">Number of the story, or <c>new</c>.</param>
    /// <param name="input">What is typed into the story.</param>
    /// <param name="typed">What is typed into the panel.</param>
    /// <param name="ct">Cancels.</param>
    internal static async Task<NotesPanel> ReadAsync(HttpContext http, string story, StoryForm input, NoteForm typed, CancellationToken ct)
    {
        if (CheckChange.Number(story) is not { } id)
            return new NotesPanel(story, [], [], typed);
        var text = CheckChange.Unified(input).ToText();
        var notes = (await http.RequestServices.GetRequiredService<NoteDesk>().ReadAsync(id, ct)).Select(note => new PlacedNote(note, note.Passage.In(CheckChange.Field(text, note.Field)))).ToList();
        return new NotesPanel(
            story, [.. notes.Where(placed => placed.Note.ResolvedAt is null)], [.. notes.Where(placed => placed.Note.ResolvedAt is not null).OrderByDescending(placed => placed.Note.ResolvedAt)], typed);
    }
}

/// <summary>A note and where its words stand.</summary>
/// <param name="Note">The note.</param>
/// <param name="Start">Where they begin in their field; null when they are not there any more.</param>
public sealed record PlacedNote(StoryNote Note, int? Start)
{
    // As much as says which words are meant.
    private const int ShownMost = 140;

    /// <summary>The words, cut where they are many.</summary>
    public string Quote => Note.Quote.Length <= ShownMost ? Note.Quote : Note.Quote.Upto(ShownMost) + "…";
}
