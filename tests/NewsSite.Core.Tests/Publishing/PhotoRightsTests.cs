using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Publishing;

namespace NewsSite.Core.Tests.Publishing;

public sealed class PhotoRightsTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, Stores.EachDatabase]
    public async Task A_photo_may_be_used_up_to_the_moment_at_which_its_rights_end_and_not_at_it(DatabaseProvider provider)
    {
        await using var room = await PhotoRoom.OpenAsync(provider);
        var photo = await room.UploadAsync();
        var until = Now(room).AddHours(1);
        await ChangeAsync(room, photo, new PhotoTermsText(null, until, false, null));
        var story = await room.SaveAsync("Before", [new DraftCaption { PhotoId = photo }]);

        room.Clock.Advance(TimeSpan.FromHours(1) - Tick);
        Assert.Empty(await AttachAsync(room, photo));
        room.Clock.Advance(Tick);

        Assert.Contains("rights to this photo ended", Assert.Single(await AttachAsync(room, photo)).Text, StringComparison.Ordinal);
        var refused = Assert.Single(await PublishAsync(room, story));
        Assert.Equal("Captions[0].Photo", refused.Field);
        Assert.Contains("rights to this photo ended", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_photo_may_not_be_used_before_its_first_moment()
    {
        await using var room = await PhotoRoom.OpenAsync();
        var photo = await room.UploadAsync();
        await ChangeAsync(room, photo, new PhotoTermsText(Now(room).AddHours(1), null, false, null));

        room.Clock.Advance(TimeSpan.FromHours(1) - Tick);
        Assert.Contains("may not be used before", Assert.Single(await AttachAsync(room, photo)).Text, StringComparison.Ordinal);

        room.Clock.Advance(Tick);
        Assert.Empty(await AttachAsync(room, photo));
    }

    [Fact]
    public async Task What_is_scheduled_past_the_end_of_the_rights_is_refused_when_it_is_scheduled()
    {
        await using var room = await PhotoRoom.OpenAsync();
        var photo = await room.UploadAsync();
        var until = Now(room).AddHours(2);
        await ChangeAsync(room, photo, new PhotoTermsText(null, until, false, null));
        var story = await room.SaveAsync("Later", [new DraftCaption { PhotoId = photo }]);

        Assert.Single(await ScheduleAsync(until));
        Assert.Empty(await ScheduleAsync(until - TimeSpan.FromMinutes(1)));

        async Task<IReadOnlyList<Problem>> ScheduleAsync(DateTime at) =>
            (await room.WithAsync<Workflow, IReadOnlyList<Problem>?>(workflow => workflow.ScheduleAsync(story.Id, story.Number, at, false, PhotoRoom.Editor, Ct)))!;
    }

    [Theory, Stores.EachDatabase]
    public async Task A_photo_for_one_use_is_refused_to_a_second_story_by_the_name_of_the_first(DatabaseProvider provider)
    {
        await using var room = await PhotoRoom.OpenAsync(provider);
        var photo = await room.UploadAsync();
        await ChangeAsync(room, photo, new PhotoTermsText(null, null, true, null));

        var first = await room.PublishAsync(await room.SaveAsync("The first", [new DraftCaption { PhotoId = photo }]));
        await room.PublishAsync(await room.SaveAsync("The first again", [new DraftCaption { PhotoId = photo }], first));

        Assert.Contains("“The first again” has it", Assert.Single(await AttachAsync(room, photo)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_photo_for_some_sections_is_refused_to_the_others()
    {
        await using var room = await PhotoRoom.OpenAsync();
        var photo = await room.UploadAsync();
        foreach (var name in new[] { "World", "Sport" })
            await room.WithAsync<SectionDesk, IReadOnlyList<Problem>>(desk => desk.CreateAsync(name, "", PhotoRoom.Editor, Ct));
        await using var db = room.NewDb();
        var (world, sport) = (await db.Sections.SingleAsync(s => s.Name == "World", Ct), await db.Sections.SingleAsync(s => s.Name == "Sport", Ct));
        await ChangeAsync(room, photo, new PhotoTermsText(null, null, false, [world.Id]));

        Assert.Empty(await AttachAsync(room, photo, world.Id));
        Assert.Contains("may be used in World only", Assert.Single(await AttachAsync(room, photo, sport.Id)).Text, StringComparison.Ordinal);
        Assert.Single(await AttachAsync(room, photo));
    }

    [Theory, Stores.EachDatabase]
    public async Task When_the_rights_end_the_photo_is_off_pages_lists_and_search_once_and_back_when_they_are_prolonged(DatabaseProvider provider)
    {
        await using var room = await PhotoRoom.OpenAsync(provider);
        var photo = await room.UploadAsync();
        await room.ChangeAsync(photo, "A lighthouse", "AFP");
        await ChangeAsync(room, photo, new PhotoTermsText(null, Now(room).AddHours(1), false, null));
        var story = await room.PublishAsync(await room.SaveAsync("Shown", [new DraftCaption { PhotoId = photo }]));
        Assert.Equal((1, true, true), await SeenAsync());
        Assert.Equal(0, await EndAsync());

        room.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, await EndAsync());
        Assert.Equal(0, await EndAsync());
        Assert.Equal((0, false, false), await SeenAsync());

        await ChangeAsync(room, photo, new PhotoTermsText(null, Now(room).AddHours(1), false, null));
        Assert.Equal((1, true, true), await SeenAsync());
        await using var db = room.NewDb();
        Assert.Equal(1, await db.AuditEntries.CountAsync(e => e.Verb == Verb.EndPhotoRights && e.SubjectId == photo, Ct));

        Task<int> EndAsync() => room.WithAsync<RightsWatch, int>(watch => watch.EndDueAsync(Ct));

        async Task<(int Captions, bool OnCard, bool Found)> SeenAsync()
        {
            await using var store = room.NewDb();
            var captions = (await store.NotesOfAsync(story.Id, story.Number, Ct)).Captions.Count;
            var card = await store.Articles.Published().Cards().SingleAsync(Ct);
            var found = await store.SearchDocuments.AnyAsync(d => d.ArticleId == story.Id && d.Text.Contains("lighthouse"), Ct);
            return (captions, card.PhotoHash is not null, found);
        }
    }

    [Fact]
    public async Task Rights_cannot_end_before_they_begin()
    {
        await using var room = await PhotoRoom.OpenAsync();
        var photo = await room.UploadAsync();

        var problems = await room.WithAsync<PhotoTerms, IReadOnlyList<Problem>?>(
            terms => terms.ChangeAsync(photo, new PhotoTermsText(Now(room), Now(room), false, null), PhotoRoom.Editor, Ct));

        Assert.Equal("UsableUntil", Assert.Single(problems!).Field);
    }

    private static DateTime Now(PhotoRoom room) => room.Clock.GetUtcNow().UtcDateTime;

    private static async Task ChangeAsync(PhotoRoom room, long photo, PhotoTermsText text) =>
        Assert.Empty((await room.WithAsync<PhotoTerms, IReadOnlyList<Problem>?>(terms => terms.ChangeAsync(photo, text, PhotoRoom.Editor, Ct)))!);

    private static async Task<IReadOnlyList<Problem>> AttachAsync(PhotoRoom room, long photo, long? section = null)
    {
        var text = new DraftText { Headline = "Another", Body = "A body.", SectionId = section, Captions = [new DraftCaption { PhotoId = photo }] };
        var problems = (await room.WithAsync<Drafting, SaveResult>(drafting => drafting.CreateAsync(text, PhotoRoom.Editor, Ct))).Problems;
        Assert.All(problems, problem => Assert.Equal("Captions[0].Photo", problem.Field));
        return problems;
    }

    private static async Task<IReadOnlyList<Problem>> PublishAsync(PhotoRoom room, (long Id, int Number) story) =>
        (await room.WithAsync<Workflow, IReadOnlyList<Problem>?>(workflow => workflow.PublishAsync(story.Id, story.Number, true, PhotoRoom.Editor, Ct)))!;
}
