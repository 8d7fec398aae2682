using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;
using NewsSite.Core.Tests.Stores;

namespace NewsSite.Core.Tests.Publishing;

public sealed class NoteDeskTests
{
    private static readonly DraftText Text = new() { Headline = "Harbour opens", Standfirst = "After ten years.", Body = "It opened in the morning.\n\nThe mayor cut the ribbon in the rain." };
    private static readonly Actor Writer = new(7, "a writer", Role.Writer, null);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_note_is_made_answered_resolved_and_reopened_and_the_history_says_so(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var id = (await room.WriteAsync(Text)).ArticleId!.Value;

        Assert.Empty((await MakeAsync(room, id, new NewNote("the ribbon", "Body:41", "  Which ribbon?\r\nAsk. ")))!);
        var note = Assert.Single(await ReadAsync(room, id));
        Assert.Equal(("Body", "the ribbon", "Which ribbon?\nAsk.", (DateTime?)null), (note.Field, note.Quote, note.Text, note.ResolvedAt));
        Assert.Equal(41, note.Passage.In(Text.Body));

        Assert.Empty((await room.WithAsync<NoteDesk, IReadOnlyList<Problem>?>(desk => desk.AnswerAsync(id, note.Id, "The red one.", DeskRoom.Editor, Ct)))!);
        Assert.Empty((await room.WithAsync<NoteDesk, IReadOnlyList<Problem>?>(desk => desk.ResolveAsync(id, note.Id, DeskRoom.Editor, Ct)))!);
        Assert.Empty((await room.WithAsync<NoteDesk, IReadOnlyList<Problem>?>(desk => desk.ResolveAsync(id, note.Id, DeskRoom.Admin, Ct)))!);
        note = Assert.Single(await ReadAsync(room, id));
        Assert.Equal((DeskRoom.Editor.Name, "The red one."), (note.ResolvedBy, Assert.Single(note.Answers).Text));
        Assert.Contains("Reopen it", Assert.Single((await room.WithAsync<NoteDesk, IReadOnlyList<Problem>?>(desk => desk.AnswerAsync(id, note.Id, "No.", DeskRoom.Editor, Ct)))!).Text, StringComparison.Ordinal);

        Assert.Empty((await room.WithAsync<NoteDesk, IReadOnlyList<Problem>?>(desk => desk.ReopenAsync(id, note.Id, DeskRoom.Editor, Ct)))!);
        Assert.Null(Assert.Single(await ReadAsync(room, id)).ResolvedAt);
        await using var db = room.NewDb();
        Assert.Equal(
            new[] { Verb.MakeNote, Verb.AnswerNote, Verb.ResolveNote, Verb.ReopenNote }.Select(verb => (verb, $"note {note.Id}")),
            (await db.AuditEntries.OrderBy(e => e.Id).ToListAsync(Ct)).Where(e => e.Details.StartsWith("note", StringComparison.Ordinal)).Select(e => (e.Verb, e.Details)));
    }

    [Fact]
    public async Task Typed_words_are_found_in_body_standfirst_or_headline_and_a_selection_where_it_was()
    {
        await using var room = await DeskRoom.OpenAsync();
        var id = (await room.WriteAsync(Text)).ArticleId!.Value;

        foreach (var (words, at) in new[] { ("in the", ""), ("in the", "Body:52"), ("in the", "Body:40"), ("in the", "Body:9"), (" opens ", ""), ("ten years", "Headline:0"), ("ten years", "Body:99999"), ("After", "Standfirst:nowhere") })
            Assert.Empty((await MakeAsync(room, id, new NewNote(words, at, "?")))!);

        Assert.Equal(
            [("Body", 10), ("Body", 52), ("Body", 52), ("Body", 10), ("Headline", 8), ("Standfirst", 6), ("Standfirst", 6), ("Standfirst", 0)],
            (await ReadAsync(room, id)).Select(note => (note.Field, note.Passage.In(note.Field switch { "Body" => Text.Body, "Headline" => Text.Headline, _ => Text.Standfirst })!.Value)));
    }

    [Fact]
    public async Task What_cannot_be_a_note_is_told_beside_its_field_and_nothing_is_kept()
    {
        await using var room = await DeskRoom.OpenAsync();
        var id = (await room.WriteAsync(Text)).ArticleId!.Value;

        Assert.Equal(["Passage"], await RefusedAsync(new NewNote("the pier", "", "?")));
        Assert.Equal(["Text", "Passage"], await RefusedAsync(new NewNote(" \n ", "", " ")));
        Assert.Equal(["Text"], await RefusedAsync(new NewNote("ribbon", "", new string('x', StoryNote.TextMaxLength + 1))));
        Assert.Equal(["Passage"], await RefusedAsync(new NewNote(new string('x', NotedPassage.QuoteMaxLength + 1), "", "?")));
        Assert.Empty(await ReadAsync(room, id));
        await using var db = room.NewDb();
        Assert.False(await db.AuditEntries.AnyAsync(e => e.Verb == Verb.MakeNote, Ct));

        async Task<IEnumerable<string>> RefusedAsync(NewNote note) => (await MakeAsync(room, id, note))!.Select(problem => problem.Field);
    }

    [Fact]
    public async Task Notes_of_another_story_and_stories_of_others_are_out_of_reach()
    {
        await using var room = await DeskRoom.OpenAsync();
        var (one, other) = ((await room.WriteAsync(Text)).ArticleId!.Value, (await room.WriteAsync(Text)).ArticleId!.Value);
        await MakeAsync(room, one, new NewNote("ribbon", "", "?"));
        var note = Assert.Single(await ReadAsync(room, one)).Id;

        Assert.Null(await MakeAsync(room, 99, new NewNote("ribbon", "", "?")));
        Assert.Null(await room.WithAsync<NoteDesk, IReadOnlyList<Problem>?>(desk => desk.AnswerAsync(other, note, "x", DeskRoom.Editor, Ct)));
        Assert.Null(await room.WithAsync<NoteDesk, IReadOnlyList<Problem>?>(desk => desk.ResolveAsync(other, note, DeskRoom.Editor, Ct)));
        await Assert.ThrowsAsync<NotAllowedException>(() => room.WithAsync<NoteDesk, IReadOnlyList<Problem>?>(desk => desk.AnswerAsync(one, note, "x", Writer, Ct)));
        await Assert.ThrowsAsync<NotAllowedException>(() => room.WithAsync<NoteDesk, IReadOnlyList<Problem>?>(desk => desk.MakeAsync(one, Text, new NewNote("ribbon", "", "?"), Writer, Ct)));
        Assert.Empty(Assert.Single(await ReadAsync(room, one)).Answers);
    }

    private static Task<IReadOnlyList<Problem>?> MakeAsync(DeskRoom room, long id, NewNote note) =>
        room.WithAsync<NoteDesk, IReadOnlyList<Problem>?>(desk => desk.MakeAsync(id, Text, note, DeskRoom.Editor, Ct));

    private static Task<IReadOnlyList<StoryNote>> ReadAsync(DeskRoom room, long id) => room.WithAsync<NoteDesk, IReadOnlyList<StoryNote>>(desk => desk.ReadAsync(id, Ct));
}
