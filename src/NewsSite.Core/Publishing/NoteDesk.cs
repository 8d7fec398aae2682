using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;

namespace NewsSite.Core.Publishing;

/// <summary>A note that somebody wants to make.</summary>
/// <param name="Passage">The words that it is about, as they stand in headline, standfirst or body.</param>
/// <param name="At">Where they were selected: name of the field, a colon, and where they begin; empty when they were typed.</param>
/// <param name="Text">What there is to say.</param>
public sealed record NewNote(string Passage, string At, string Text);

/// <summary>Notes on passages of a story, for whoever may edit it. Nothing of them is in a text: no reader, preview or export has them.</summary>
public sealed class NoteDesk(NewsDb db, TimeProvider clock)
{
    /// <summary>Most open notes on a story: more can't be read beside it.</summary>
    public const int OpenMost = 100;

    /// <summary>Most answers to a note.</summary>
    public const int AnswersMost = 50;

    /// <summary>All notes on a story with their answers, the oldest first.</summary>
    public async Task<IReadOnlyList<StoryNote>> ReadAsync(long articleId, CancellationToken ct) => await db.StoryNotes.AsNoTracking()
        .Where(n => n.ArticleId == articleId).OrderBy(n => n.Id).Include(n => n.Answers.OrderBy(a => a.Id)).AsSplitQuery().ToListAsync(ct);

    /// <summary>Makes a note on words of a text.</summary>
    /// <param name="articleId">The story.</param>
    /// <param name="text">The text as its editor sees it, saved or not.</param>
    /// <param name="note">What to say of which words.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>What stands in the way; null when there is no such story.</returns>
    /// <exception cref="NotAllowedException">The actor may not edit this story.</exception>
    public Task<IReadOnlyList<Problem>?> MakeAsync(long articleId, DraftText text, NewNote note, Actor actor, CancellationToken ct) =>
        DoAsync(articleId, actor, Verb.MakeNote, async (now, token) =>
        {
            var problems = Written(note.Text, nameof(NewNote.Text), T("Say something about these words."), out var said).ToList();
            if (await db.StoryNotes.CountAsync(n => n.ArticleId == articleId && n.ResolvedAt == null, token) >= OpenMost)
                problems.Add(new Problem(nameof(NewNote.Text), T($"{OpenMost} notes on this story are open. Resolve one that is dealt with.")));
            if (Find(text, note, problems) is not { } passage || problems.Count > 0)
                return (null, problems);
            var made = new StoryNote
            {
                ArticleId = articleId,
                Field = passage.Field,
                Quote = passage.Quote,
                Before = passage.Before,
                After = passage.After,
                Text = said,
                MadeAt = now,
                EditorId = actor.EditorId,
                EditorName = actor.Name,
            };
            db.StoryNotes.Add(made);
            return (made, Problem.None);
        }, ct);

    /// <summary>Answers a note.</summary>
    /// <param name="articleId">The story.</param>
    /// <param name="noteId">The note.</param>
    /// <param name="answer">Plain text.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>What stands in the way; null when there is no such story, or no such note on it.</returns>
    /// <exception cref="NotAllowedException">The actor may not edit this story.</exception>
    public Task<IReadOnlyList<Problem>?> AnswerAsync(long articleId, long noteId, string answer, Actor actor, CancellationToken ct) =>
        OnNoteAsync(articleId, noteId, actor, Verb.AnswerNote, (note, now) =>
        {
            var problems = Written(answer, nameof(NoteAnswer), T("Type an answer."), out var said);
            if (note.ResolvedAt is not null)
                problems = [new Problem(nameof(NoteAnswer), T($"{note.ResolvedBy} has resolved this note. Reopen it to answer."))];
            else if (note.Answers.Count >= AnswersMost)
                problems = [new Problem(nameof(NoteAnswer), T($"This note has {AnswersMost} answers. Talk to each other, then resolve it."))];
            if (problems.Count == 0)
                note.Answers.Add(new NoteAnswer { Text = said, AnsweredAt = now, EditorId = actor.EditorId, EditorName = actor.Name });
            return problems;
        }, ct);

    /// <summary>Says that a note is dealt with. Resolving what is resolved changes nothing.</summary>
    /// <inheritdoc cref="AnswerAsync" path="/*[not(self::summary)]"/>
    public Task<IReadOnlyList<Problem>?> ResolveAsync(long articleId, long noteId, Actor actor, CancellationToken ct) =>
        OnNoteAsync(articleId, noteId, actor, Verb.ResolveNote, (note, now) =>
        {
            if (note.ResolvedAt is null)
                (note.ResolvedAt, note.ResolvedBy) = (now, actor.Name);
            return Problem.None;
        }, ct);

    /// <summary>Takes back that a note is dealt with.</summary>
    /// <inheritdoc cref="AnswerAsync" path="/*[not(self::summary)]"/>
    public Task<IReadOnlyList<Problem>?> ReopenAsync(long articleId, long noteId, Actor actor, CancellationToken ct) =>
        OnNoteAsync(articleId, noteId, actor, Verb.ReopenNote, (note, _) =>
        {
            (note.ResolvedAt, note.ResolvedBy) = (null, null);
            return Problem.None;
        }, ct);

    private Task<IReadOnlyList<Problem>?> OnNoteAsync(long articleId, long noteId, Actor actor, Verb verb, Func<StoryNote, DateTime, IReadOnlyList<Problem>> work, CancellationToken ct) =>
        DoAsync(articleId, actor, verb, async (now, token) =>
            await db.StoryNotes.Include(n => n.Answers).SingleOrDefaultAsync(n => n.Id == noteId && n.ArticleId == articleId, token) is { } note ? (note, work(note, now)) : (null, null), ct);

    // Null problems: there is no such note. What changes nothing is not in the history.
    private Task<IReadOnlyList<Problem>?> DoAsync(
        long articleId, Actor actor, Verb verb, Func<DateTime, CancellationToken, Task<(StoryNote? Note, IReadOnlyList<Problem>? Problems)>> work, CancellationToken ct) =>
        db.InRepeatedTransactionAsync<IReadOnlyList<Problem>?>(
            async token =>
            {
                if (await db.Articles.AsNoTracking().SingleOrDefaultAsync(a => a.Id == articleId, token) is not { } article)
                    return null;
                actor.RequireEdit(article);
                var now = clock.GetUtcNow().UtcDateTime;
                var (note, problems) = await work(now, token);
                if (note is null || problems is not { Count: 0 } || !db.ChangeTracker.HasChanges())
                    return problems;
                await db.SaveChangesAsync(token); // a new note has its number only now
                db.Record(actor, verb, Subject.Article(articleId), now, $"note {note.Id}");
                await db.SaveChangesAsync(token);
                return problems;
            },
            ct);

    private static List<Problem> Written(string typed, string field, string missing, out string text)
    {
        text = TypedText.Lines(typed);
        return text.Length switch
        {
            0 => [new Problem(field, missing)],
            > StoryNote.TextMaxLength => [new Problem(field, T($"This is longer than {StoryNote.TextMaxLength:N0} characters. Shorten it."))],
            _ => [],
        };
    }

    private static NotedPassage? Find(DraftText text, NewNote note, List<Problem> problems)
    {
        var words = TypedText.LineEnds(note.Passage);
        words = words.Trim().Length == 0 ? "" : words;
        if (words.Length is 0 or > NotedPassage.QuoteMaxLength)
        {
            problems.Add(new Problem(nameof(NewNote.Passage), words.Length == 0
                ? T("Select the words in the text that the note is about.")
                : T($"A note is about {NotedPassage.QuoteMaxLength:N0} characters at most. Select fewer words.")));
            return null;
        }

        if (Nearest(text, note.At, words) is { } selected)
            return selected;
        foreach (var typed in new[] { words, words.Trim() })
        {
            foreach (var (field, said) in Fields(text))
            {
                if (said.IndexOf(typed, StringComparison.Ordinal) is >= 0 and var at)
                    return NotedPassage.Of(field, said, at, typed.Length);
            }
        }

        problems.Add(new Problem(nameof(NewNote.Passage), T("These words are not in headline, standfirst or body. Copy them from the text as they stand there.")));
        return null;
    }

    // The text may have changed a little since the words were selected: they are still those nearest to where they were. Null when they are not in that field.
    private static NotedPassage? Nearest(DraftText text, string at, string words)
    {
        if (at.Split(':') is not [var field, var place] || !int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var wished)
            || Array.Find(Fields(text), known => known.Field == field).Said is not { Length: > 0 } said)
            return null;
        wished = Math.Min(wished, said.Length);
        var after = said.IndexOf(words, wished, StringComparison.Ordinal);
        var before = said.AsSpan(0, Math.Min(said.Length, wished + words.Length - 1)).LastIndexOf(words, StringComparison.Ordinal);
        if (after < 0 && before < 0)
            return null;
        var start = before < 0 || (after >= 0 && after - wished <= wished - before) ? after : before;
        return NotedPassage.Of(field, said, start, words.Length);
    }

    private static (string Field, string Said)[] Fields(DraftText text) =>
        [(nameof(text.Body), TypedText.LineEnds(text.Body)), (nameof(text.Standfirst), TypedText.LineEnds(text.Standfirst)), (nameof(text.Headline), TypedText.LineEnds(text.Headline))];
}
