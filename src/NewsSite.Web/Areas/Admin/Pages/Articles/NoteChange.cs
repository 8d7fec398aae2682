using System.Globalization;
using NewsSite.Core.Publishing;
using NewsSite.Web.Security;

namespace NewsSite.Web.Areas.Admin.Pages.Articles;

/// <summary>What the buttons of the panel of notes do: <c>make</c>, <c>answer-NUMBER</c>, <c>resolve-NUMBER</c>, <c>reopen-NUMBER</c>.</summary>
internal static class NoteChange
{
    /// <summary>Does it.</summary>
    /// <returns>What is still typed afterwards, and what stood in the way, named by the form's fields; null when there is no such story or note.</returns>
    public static async Task<(NoteForm Typed, IReadOnlyList<Problem> Problems)?> DoAsync(HttpContext http, string story, StoryForm input, NoteForm typed, string change, CancellationToken ct)
    {
        if (change.Length == 0)
            return (typed, Problem.None);
        if (CheckChange.Number(story) is not { } id)
            return null;
        var (desk, actor) = (http.RequestServices.GetRequiredService<NoteDesk>(), http.Actor());
        var (verb, note) = change.Split('-') is [var named, var number] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? (named, parsed) : (change, 0);
        var problems = verb switch
        {
            "make" => await desk.MakeAsync(id, CheckChange.Unified(input).ToText(), new NewNote(typed.Passage, typed.At, typed.Text), actor, ct),
            "answer" => Of(note, await desk.AnswerAsync(id, note, typed.AnswerTo(note), actor, ct)),
            "resolve" => await desk.ResolveAsync(id, note, actor, ct),
            "reopen" => await desk.ReopenAsync(id, note, actor, ct),
            _ => Problem.None,
        };
        if (problems is not { Count: 0 })
            return problems is null ? null : (typed, problems);
        return (verb switch
        {
            "make" => typed with { Passage = "", At = "", Text = "" },
            "answer" => typed with { Answers = typed.Answers.Where(answer => answer.Key != note).ToDictionary() },
            _ => typed,
        }, problems);
    }

    private static IReadOnlyList<Problem>? Of(long note, IReadOnlyList<Problem>? problems) =>
        problems?.Select(problem => problem with { Field = string.Create(CultureInfo.InvariantCulture, $"{nameof(NoteForm.Answers)}[{note}]") }).ToList();
}
