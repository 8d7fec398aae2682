using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Core.Photos;
using NewsSite.Core.Publishing;
using NewsSite.Core.Tests.Photos;

namespace NewsSite.Core.Tests.Publishing;

public sealed class PhotoLibraryTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, Stores.EachDatabase]
    public async Task The_library_is_searched_and_narrowed(DatabaseProvider provider)
    {
        await using var room = await PhotoRoom.OpenAsync(provider);
        var (plain, full, used) = (await room.UploadAsync(1), await room.UploadAsync(2), await room.UploadAsync(3));
        await room.WithAsync<PhotoDesk, IReadOnlyList<Problem>?>(desk => desk.ChangeAsync(
            full, "The café at dawn", "Jo Smith/AFP", "A café", new PhotoFacts("© AFP", "", "coffee, morning", "Ana Díaz", "Lisbon, Portugal", "2026-11-25"), null, PhotoRoom.Editor, Ct));
        await room.SaveAsync("Uses it", [new DraftCaption { PhotoId = used }]);
        await room.WithAsync<PhotoTerms, IReadOnlyList<Problem>?>(terms => terms.ChangeAsync(
            used, new PhotoTermsText(null, room.Clock.GetUtcNow().UtcDateTime.AddDays(3), false, null), PhotoRoom.Editor, Ct));

        Assert.Equal([used, full, plain], await FindAsync(PhotoFilter.All));
        Assert.Equal([full, plain], await FindAsync(PhotoFilter.Unused));
        Assert.Equal([used, plain], await FindAsync(PhotoFilter.WithoutAlternativeText));
        Assert.Equal([used, plain], await FindAsync(PhotoFilter.WithoutCredit));
        Assert.Equal([used], await FindAsync(PhotoFilter.RightsEnding));
        foreach (var query in new[] { "CAFE", "dawn smith", "portugal", "diaz", "coffee", "Agence France" })
            Assert.Equal([full], await FindAsync(PhotoFilter.All, query));
        Assert.Empty(await FindAsync(PhotoFilter.All, "café nothing"));

        async Task<List<long>> FindAsync(PhotoFilter filter, string query = "")
        {
            await using var db = room.NewDb();
            return await db.InLibrary(filter, query, room.Clock.GetUtcNow().UtcDateTime).NewestFirst().Select(p => p.Id).ToListAsync(Ct);
        }
    }

    [Fact]
    public async Task What_a_file_says_is_offered_and_counts_for_nothing_until_it_is_confirmed()
    {
        await using var room = await PhotoRoom.OpenAsync();
        var photo = (await room.UploadAsync(Pictures.Sample("press caption.jpg"))).PhotoId!.Value;
        await using (var db = room.NewDb())
        {
            var offered = await db.Photos.SingleAsync(Ct);
            Assert.Equal(("", ""), (offered.Caption, offered.Credit));
            Assert.Contains("Jupiter", offered.Offered, StringComparison.Ordinal);
            Assert.Contains("jupiter", offered.SearchText, StringComparison.Ordinal);
        }

        await room.ChangeAsync(photo, "Jupiter, bruised", "NASA");

        await using var after = room.NewDb();
        var confirmed = await after.Photos.SingleAsync(Ct);
        Assert.Equal(("Jupiter, bruised", "NASA", null), (confirmed.Caption, confirmed.Credit, confirmed.Offered));
        Assert.Equal(("Jupiter", new DateOnly(2009, 9, 9)), (confirmed.Keywords, confirmed.TakenOn!.Value));
    }

    [Theory, Stores.EachDatabase]
    public async Task A_deleted_photo_can_be_restored_for_30_days_and_is_then_gone_with_its_files(DatabaseProvider provider)
    {
        await using var room = await PhotoRoom.OpenAsync(provider);
        var (restored, gone) = (await room.UploadAsync(1), await room.UploadAsync(2));
        foreach (var photo in new[] { restored, gone })
            Assert.Empty((await DeleteAsync(room, photo))!);
        Assert.Null(await DeleteAsync(room, gone));

        room.Clock.Advance(Photo.RestorableFor - TimeSpan.FromMinutes(1));
        Assert.Equal(0, await RemoveAsync(room));
        Assert.Empty((await room.WithAsync<PhotoBin, IReadOnlyList<Problem>?>(bin => bin.RestoreAsync(restored, PhotoRoom.Editor, Ct)))!);
        room.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(1, await RemoveAsync(room));
        await using var db = room.NewDb();
        Assert.Equal([restored], await db.Photos.Select(p => p.Id).ToListAsync(Ct));
        Assert.Equal(2, room.Files().Count);
        Assert.Empty(await room.WithAsync<PhotoCheck, List<PhotoFinding>>(async check => await check.FindAsync(Ct).ToListAsync(Ct)));
    }

    [Fact]
    public async Task A_photo_that_a_story_uses_is_not_deleted_and_a_deleted_one_is_not_used()
    {
        await using var room = await PhotoRoom.OpenAsync();
        var (used, deleted) = (await room.UploadAsync(1), await room.UploadAsync(2));
        await room.SaveAsync("Uses it", [new DraftCaption { PhotoId = used }]);
        Assert.Contains("1 story uses", Assert.Single((await DeleteAsync(room, used))!).Text, StringComparison.Ordinal);

        Assert.Empty((await DeleteAsync(room, deleted))!);
        var text = new DraftText { Headline = "Another", Body = "A body.", Captions = [new DraftCaption { PhotoId = deleted }] };
        var saved = await room.WithAsync<Drafting, SaveResult>(drafting => drafting.CreateAsync(text, PhotoRoom.Editor, Ct));

        Assert.Contains("was deleted", Assert.Single(saved.Problems).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Uploading_a_deleted_photo_again_brings_it_back()
    {
        await using var room = await PhotoRoom.OpenAsync();
        var photo = await room.UploadAsync();
        await DeleteAsync(room, photo);

        Assert.Equal(photo, await room.UploadAsync());

        await using var db = room.NewDb();
        Assert.Null((await db.Photos.SingleAsync(Ct)).DeletedAt);
    }

    [Theory, Stores.EachDatabase]
    public async Task Applied_to_all_uses_every_newest_and_live_text_says_what_the_photo_says(DatabaseProvider provider)
    {
        await using var room = await PhotoRoom.OpenAsync(provider);
        var photo = await room.UploadAsync();
        await room.ChangeAsync(photo, "The photo's words", "AFP");
        var story = await room.PublishAsync(await room.SaveAsync("Overrides", [new DraftCaption { PhotoId = photo, Caption = "Own words", Credit = "Own" }]));

        Assert.Empty((await room.WithAsync<PhotoDesk, IReadOnlyList<Problem>?>(desk => desk.ApplyToAllUsesAsync(photo, PhotoRoom.Editor, Ct)))!);

        await using var db = room.NewDb();
        var shown = (await db.NotesOfAsync(story.Id, story.Number, Ct)).Captions.Single();
        Assert.Equal(("The photo's words", "AFP"), (shown.Caption, shown.Credit));
    }

    [Fact]
    public async Task A_caption_that_gets_a_photo_later_keeps_its_words()
    {
        await using var room = await PhotoRoom.OpenAsync();
        var photo = await room.UploadAsync();
        await room.ChangeAsync(photo, "The photo's words", "AFP", "Boats");
        var alone = await room.SaveAsync("A story", [new DraftCaption { Caption = "Its own words (Reuters)" }]);

        var story = await room.SaveAsync("A story", [new DraftCaption { Caption = "Its own words", Credit = "Reuters", PhotoId = photo }], alone);

        await using var db = room.NewDb();
        Assert.Equal("Its own words", (await db.NotesOfAsync(alone.Id, alone.Number, Ct)).Captions.Single().Caption);
        var shown = (await db.NotesOfAsync(story.Id, story.Number, Ct)).Captions.Single();
        Assert.Equal(("Its own words", "Reuters", "Boats"), (shown.Caption, shown.Credit, shown.AlternativeText));
    }

    [Fact]
    public async Task A_decorative_photo_has_no_alternative_text_whatever_the_photo_says()
    {
        await using var room = await PhotoRoom.OpenAsync();
        var photo = await room.UploadAsync();
        await room.ChangeAsync(photo, "", "AFP", "Boats");

        var story = await room.SaveAsync("A story", [new DraftCaption { PhotoId = photo, IsDecorative = true }]);

        await using var db = room.NewDb();
        Assert.Equal("", (await db.NotesOfAsync(story.Id, story.Number, Ct)).Captions.Single().AlternativeText);
    }

    [Theory, Stores.EachDatabase]
    public async Task Agencies_are_added_changed_and_taken_off(DatabaseProvider provider)
    {
        await using var room = await PhotoRoom.OpenAsync(provider);
        Assert.Empty((await SaveAsync(null, new AgencyText("Port Pictures", "", "PP, بي بي")))!);
        Assert.Equal("Name", Assert.Single((await SaveAsync(null, new AgencyText("port pictures", "", "")))!).Field);
        Assert.Equal("Name", Assert.Single((await SaveAsync(null, new AgencyText(" ", "", "")))!).Field);
        var photo = await room.UploadAsync();
        await room.ChangeAsync(photo, "", "Jo Smith/PP");
        long id;
        await using (var db = room.NewDb())
        {
            id = (await db.Agencies.SingleAsync(a => a.Name == "Port Pictures" && a.CreditLine == "Port Pictures", Ct)).Id;
            var stored = await db.Photos.SingleAsync(Ct);
            Assert.Equal((id, "Jo Smith"), (stored.AgencyId, stored.Photographer));
        }

        Assert.Empty((await SaveAsync(id, new AgencyText("Port Pictures", "Port", "")))!);
        Assert.Empty((await room.WithAsync<AgencyDesk, IReadOnlyList<Problem>?>(desk => desk.DeleteAsync(id, PhotoRoom.Editor, Ct)))!);
        await using var after = room.NewDb();
        Assert.Null((await after.Photos.SingleAsync(Ct)).AgencyId);

        Task<IReadOnlyList<Problem>?> SaveAsync(long? agency, AgencyText text) =>
            room.WithAsync<AgencyDesk, IReadOnlyList<Problem>?>(desk => desk.SaveAsync(agency, text, PhotoRoom.Editor, Ct));
    }

    [Fact]
    public async Task The_focus_is_inside_the_picture()
    {
        await using var room = await PhotoRoom.OpenAsync();
        var photo = await room.UploadAsync();

        Assert.Single((await FocusAsync(1001, 0))!);
        Assert.Single((await FocusAsync(0, -1))!);
        Assert.Empty((await FocusAsync(0, 1000))!);

        await using var db = room.NewDb();
        var stored = await db.Photos.SingleAsync(Ct);
        Assert.Equal((0, 1000, PhotoFace.Of(stored).Tag), (stored.FocusX, stored.FocusY, stored.RenditionTag));

        Task<IReadOnlyList<Problem>?> FocusAsync(int x, int y) =>
            room.WithAsync<PhotoDesk, IReadOnlyList<Problem>?>(desk => desk.FocusAsync(photo, x, y, PhotoRoom.Editor, Ct));
    }

    [Fact]
    public async Task None_of_it_is_for_writers()
    {
        await using var room = await PhotoRoom.OpenAsync();
        var photo = await room.UploadAsync();
        var writer = PhotoRoom.Writer;

        await Assert.ThrowsAsync<NotAllowedException>(() => room.WithAsync<PhotoBin, IReadOnlyList<Problem>?>(bin => bin.DeleteAsync(photo, writer, Ct)));
        await Assert.ThrowsAsync<NotAllowedException>(() => room.WithAsync<PhotoBin, IReadOnlyList<Problem>?>(bin => bin.RestoreAsync(photo, writer, Ct)));
        await Assert.ThrowsAsync<NotAllowedException>(() => room.WithAsync<PhotoDesk, IReadOnlyList<Problem>?>(desk => desk.FocusAsync(photo, 1, 1, writer, Ct)));
        await Assert.ThrowsAsync<NotAllowedException>(() => room.WithAsync<PhotoDesk, IReadOnlyList<Problem>?>(desk => desk.ApplyToAllUsesAsync(photo, writer, Ct)));
        await Assert.ThrowsAsync<NotAllowedException>(() => room.WithAsync<PhotoTerms, IReadOnlyList<Problem>?>(terms => terms.ChangeAsync(photo, new PhotoTermsText(null, null, false, null), writer, Ct)));
        await Assert.ThrowsAsync<NotAllowedException>(() => room.WithAsync<AgencyDesk, IReadOnlyList<Problem>?>(desk => desk.SaveAsync(null, new AgencyText("A", "", ""), writer, Ct)));
    }

    private static Task<IReadOnlyList<Problem>?> DeleteAsync(PhotoRoom room, long photo) =>
        room.WithAsync<PhotoBin, IReadOnlyList<Problem>?>(bin => bin.DeleteAsync(photo, PhotoRoom.Editor, Ct));

    private static Task<int> RemoveAsync(PhotoRoom room) => room.WithAsync<PhotoBin, int>(bin => bin.RemoveDueAsync(Ct));
}
