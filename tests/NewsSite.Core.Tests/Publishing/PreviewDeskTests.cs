using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;
using NewsSite.Core.Tests.Stores;

namespace NewsSite.Core.Tests.Publishing;

/// <summary>Links for somebody outside the desk: what they open, until when, and what the store knows of them.</summary>
public sealed class PreviewDeskTests
{
    private static readonly Actor Writer = new(7, "Jo", Role.Writer, null);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_link_opens_the_story_until_it_ends(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var id = await room.StoryAsync(ArticleState.Draft);
        var code = await MakeAsync(room, id, PreviewTerm.Hour);

        Assert.Equal(id, (await FindAsync(room, code))!.Id);
        room.Clock.Advance(TimeSpan.FromHours(1) - TimeSpan.FromSeconds(1));
        Assert.Equal(id, (await FindAsync(room, code))!.Id);
        room.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await FindAsync(room, code));
        Assert.Null(await FindAsync(room, new string('0', 32)));
    }

    [Theory, EachDatabase]
    public async Task The_links_of_a_story_end_when_it_is_withdrawn_and_one_made_later_works(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var id = await room.StoryAsync(ArticleState.Published);
        var before = await MakeAsync(room, id, PreviewTerm.Week);

        Assert.Empty((await room.WithAsync<Workflow, IReadOnlyList<Problem>?>(w => w.WithdrawAsync(id, new WithdrawalText(WithdrawalKind.Gone), DeskRoom.Editor, Ct)))!);

        Assert.Null(await FindAsync(room, before));
        Assert.Equal("an editor", Assert.Single(await LinksAsync(room, id)).RevokedBy);
        Assert.Equal(id, (await FindAsync(room, await MakeAsync(room, id, PreviewTerm.Hour)))!.Id);
    }

    [Theory, EachDatabase]
    public async Task A_revoked_link_opens_nothing_at_once_and_the_others_go_on(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var id = await room.StoryAsync(ArticleState.Draft);
        var (first, second) = (await MakeAsync(room, id, PreviewTerm.Day), await MakeAsync(room, id, PreviewTerm.Week));
        var links = await LinksAsync(room, id);

        Assert.True(await room.WithAsync<PreviewDesk, bool>(desk => desk.RevokeAsync(id, links[1].Id, DeskRoom.Editor, Ct)));

        Assert.Null(await FindAsync(room, first));
        Assert.Equal(id, (await FindAsync(room, second))!.Id);
        Assert.Equal("an editor", (await LinksAsync(room, id))[1].RevokedBy);
        Assert.False(await room.WithAsync<PreviewDesk, bool>(desk => desk.RevokeAsync(id + 1, links[0].Id, DeskRoom.Editor, Ct)));
    }

    [Theory, EachDatabase]
    public async Task Openings_are_counted(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var id = await room.StoryAsync(ArticleState.Draft);
        var code = await MakeAsync(room, id, PreviewTerm.Day);
        Assert.Equal((0, (DateTime?)null), Single(await LinksAsync(room, id)));

        for (var i = 0; i < 2; i++)
        {
            room.Clock.Advance(TimeSpan.FromMinutes(5));
            await room.WithAsync<PreviewDesk, bool>(async desk =>
            {
                await desk.CountAsync(code, Ct);
                return true;
            });
        }

        Assert.Equal((2, room.Clock.GetUtcNow().UtcDateTime), Single(await LinksAsync(room, id)));
    }

    [Fact]
    public async Task The_code_is_kept_nowhere_and_each_verb_is_in_the_audit()
    {
        await using var room = await DeskRoom.OpenAsync();
        var id = await room.StoryAsync(ArticleState.Draft);
        var code = await MakeAsync(room, id, PreviewTerm.Day);
        var link = (await LinksAsync(room, id)).Single();
        await room.WithAsync<PreviewDesk, bool>(desk => desk.RevokeAsync(id, link.Id, DeskRoom.Admin, Ct));
        await room.WithAsync<PreviewDesk, bool>(desk => desk.RevokeAsync(id, link.Id, DeskRoom.Admin, Ct));

        await using var db = room.NewDb();
        var entries = await db.AuditEntries.Where(e => e.SubjectId == id && e.Subject == "article").OrderBy(e => e.Id).ToListAsync(Ct);
        Assert.Equal([Verb.CreateArticle, Verb.MakePreviewLink, Verb.RevokePreviewLink], entries.Select(e => e.Verb));
        Assert.Equal(32, code.Length);
        Assert.DoesNotContain(entries, e => e.Details.Contains(code, StringComparison.Ordinal));
        Assert.Equal(SecretCode.HashOf(code), link.Hash);
    }

    [Fact]
    public async Task A_writer_makes_links_to_own_stories_only()
    {
        await using var room = await DeskRoom.OpenAsync();
        await room.HireAsync(Writer);
        var others = await room.StoryAsync(ArticleState.Draft);
        var own = (await room.WriteAsync(new DraftText { Headline = "Mine", Body = "A body." }, Writer)).ArticleId!.Value;

        await Assert.ThrowsAsync<NotAllowedException>(() => room.WithAsync<PreviewDesk, MadeLink?>(desk => desk.MakeAsync(others, PreviewTerm.Day, Writer, Ct)));
        await Assert.ThrowsAsync<NotAllowedException>(async () =>
        {
            await MakeAsync(room, others, PreviewTerm.Day);
            var link = (await LinksAsync(room, others)).Single();
            await room.WithAsync<PreviewDesk, bool>(desk => desk.RevokeAsync(others, link.Id, Writer, Ct));
        });
        Assert.Empty((await room.WithAsync<PreviewDesk, MadeLink?>(desk => desk.MakeAsync(own, PreviewTerm.Day, Writer, Ct)))!.Problems);
        Assert.Null(await room.WithAsync<PreviewDesk, MadeLink?>(desk => desk.MakeAsync(own + 1, PreviewTerm.Day, Writer, Ct)));
    }

    [Fact]
    public async Task A_story_in_the_trash_is_not_opened_and_gets_no_link_until_it_is_restored()
    {
        await using var room = await DeskRoom.OpenAsync();
        var id = await room.StoryAsync(ArticleState.Draft);
        var code = await MakeAsync(room, id, PreviewTerm.Day);
        Assert.Empty(await room.DoAsync(Verb.TrashArticle, id));

        Assert.Null(await FindAsync(room, code));
        Assert.Single((await room.WithAsync<PreviewDesk, MadeLink?>(desk => desk.MakeAsync(id, PreviewTerm.Day, DeskRoom.Editor, Ct)))!.Problems);
        Assert.Empty(await room.DoAsync(Verb.RestoreArticle, id));
        Assert.NotNull(await FindAsync(room, code));
    }

    [Fact]
    public async Task The_links_of_a_disabled_account_open_nothing()
    {
        await using var room = await DeskRoom.OpenAsync();
        var id = await room.StoryAsync(ArticleState.Draft);
        await room.HireAsync(Writer);
        var made = await room.WithAsync<PreviewDesk, MadeLink?>(desk => desk.MakeAsync(id, PreviewTerm.Day, Writer with { Role = Role.Editor }, Ct));
        Assert.NotNull(await FindAsync(room, made!.Code!));

        await using (var db = room.NewDb())
            await db.Users.ExecuteUpdateAsync(set => set.SetProperty(e => e.DisabledAt, room.Clock.GetUtcNow().UtcDateTime), Ct);
        Assert.Null(await FindAsync(room, made.Code!));
    }

    [Fact]
    public async Task A_story_has_so_many_open_links_and_no_more()
    {
        await using var room = await DeskRoom.OpenAsync();
        var id = await room.StoryAsync(ArticleState.Draft);
        for (var i = 0; i < PreviewDesk.OpenMost; i++)
            await MakeAsync(room, id, PreviewTerm.Hour);

        var refused = await room.WithAsync<PreviewDesk, MadeLink?>(desk => desk.MakeAsync(id, PreviewTerm.Hour, DeskRoom.Editor, Ct));

        Assert.Contains("Revoke one", Assert.Single(refused!.Problems).Text, StringComparison.Ordinal);
        room.Clock.Advance(TimeSpan.FromHours(2));
        await MakeAsync(room, id, PreviewTerm.Hour);
    }

    private static (int, DateTime?) Single(IReadOnlyList<PreviewLink> links) => (links.Single().Openings, links.Single().LastOpenedAt);

    private static async Task<string> MakeAsync(DeskRoom room, long id, PreviewTerm term)
    {
        var made = await room.WithAsync<PreviewDesk, MadeLink?>(desk => desk.MakeAsync(id, term, DeskRoom.Editor, Ct));
        Assert.Empty(made!.Problems);
        return made.Code!;
    }

    private static Task<Article?> FindAsync(DeskRoom room, string code) => room.WithAsync<PreviewDesk, Article?>(desk => desk.FindAsync(code, Ct));

    private static Task<IReadOnlyList<PreviewLink>> LinksAsync(DeskRoom room, long id) => room.WithAsync<PreviewDesk, IReadOnlyList<PreviewLink>>(desk => desk.OfAsync(id, Ct));
}
