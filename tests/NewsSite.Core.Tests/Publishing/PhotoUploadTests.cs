using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.Photos;
using NewsSite.Core.Tests.Photos;

namespace NewsSite.Core.Tests.Publishing;

public sealed class PhotoUploadTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_upload_is_in_the_library_with_what_decoding_showed()
    {
        await using var room = await PhotoRoom.OpenAsync();
        var bytes = Pictures.WebP(80, 60);

        var result = await room.UploadAsync(bytes, "../a name.webp");

        await using var db = room.NewDb();
        var photo = await db.Photos.SingleAsync(Ct);
        Assert.Equal((photo.Id, false, null), (result.PhotoId, result.WasThere, result.Problem));
        Assert.Equal(("a name.webp", "image/webp", 80, 60, bytes.Length), (photo.FileName, photo.MediaType, photo.Width, photo.Height, photo.Size));
        var audit = await db.AuditEntries.SingleAsync(Ct);
        Assert.Equal((Verb.UploadPhoto, "photo", photo.Id, "a name.webp"), (audit.Verb, audit.Subject, audit.SubjectId, audit.Details));
        Assert.Equal(2, room.Files().Count);
    }

    [Fact]
    public async Task The_same_picture_again_is_the_photo_that_is_there_already()
    {
        await using var room = await PhotoRoom.OpenAsync();
        var first = await room.UploadAsync(Pictures.Jpeg(), "first.jpg");
        var second = await room.UploadAsync(Pictures.Jpeg(), "second.jpg");

        Assert.Equal((first.PhotoId, true), (second.PhotoId, second.WasThere));
        await using var db = room.NewDb();
        Assert.Equal("first.jpg", (await db.Photos.SingleAsync(Ct)).FileName);
        Assert.Equal(1, await db.AuditEntries.CountAsync(Ct));
    }

    [Theory, Stores.EachDatabase]
    public async Task The_same_picture_from_many_at_once_is_one_photo(DatabaseProvider provider)
    {
        await using var room = await PhotoRoom.OpenAsync(provider);

        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => room.UploadAsync(Pictures.Jpeg())));

        Assert.Single(results.Select(r => r.PhotoId).Distinct());
        Assert.Single(results, r => !r.WasThere);
        await using var db = room.NewDb();
        Assert.Equal(1, await db.Photos.CountAsync(Ct));
        Assert.Equal(2, room.Files().Count);
    }

    [Fact]
    public async Task A_refused_file_leaves_nothing_behind()
    {
        await using var room = await PhotoRoom.OpenAsync();

        var results = new[]
        {
            await room.UploadAsync(Pictures.Gif(), "photo.jpg"), // a name that lies
            await room.UploadAsync([], "photo.jpg"),
            await room.UploadAsync(Pictures.PngWithoutData(), "photo.png"),
            await room.UploadAsync(new byte[PhotoDecoder.BytesMost + 1], "photo.jpg"),
        };

        Assert.All(results, r => Assert.Null(r.PhotoId));
        Assert.Contains("larger than 25 MB", results[3].Problem, StringComparison.Ordinal);
        Assert.Empty(room.Files());
        await using var db = room.NewDb();
        Assert.Equal((0, 0), (await db.Photos.CountAsync(Ct), await db.AuditEntries.CountAsync(Ct)));
    }

    [Fact]
    public async Task A_picture_of_exactly_25_MB_is_taken()
    {
        await using var room = await PhotoRoom.OpenAsync();
        var picture = Pictures.Jpeg();

        var result = await room.UploadAsync([.. picture, .. new byte[PhotoDecoder.BytesMost - picture.Length]]);

        Assert.Null(result.Problem);
    }

    [Fact]
    public async Task Files_without_a_row_are_removed_when_the_row_fails()
    {
        await using var room = await PhotoRoom.OpenAsync();
        await using (var db = room.NewDb())
            await db.Database.ExecuteSqlAsync($"CREATE TRIGGER refuse BEFORE INSERT ON AuditEntries BEGIN SELECT RAISE(ABORT, 'no'); END", Ct);

        await Assert.ThrowsAsync<DbUpdateException>(() => room.UploadAsync(Pictures.Jpeg(), "photo.jpg"));

        Assert.Empty(room.Files());
        await using var after = room.NewDb();
        Assert.Equal(0, await after.Photos.CountAsync(Ct));
    }

    [Theory, InlineData("lost"), InlineData("altered")]
    public async Task A_photo_whose_file_was_lost_comes_back_by_uploading_it_again(string accident)
    {
        await using var room = await PhotoRoom.OpenAsync();
        var bytes = Pictures.Jpeg();
        var first = await room.UploadAsync(bytes);
        var original = Path.Combine(room.Folder, room.Files().Single(f => f.Contains("originals", StringComparison.Ordinal)));
        if (accident == "altered")
            await File.AppendAllTextAsync(original, "!", Ct);
        else
            File.Delete(original);

        var again = await room.UploadAsync(bytes);

        Assert.Equal((first.PhotoId, true, null), (again.PhotoId, again.WasThere, again.Problem));
        Assert.Equal(bytes, await File.ReadAllBytesAsync(original, Ct));
        Assert.Equal(2, room.Files().Count);
    }

    [Fact]
    public async Task A_writer_may_not_upload()
    {
        await using var room = await PhotoRoom.OpenAsync();

        await Assert.ThrowsAsync<NotAllowedException>(() => room.UploadAsync(Pictures.Jpeg(), actor: PhotoRoom.Writer));

        Assert.Empty(room.Files());
    }
}
