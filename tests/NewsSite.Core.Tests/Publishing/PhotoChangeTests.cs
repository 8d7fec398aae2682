using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.Photos;
using NewsSite.Core.Publishing;
using NewsSite.Core.Search;

namespace NewsSite.Core.Tests.Publishing;

public sealed class PhotoChangeTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, Stores.EachDatabase]
    public async Task What_a_photo_says_changes_in_every_live_story_that_does_not_say_otherwise(DatabaseProvider provider)
    {
        await using var room = await PhotoRoom.OpenAsync(provider);
        var photo = await room.UploadAsync();
        var inherits = await room.PublishAsync(await room.SaveAsync("Inherits", [new DraftCaption { PhotoId = photo }]));
        var creditOnly = await room.PublishAsync(await room.SaveAsync("Own caption", [new DraftCaption { PhotoId = photo, Caption = "Ours" }]));
        var overrides = await room.PublishAsync(await room.SaveAsync("Overrides", [new DraftCaption { PhotoId = photo, Caption = "Own words", Credit = "Own credit" }]));
        var draft = await room.SaveAsync("Draft", [new DraftCaption { PhotoId = photo }]);

        Assert.Empty((await room.ChangeAsync(photo, "A harbour at dawn", "Reuters"))!);

        Assert.Equal((true, true), await FindsAsync(inherits));
        Assert.Equal((false, true), await FindsAsync(creditOnly));
        Assert.Equal((false, false), await FindsAsync(overrides));
        Assert.Equal((false, false), await FindsAsync(draft));

        async Task<(bool Caption, bool Credit)> FindsAsync((long Id, int Number) story)
        {
            await using var db = room.NewDb();
            var text = await db.SearchDocuments.Where(d => d.ArticleId == story.Id && d.Audience == SearchAudience.Readers).Select(d => d.Text).SingleOrDefaultAsync(Ct) ?? "";
            return (text.Contains("harbour", StringComparison.Ordinal), text.Contains("reuters", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_change_is_audited_once_and_the_same_words_again_are_none()
    {
        await using var room = await PhotoRoom.OpenAsync();
        var photo = await room.UploadAsync();

        await room.ChangeAsync(photo, "A harbour", "AFP", "Boats");
        await room.ChangeAsync(photo, "  A harbour\r\n", "AFP ", "Boats");

        await using var db = room.NewDb();
        Assert.Equal(1, await db.AuditEntries.CountAsync(a => a.Verb == Verb.ChangePhoto && a.SubjectId == photo, Ct));
        Assert.Equal(1, (await db.Photos.SingleAsync(Ct)).Version);
    }

    [Fact]
    public async Task Texts_are_stored_clean()
    {
        await using var room = await PhotoRoom.OpenAsync();
        var photo = await room.UploadAsync();

        await room.ChangeAsync(photo, " One\r\n\r\nTwo\0 ", " Jo\nWriter\t", "Boats\r\nat dawn\u0007");

        await using var db = room.NewDb();
        var stored = await db.Photos.SingleAsync(Ct);
        Assert.Equal(("One\n\nTwo", "Jo Writer", "Boats at dawn"), (stored.Caption, stored.Credit, stored.AlternativeText));
    }

    [Fact]
    public async Task Texts_that_are_too_long_are_refused_each_with_its_field_and_nothing_changes()
    {
        await using var room = await PhotoRoom.OpenAsync();
        var photo = await room.UploadAsync();

        var problems = await room.ChangeAsync(
            photo, new string('c', Photo.CaptionMaxLength + 1), new string('r', Photo.CreditMaxLength + 1), new string('a', Photo.AlternativeTextMaxLength + 1));

        Assert.Equal(["Caption", "Credit", "AlternativeText"], problems!.Select(p => p.Field));
        Assert.Contains("4,001", problems![0].Text, StringComparison.Ordinal);
        await using var db = room.NewDb();
        Assert.Equal(("", 0L), await db.Photos.Select(p => new ValueTuple<string, long>(p.Caption, p.Version)).SingleAsync(Ct));
    }

    [Fact]
    public async Task Texts_of_the_greatest_length_are_taken()
    {
        await using var room = await PhotoRoom.OpenAsync();
        var photo = await room.UploadAsync();

        var problems = await room.ChangeAsync(
            photo, new string('c', Photo.CaptionMaxLength), new string('r', Photo.CreditMaxLength), new string('a', Photo.AlternativeTextMaxLength));

        Assert.Empty(problems!);
    }

    [Fact]
    public async Task Of_a_photo_that_is_not_there_nothing_can_be_changed()
    {
        await using var room = await PhotoRoom.OpenAsync();

        Assert.Null(await room.ChangeAsync(4711, "A harbour", "AFP"));
    }

    [Fact]
    public async Task A_writer_may_not_change_a_photo()
    {
        await using var room = await PhotoRoom.OpenAsync();
        var photo = await room.UploadAsync();

        await Assert.ThrowsAsync<NotAllowedException>(() => room.ChangeAsync(photo, "A harbour", "AFP", actor: PhotoRoom.Writer));
    }
}
