using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Photos;
using NewsSite.Core.Publishing;
using NewsSite.Core.Tests.Photos;

namespace NewsSite.Core.Tests.Publishing;

public sealed class PhotoCheckTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_library_that_agrees_with_its_files_has_no_findings()
    {
        await using var room = await PhotoRoom.OpenAsync();
        await room.UploadAsync();
        await room.UploadAsync(2);
        room.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Empty(await FindAsync(room));
    }

    [Fact]
    public async Task A_missing_and_an_altered_file_are_found_each_with_its_photo()
    {
        await using var room = await PhotoRoom.OpenAsync();
        var (missing, altered) = (await room.UploadAsync(), await room.UploadAsync(2));
        File.Delete(await OriginalAsync(room, missing));
        await File.AppendAllTextAsync(await OriginalAsync(room, altered), "!", Ct);

        var findings = await FindAsync(room);

        Assert.Equal([missing, altered], findings.Select(f => f.PhotoId!.Value));
        Assert.Contains("missing", findings[0].Text, StringComparison.Ordinal);
        Assert.Contains("altered", findings[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_crash_between_file_and_row_leaves_a_file_that_is_found_after_an_hour()
    {
        await using var room = await PhotoRoom.OpenAsync();
        await room.UploadAsync();
        await KeepWithoutRowAsync(room);

        Assert.Empty(await FindAsync(room)); // an upload may still be working on it

        room.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Null(Assert.Single(await FindAsync(room)).PhotoId);
        Assert.Null((await room.UploadAsync(Pictures.Png(), "photo.png")).Problem);
        Assert.Empty(await FindAsync(room));
    }

    [Fact]
    public async Task What_a_crash_left_of_an_upload_is_removed_after_an_hour_and_nothing_else_is()
    {
        await using var room = await PhotoRoom.OpenAsync();
        await room.UploadAsync();
        await KeepWithoutRowAsync(room);
        Assert.Equal(0, await RemoveAsync());

        room.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(1, await RemoveAsync());
        Assert.Equal(0, await RemoveAsync());

        Assert.Empty(await FindAsync(room));
        Assert.Equal(2, room.Files().Count);

        Task<int> RemoveAsync() => room.WithAsync<PhotoBin, int>(bin => bin.RemoveUnfinishedAsync(Ct));
    }

    private static Task<bool> KeepWithoutRowAsync(PhotoRoom room) => room.WithAsync<PhotoStore, bool>(async store =>
    {
        using var incoming = await store.ReceiveAsync(new MemoryStream(Pictures.Png()), "crashed.png", PhotoDecoder.BytesMost, Ct);
        await store.KeepAsync(incoming, [1], Ct);
        return true;
    });

    private static async Task<string> OriginalAsync(PhotoRoom room, long photo)
    {
        await using var db = room.NewDb();
        var hash = await db.Photos.Where(p => p.Id == photo).Select(p => p.Hash).SingleAsync(Ct);
        return Path.Combine(room.Folder, room.Files().Single(f => f.EndsWith(hash, StringComparison.Ordinal)));
    }

    private static Task<List<PhotoFinding>> FindAsync(PhotoRoom room) =>
        room.WithAsync<PhotoCheck, List<PhotoFinding>>(async check => await check.FindAsync(Ct).ToListAsync(Ct));
}
