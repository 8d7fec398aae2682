using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;
using NewsSite.Core.Publishing.Merging;

namespace NewsSite.Core.Tests.Publishing;

/// <summary>Two people on one story: what merges, what is kept, and what becomes of it.</summary>
public sealed class TogetherTests
{
    private static readonly Actor Jo = new(1, "Jo", Role.Editor, null);
    private static readonly Actor Sam = new(2, "Sam", Role.Editor, null);
    private static readonly DraftText Text = new() { Headline = "Harbour opens", Body = "One.\n\nTwo.\n\nThree.", Slug = "harbour-opens" };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Saves_of_different_paragraphs_are_one_revision_that_says_what_it_took()
    {
        await using var room = await DeskRoom.OpenAsync();
        var id = (await room.WriteAsync(Text)).ArticleId!.Value;
        await room.SaveAsync(id, 1, Text with { Headline = "Harbour open", Body = "One.\n\nTwo.\n\nThree, Jo's." }, Jo);

        var saved = await room.SaveAsync(id, 1, Text with { Body = "One, Sam's.\n\nTwo.\n\nThree." }, Sam);

        Assert.Equal(3, saved!.Number);
        Assert.Equal("Jo: Headline, Paragraph 3", Say(saved.Merged!.Note));
        await using var db = room.NewDb();
        var newest = await db.Revisions.SingleAsync(r => r.Number == 3, Ct);
        Assert.Equal(("Harbour open", "One, Sam's.\n\nTwo.\n\nThree, Jo's.", 1), (newest.Headline, newest.Body, newest.BaseNumber));
        Assert.Equal("Jo: Headline, Paragraph 3", Say((await db.MergeNoteAsync(newest, Ct))!));
    }

    [Theory]
    [InlineData(MergeChoice.Mine, "One, Sam's.")]
    [InlineData(MergeChoice.Theirs, "One, Jo's.")]
    [InlineData(MergeChoice.Both, "One, Sam's.\n\nOne, Jo's.")]
    public async Task A_collision_is_kept_until_somebody_chooses(MergeChoice choice, string first)
    {
        await using var room = await DeskRoom.OpenAsync();
        var (id, kept) = await CollideAsync(room);
        await using (var db = room.NewDb())
        {
            Assert.Equal(2, await db.Articles.Select(a => a.LatestNumber).SingleAsync(Ct));
            Assert.Null((await db.BranchesOfAsync(id, Ct)).Single().SettledAt);
        }

        var settled = await SettleAsync(room, id, kept, choice);

        Assert.Equal(choice == MergeChoice.Theirs ? 2 : 3, settled!.Number);
        await using var after = room.NewDb();
        Assert.Equal($"{first}\n\nTwo.\n\nThree.", await after.Revisions.Where(r => r.Number == settled.Number).Select(r => r.Body).SingleAsync(Ct));
        var branch = (await after.BranchesOfAsync(id, Ct)).Single();
        Assert.Equal((BranchEnd.MergedBack, "Sam"), (branch.End, branch.SettledBy));
        Assert.Equal([Verb.CreateArticle, Verb.SaveDraft, Verb.KeepBranch, Verb.MergeBranch], await VerbsAsync(room));
    }

    [Fact]
    public async Task What_was_typed_while_choosing_counts_over_the_choice()
    {
        await using var room = await DeskRoom.OpenAsync();
        var (id, kept) = await CollideAsync(room);

        await SettleAsync(room, id, kept, MergeChoice.Theirs, text => text with { Body = text.Body.Replace("One, Sam's.", "One, by both.", StringComparison.Ordinal).Replace("Three.", "Three, later.", StringComparison.Ordinal) });

        await using var db = room.NewDb();
        Assert.Equal("One, by both.\n\nTwo.\n\nThree, later.", await db.Revisions.Where(r => r.Number == 3).Select(r => r.Body).SingleAsync(Ct));
    }

    [Fact]
    public async Task A_kept_text_is_discarded_by_its_owner_or_an_editor_and_stays_readable()
    {
        await using var room = await DeskRoom.OpenAsync();
        var writer = new Actor(3, "Kit", Role.Writer, null);
        await using (var people = room.NewDb())
        {
            people.Users.Add(new Editor { Id = 3, Email = "kit@example.org", UserName = "kit@example.org" });
            await people.SaveChangesAsync(Ct);
        }

        var id = (await room.WriteAsync(Text, writer)).ArticleId!.Value;
        await room.SaveAsync(id, 1, Text with { Headline = "Kit's" }, writer);
        var kept = (await room.SaveAsync(id, 1, Text with { Headline = "Jo's" }, Jo))!.Kept!.Value;

        await Assert.ThrowsAsync<NotAllowedException>(() => DiscardAsync(room, id, kept.Id, writer));
        Assert.Empty((await DiscardAsync(room, id, kept.Id, Sam))!);
        Assert.NotEmpty((await DiscardAsync(room, id, kept.Id, Sam))!);
        Assert.Null(await DiscardAsync(room, id, 99, Sam));

        await using var db = room.NewDb();
        Assert.Equal("Jo's", (await db.MergedBranchAsync(id, kept.Id, null, null, Ct))!.Text.Headline);
        Assert.Equal(BranchEnd.Discarded, (await db.BranchesOfAsync(id, Ct)).Single().End);
        Assert.Contains(Verb.DiscardBranch, await VerbsAsync(room));
    }

    [Fact]
    public async Task A_writer_keeps_and_sees_nothing_of_somebody_elses_story()
    {
        await using var room = await DeskRoom.OpenAsync();
        var (id, kept) = await CollideAsync(room);
        var writer = new Actor(3, "Kit", Role.Writer, null);

        await Assert.ThrowsAsync<NotAllowedException>(() => AutosaveAsync(room, id, 2, Text, writer));
        await Assert.ThrowsAsync<NotAllowedException>(() => DiscardAsync(room, id, kept.Id, writer));
        await Assert.ThrowsAsync<NotAllowedException>(() => room.WithAsync<PresenceDesk, StoryPresence?>(desk => desk.ShowAsync(id, "Body", true, writer, Ct)));
        await Assert.ThrowsAsync<NotAllowedException>(() => room.WithAsync<PresenceDesk, bool>(desk => desk.TakeOverAsync(id, writer, Ct)));
        await Assert.ThrowsAsync<NotAllowedException>(() => room.WithAsync<Drafting, SaveResult?>(drafting => drafting.RestoreAsync(id, 1, writer, Ct)));
    }

    [Fact]
    public async Task A_text_that_saves_itself_changes_the_draft_and_takes_in_no_tag_and_no_address()
    {
        await using var room = await DeskRoom.OpenAsync();
        var begun = await room.WithAsync<Autosaving, SaveResult>(autosaving => autosaving.BeginAsync(new DraftText { Headline = "Harb", Tags = ["Ferr"] }, DeskRoom.Editor, Ct));
        var id = begun.ArticleId!.Value;
        await AutosaveAsync(room, id, 1, new DraftText { Headline = "Harbour opens", Body = "It opened.", Tags = ["Ferries"] }, Jo);

        await using (var db = room.NewDb())
        {
            Assert.Equal(0, await db.Tags.CountAsync(Ct));
            var newest = await db.Revisions.Include(r => r.Tags).SingleAsync(r => r.Number == 2, Ct);
            Assert.Equal(("", SaveKind.ByItself), (newest.Slug, newest.Kind));
            Assert.Equal(["Ferries"], DraftText.Of(newest).Tags);
            Assert.Equal([Verb.CreateArticle], await VerbsAsync(room));
        }

        Assert.Equal(3, (await room.SaveAsync(id, 2, new DraftText { Headline = "Harbour opens", Body = "It opened.", Tags = ["Ferries"] }, Jo))!.Number);
        await using var after = room.NewDb();
        Assert.Equal(("harbour-opens", 1), (await after.Articles.Select(a => a.Slug).SingleAsync(Ct), await after.Tags.CountAsync(Ct)));
    }

    [Fact]
    public async Task Readers_see_nothing_of_a_text_that_saves_itself()
    {
        await using var room = await DeskRoom.OpenAsync();
        var id = await room.PublishAsync("Harbour opens");

        await AutosaveAsync(room, id, 1, Text with { Headline = "Harbour closes" }, Jo);

        await using var db = room.NewDb();
        var article = await db.Articles.SingleAsync(Ct);
        Assert.Equal((1, 2), (article.LiveNumber, article.LatestNumber));
        Assert.Equal(1, await room.FoundAsync("opens"));
        Assert.Empty(await room.FindingsAsync());
    }

    [Fact]
    public async Task A_text_that_saves_itself_into_a_collision_is_kept_and_goes_on_in_one_branch()
    {
        await using var room = await DeskRoom.OpenAsync();
        var id = (await room.WriteAsync(Text)).ArticleId!.Value;
        await room.SaveAsync(id, 1, Text with { Headline = "Jo's" }, Jo);

        var first = await AutosaveAsync(room, id, 1, Text with { Headline = "Sam's" }, Sam);
        var second = await AutosaveAsync(room, id, 1, Text with { Headline = "Sam's, longer" }, Sam);

        Assert.Equal(new BranchPlace(first!.Kept!.Value.Id, 2), second!.Kept);
        Assert.False(second.Saved);
    }

    [Fact]
    public async Task After_a_take_over_the_others_text_is_kept_beside_the_story_until_they_open_it_again()
    {
        await using var room = await DeskRoom.OpenAsync();
        var id = (await room.WriteAsync(Text)).ArticleId!.Value;
        await ShowAsync(room, id, "Body", Jo);
        var seen = await ShowAsync(room, id, "Headline", Sam);
        Assert.Equal(("Jo", "Body"), seen!.Others.Select(other => (other.Name, other.Field)).Single());

        Assert.True(await room.WithAsync<PresenceDesk, bool>(desk => desk.TakeOverAsync(id, Sam, Ct)));

        var kept = await AutosaveAsync(room, id, 1, Text with { Body = "Jo went on." }, Jo);
        Assert.NotNull(kept!.Kept);
        Assert.Equal("Sam", (await ShowAsync(room, id, "Body", Jo, isOpening: false))!.TakenOverBy);
        Assert.True((await AutosaveAsync(room, id, 1, Text with { Headline = "Sam's" }, Sam))!.Saved);
        await using var db = room.NewDb();
        Assert.Equal(BranchReason.TakenOver, (await db.BranchesOfAsync(id, Ct)).Single().Reason);

        Assert.Null((await ShowAsync(room, id, "Body", Jo))!.TakenOverBy);
        Assert.True((await AutosaveAsync(room, id, 2, Text with { Headline = "Sam's", Body = "Jo came back." }, Jo))!.Saved);
    }

    [Fact]
    public async Task Presence_ends_by_itself_and_changes_no_row_that_nodes_follow()
    {
        await using var room = await DeskRoom.OpenAsync();
        var id = await room.PublishAsync("Harbour opens");
        await using var db = room.NewDb();
        var changes = await db.Changes.CountAsync(Ct);
        await ShowAsync(room, id, "Body", Jo);

        room.Clock.Advance(TimeSpan.FromSeconds(29));
        Assert.Single((await ShowAsync(room, id, "", Sam))!.Others);
        room.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Empty((await ShowAsync(room, id, "", Sam))!.Others);

        Assert.Equal(changes, await db.Changes.CountAsync(Ct));
    }

    [Fact]
    public async Task What_saved_itself_folds_into_the_milestone_that_follows()
    {
        await using var room = await DeskRoom.OpenAsync();
        var id = (await room.WriteAsync(Text)).ArticleId!.Value;
        for (var i = 1; i <= 4; i++)
            await AutosaveAsync(room, id, i, Text with { Standfirst = $"Version {i}." }, Jo);
        room.Clock.Advance(TimeSpan.FromMinutes(1));
        await room.SaveAsync(id, 5, Text with { Standfirst = "Version 4." }, Jo); // says the same as what saved itself
        Assert.Empty(await room.DoAsync(Verb.Publish, id));
        room.Clock.Advance(TimeSpan.FromMinutes(1));
        await AutosaveAsync(room, id, 5, Text with { Standfirst = "Later." }, Jo);
        await AutosaveAsync(room, id, 6, Text with { Standfirst = "Later still." }, Jo);

        await using var db = room.NewDb();
        var (milestones, next) = await db.MilestonesAsync(id, null, Ct);

        Assert.Null(next);
        Assert.Equal([(7, 1), (5, 3), (1, 0)], milestones.Select(milestone => (milestone.Text.Number, milestone.Before.Count)));
        Assert.Equal([Verb.Publish], milestones[1].Events.Select(done => done.Verb));
    }

    [Fact]
    public async Task Any_text_is_restored_as_the_newest()
    {
        await using var room = await DeskRoom.OpenAsync();
        var id = (await room.WriteAsync(Text with { Tags = ["Ferries"], Captions = [new DraftCaption { Caption = "A boat." }] })).ArticleId!.Value;
        await room.SaveAsync(id, 1, Text with { Body = "Other." });

        Assert.Equal(3, (await room.WithAsync<Drafting, SaveResult?>(drafting => drafting.RestoreAsync(id, 1, Jo, Ct)))!.Number);
        Assert.Null(await room.WithAsync<Drafting, SaveResult?>(drafting => drafting.RestoreAsync(id, 9, Jo, Ct)));

        await using var db = room.NewDb();
        var newest = await db.Revisions.Include(r => r.Captions).Include(r => r.Tags).AsSplitQuery().SingleAsync(r => r.Number == 3, Ct);
        Assert.Equal((Text.Body, "A boat.", 1, 1), (newest.Body, newest.Captions.Single().Caption, newest.Tags.Count, newest.BaseNumber));
        Assert.Contains(Verb.RestoreText, await VerbsAsync(room));
    }

    private static string Say(MergeNote note) => $"{string.Join(" and ", note.Names)}: {string.Join(", ", note.Parts)}";

    [Fact]
    public async Task A_choice_that_is_sent_twice_is_the_same_choice()
    {
        await using var room = await DeskRoom.OpenAsync();
        var (id, kept) = await CollideAsync(room);
        await using var db = room.NewDb();
        var shown = (await db.MergedBranchAsync(id, kept.Id, kept.Number, null, Ct))!;
        Task<SaveResult?> Press() => room.WithAsync<Drafting, SaveResult?>(drafting =>
            drafting.SaveAsync(id, shown.Story.Number, shown.Merged.Text, new BranchChoices(kept, [MergeChoice.Theirs]), Sam, Ct));

        var (first, second) = (await Press(), await Press());

        Assert.Equal((2, 2), (first!.Number, second!.Number));
        Assert.StartsWith("One, Jo's.", second.Chosen!.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_saves_itself_from_a_form_whose_branch_was_discarded_is_kept_and_overwrites_nothing()
    {
        await using var room = await DeskRoom.OpenAsync();
        var (id, kept) = await CollideAsync(room);
        Assert.Empty((await DiscardAsync(room, id, kept.Id, Jo))!);

        var saved = await room.WithAsync<Autosaving, SaveResult?>(autosaving =>
            autosaving.SaveAsync(id, 2, kept.Id, Text with { Body = "One, Sam's.\n\nTwo, more.\n\nThree." }, Sam, Ct));

        Assert.NotEqual(kept.Id, saved!.Kept!.Value.Id);
        await using var db = room.NewDb();
        Assert.Equal(2, await db.Articles.Select(a => a.LatestNumber).SingleAsync(Ct));
    }

    [Fact]
    public async Task A_text_that_could_not_be_saved_is_not_kept_beside_the_story_either()
    {
        await using var room = await DeskRoom.OpenAsync();
        var (id, kept) = await CollideAsync(room);

        var saved = await room.WithAsync<Autosaving, SaveResult?>(autosaving =>
            autosaving.SaveAsync(id, 2, kept.Id, Text with { Body = string.Concat(Enumerable.Repeat("a\n\n", 400_000)) }, Sam, Ct));

        Assert.NotEmpty(saved!.Problems);
        await using var db = room.NewDb();
        Assert.Equal(1, await db.BranchTexts.CountAsync(Ct));
    }

    private static async Task<(long Id, BranchPlace Kept)> CollideAsync(DeskRoom room)
    {
        var id = (await room.WriteAsync(Text)).ArticleId!.Value;
        await room.SaveAsync(id, 1, Text with { Body = "One, Jo's.\n\nTwo.\n\nThree." }, Jo);
        var mine = await room.SaveAsync(id, 1, Text with { Body = "One, Sam's.\n\nTwo.\n\nThree." }, Sam);
        return (id, mine!.Kept!.Value);
    }

    // As the form does: it shows both texts in one, mine where they collide.
    private static async Task<SaveResult?> SettleAsync(DeskRoom room, long id, BranchPlace kept, MergeChoice choice, Func<DraftText, DraftText>? typed = null)
    {
        await using var db = room.NewDb();
        var shown = (await db.MergedBranchAsync(id, kept.Id, kept.Number, null, Ct))!;
        var text = typed is null ? shown.Merged.Text : typed(shown.Merged.Text);
        return await room.WithAsync<Drafting, SaveResult?>(drafting => drafting.SaveAsync(id, shown.Story.Number, text, new BranchChoices(kept, [choice]), Sam, Ct));
    }

    private static Task<IReadOnlyList<Problem>?> DiscardAsync(DeskRoom room, long id, long branch, Actor actor) =>
        room.WithAsync<BranchDesk, IReadOnlyList<Problem>?>(desk => desk.DiscardAsync(id, branch, actor, Ct));

    private static Task<SaveResult?> AutosaveAsync(DeskRoom room, long id, int from, DraftText text, Actor actor) =>
        room.WithAsync<Autosaving, SaveResult?>(autosaving => autosaving.SaveAsync(id, from, null, text, actor, Ct));

    private static Task<StoryPresence?> ShowAsync(DeskRoom room, long id, string field, Actor actor, bool isOpening = true) =>
        room.WithAsync<PresenceDesk, StoryPresence?>(desk => desk.ShowAsync(id, field, isOpening, actor, Ct));

    private static async Task<List<Verb>> VerbsAsync(DeskRoom room)
    {
        await using var db = room.NewDb();
        return await db.AuditEntries.OrderBy(e => e.Id).Select(e => e.Verb).ToListAsync(Ct);
    }
}
