using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;
using NewsSite.Core.Search;
using NewsSite.Core.Tests.Stores;

namespace NewsSite.Core.Tests.Publishing;

public sealed class WorkflowTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    // Which states a verb starts from, where it leads (null: the state stays), and what it says in every other state.
    private static readonly (Verb Verb, ArticleState[] From, ArticleState? To, string Otherwise)[] Rules =
    [
        (Verb.Submit, [ArticleState.Draft], ArticleState.InReview, "Only a draft can be submitted for review."),
        (Verb.SendBack, [ArticleState.InReview], ArticleState.Draft, "Only a story in review can be sent back."),
        (Verb.Approve, [ArticleState.InReview], null, "Only a story in review, or the newer draft of a published one, can be approved."),
        (Verb.Embargo, Enum.GetValues<ArticleState>(), null, ""),
        (Verb.LiftEmbargo, [], null, "This story is under no embargo."),
        (Verb.PlanWithdrawal, [ArticleState.Draft, ArticleState.InReview, ArticleState.Scheduled, ArticleState.Published], null, "This story is withdrawn already."),
        (Verb.CancelWithdrawal, [], null, "This story has no date at which it is withdrawn."),
        (Verb.Publish, Enum.GetValues<ArticleState>(), ArticleState.Published, ""),
        (Verb.Schedule, [ArticleState.Draft, ArticleState.InReview, ArticleState.Scheduled], ArticleState.Scheduled, ""),
        (Verb.Schedule, [ArticleState.Published, ArticleState.Withdrawn], null, ""),
        (Verb.Unschedule, [ArticleState.Scheduled], ArticleState.Draft, "This story is not scheduled."),
        (Verb.Withdraw, [ArticleState.Published], ArticleState.Withdrawn, "Only a published story can be withdrawn."),
        (Verb.Correct, [ArticleState.Published], null, "Only a published story can be corrected."),
    ];

    public static TheoryData<DatabaseProvider, Verb, ArticleState, ArticleState, string> Moves
    {
        get
        {
            var moves = new TheoryData<DatabaseProvider, Verb, ArticleState, ArticleState, string>();
            foreach (var provider in new[] { DatabaseProvider.Sqlite, DatabaseProvider.PostgreSql })
            {
                foreach (var rule in Rules)
                {
                    foreach (var state in Enum.GetValues<ArticleState>().Where(state => rule.From.Contains(state) || rule.Otherwise.Length > 0))
                        moves.Add(provider, rule.Verb, state, rule.From.Contains(state) ? rule.To ?? state : state, rule.From.Contains(state) ? "" : rule.Otherwise);
                }
            }

            return moves;
        }
    }

    [Theory]
    [MemberData(nameof(Moves))]
    public async Task Each_verb_starts_from_its_states_and_says_why_in_every_other(DatabaseProvider provider, Verb verb, ArticleState before, ArticleState after, string problem)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var id = await room.StoryAsync(before);
        await using var db = room.NewDb();
        var rows = await db.AuditEntries.CountAsync(Ct);

        var problems = await room.DoAsync(verb, id);

        Assert.Equal(problem.Length > 0 ? [problem] : [], problems.Select(p => p.Text));
        Assert.Equal(after, await db.Articles.Where(a => a.Id == id).Select(a => a.State).SingleAsync(Ct));
        Assert.Equal(problem.Length > 0 ? [] : [verb], await db.AuditEntries.OrderBy(e => e.Id).Skip(rows).Select(e => e.Verb).ToListAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task A_verb_whose_audit_row_can_not_be_written_changes_nothing(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var id = await room.StoryAsync(ArticleState.Draft);
        await using var db = room.NewDb();
        await db.Database.ExecuteSqlRawAsync("ALTER TABLE \"AuditEntries\" RENAME TO \"Elsewhere\"", Ct);

        await Assert.ThrowsAnyAsync<Exception>(() => room.DoAsync(Verb.Publish, id));

        Assert.Equal(ArticleState.Draft, await db.Articles.Select(a => a.State).SingleAsync(Ct));
        Assert.Equal(0, await db.SearchDocuments.CountAsync(d => d.Audience == SearchAudience.Readers, Ct));
    }

    [Theory, EachDatabase]
    public async Task A_withdrawn_story_that_is_scheduled_stays_withdrawn_until_it_goes_out(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var id = await room.StoryAsync(ArticleState.Withdrawn);
        await using var db = room.NewDb();

        Assert.Empty(await room.DoAsync(Verb.Schedule, id));
        var planned = await db.Articles.AsNoTracking().SingleAsync(Ct);
        Assert.Equal((ArticleState.Withdrawn, WithdrawalKind.Gone, true), (planned.State, planned.Withdrawal, planned.ScheduledFor is not null));
        Assert.Empty(await room.FindingsAsync());

        Assert.Empty(await room.DoAsync(Verb.Unschedule, id));
        var afterwards = await db.Articles.AsNoTracking().SingleAsync(Ct);
        Assert.Equal((ArticleState.Withdrawn, (DateTime?)null), (afterwards.State, afterwards.ScheduledFor));

        Assert.Empty(await room.DoAsync(Verb.Schedule, id));
        room.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(1, await room.PublishDueAsync());
        var live = await db.Articles.AsNoTracking().SingleAsync(Ct);
        Assert.Equal((ArticleState.Published, (DateTime?)null, (WithdrawalKind?)null, (DateTime?)null), (live.State, live.WithdrawnAt, live.Withdrawal, live.ScheduledFor));
        Assert.Empty(await room.FindingsAsync());
    }

    [Theory, EachDatabase]
    public async Task First_publications_with_one_new_byline_at_once_all_go_out(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var ids = new List<long>();
        foreach (var headline in new[] { "One", "Two", "Three", "Four" })
            ids.Add((await room.WriteAsync(new DraftText { Headline = headline, Body = "A body.", Byline = "Jane Doe" })).ArticleId!.Value);

        var results = await Task.WhenAll(ids.Select(id => room.DoAsync(Verb.Publish, id)));

        Assert.All(results, Assert.Empty);
        await using var db = room.NewDb();
        Assert.Equal((1, 4), (await db.Authors.CountAsync(Ct), await db.AuthorListings.CountAsync(Ct)));
    }

    [Theory, EachDatabase]
    public async Task Of_moves_to_one_address_at_once_one_gets_it_and_the_others_keep_theirs(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var ids = new List<long>();
        foreach (var headline in new[] { "One", "Two", "Three" })
            ids.Add(await room.PublishAsync(headline));
        foreach (var id in ids)
            Assert.Equal(2, (await room.SaveAsync(id, 1, new DraftText { Headline = "New", Body = "A body.", Slug = "new" }))!.Number);

        var results = await Task.WhenAll(ids.Select(id => room.DoAsync(Verb.Publish, id)));

        Assert.All(results, Assert.Empty);
        await using var db = room.NewDb();
        Assert.Single(await db.Articles.Where(a => a.Slug == "new").ToListAsync(Ct));
        Assert.Equal(1, await db.Redirects.CountAsync(Ct));
    }

    [Fact]
    public async Task A_newer_text_than_the_one_that_the_editor_saw_is_not_published_or_scheduled_unseen()
    {
        await using var room = await DeskRoom.OpenAsync();
        var id = await room.StoryAsync(ArticleState.Draft);
        await room.SaveAsync(id, 1, new DraftText { Headline = "Newer", Body = "A body." });

        var published = await room.WithAsync<Workflow, IReadOnlyList<Problem>?>(w => w.PublishAsync(id, 1, true, DeskRoom.Admin, Ct));
        var scheduled = await room.WithAsync<Workflow, IReadOnlyList<Problem>?>(w => w.ScheduleAsync(id, 1, room.Clock.GetUtcNow().UtcDateTime.AddHours(1), false, DeskRoom.Admin, Ct));

        Assert.Contains("newer text", Assert.Single(published!).Text, StringComparison.Ordinal);
        Assert.Contains("newer text", Assert.Single(scheduled!).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_time_that_has_passed_is_refused_beside_its_field()
    {
        await using var room = await DeskRoom.OpenAsync();
        var id = await room.StoryAsync(ArticleState.Draft);

        var problems = await room.WithAsync<Workflow, IReadOnlyList<Problem>?>(w => w.ScheduleAsync(id, 1, room.Clock.GetUtcNow().UtcDateTime, false, DeskRoom.Admin, Ct));

        Assert.Equal("ScheduledFor", Assert.Single(problems!).Field);
    }

    [Fact]
    public async Task A_writer_submits_and_does_nothing_else()
    {
        await using var room = await DeskRoom.OpenAsync();
        var writer = new Actor(null, "a writer", Role.Writer, null);
        foreach (var verb in Rules.Select(rule => rule.Verb).Distinct().Where(verb => verb != Verb.Submit))
        {
            var id = await room.StoryAsync(ArticleState.Published);
            await Assert.ThrowsAsync<NotAllowedException>(() => room.DoAsync(verb, id, writer));
        }
    }
}
