using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Core.Publishing;

namespace NewsSite.Core.Tests.Publishing;

public sealed class PublicPhotosTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, Stores.EachDatabase]
    public async Task Readers_may_see_a_photo_while_a_live_text_shows_it(DatabaseProvider provider)
    {
        await using var room = await PhotoRoom.OpenAsync(provider);
        var photo = await room.UploadAsync();
        Assert.False(await IsPublicAsync(room, photo));

        var story = await room.SaveAsync("A story", [new DraftCaption { PhotoId = photo }]);
        Assert.False(await IsPublicAsync(room, photo));

        await room.PublishAsync(story);
        Assert.True(await IsPublicAsync(room, photo));

        await room.WithdrawAsync(story);
        Assert.False(await IsPublicAsync(room, photo));
    }

    [Fact]
    public async Task A_photo_of_a_newer_draft_or_an_older_text_is_not_public()
    {
        await using var room = await PhotoRoom.OpenAsync();
        var (old, live, next) = (await room.UploadAsync(1), await room.UploadAsync(2), await room.UploadAsync(3));
        var first = await room.SaveAsync("A story", [new DraftCaption { PhotoId = old }]);
        var second = await room.PublishAsync(await room.SaveAsync("A story", [new DraftCaption { PhotoId = live }], first));
        var third = await room.SaveAsync("A story", [new DraftCaption { PhotoId = next }], second);

        Assert.Equal((false, true, false), (await IsPublicAsync(room, old), await IsPublicAsync(room, live), await IsPublicAsync(room, next)));

        await room.PublishAsync(third);
        Assert.Equal((false, false, true), (await IsPublicAsync(room, old), await IsPublicAsync(room, live), await IsPublicAsync(room, next)));
    }

    [Fact]
    public async Task A_photo_that_another_story_shows_stays_public()
    {
        await using var room = await PhotoRoom.OpenAsync();
        var photo = await room.UploadAsync();
        var one = await room.PublishAsync(await room.SaveAsync("One", [new DraftCaption { PhotoId = photo }]));
        await room.PublishAsync(await room.SaveAsync("Two", [new DraftCaption { Caption = "Alone" }, new DraftCaption { PhotoId = photo }]));

        await room.WithdrawAsync(one);

        Assert.True(await IsPublicAsync(room, photo));
    }

    private static async Task<bool> IsPublicAsync(PhotoRoom room, long photo)
    {
        await using var db = room.NewDb();
        return (await db.FindPhotoAsync(await db.Photos.Where(p => p.Id == photo).Select(p => p.Hash).SingleAsync(Ct), Ct))!.IsShown;
    }
}
