using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NewsSite.Core.Photos;
using NewsSite.Core.Publishing;
using NewsSite.Core.Tests.Publishing;

namespace NewsSite.Core.Tests.Photos.S3;

/// <summary>Every kind of shelf, by the same tests.</summary>
public sealed class PhotoShelfTests(S3Server server) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("newssite-shelf-").FullName;
    private readonly string _run = Guid.NewGuid().ToString("n");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<SiteOptions.PhotoStoreKind> Kinds => [.. Enum.GetValues<SiteOptions.PhotoStoreKind>()];

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_is_put_there_is_found_again_byte_for_byte(SiteOptions.PhotoStoreKind kind)
    {
        var shelf = await OpenAsync(kind);
        await PutAsync(shelf, "originals/ab/one", [1, 2, 3]);

        Assert.Equal([1, 2, 3], await File.ReadAllBytesAsync((await shelf.FindAsync(Key("originals/ab/one"), Ct))!, Ct));
        Assert.Equal([1, 2, 3], await ReadAsync(shelf, "originals/ab/one"));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_is_not_there_is_not_found(SiteOptions.PhotoStoreKind kind)
    {
        var shelf = await OpenAsync(kind);

        Assert.Null(await shelf.FindAsync(Key("originals/ab/none"), Ct));
        Assert.Null(await shelf.OpenAsync(Key("originals/ab/none"), Ct));
        await shelf.RemoveAsync(Key("originals/ab/none"), Ct);
        Assert.Empty(await shelf.ListAsync(Key("originals/"), Ct).ToListAsync(Ct));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Putting_it_again_replaces_it_and_removing_it_removes_it(SiteOptions.PhotoStoreKind kind)
    {
        var shelf = await OpenAsync(kind);
        await PutAsync(shelf, "renditions/ab/one.480.webp", [1]);
        await PutAsync(shelf, "renditions/ab/one.480.webp", [2, 2]);
        Assert.Equal([2, 2], await ReadAsync(shelf, "renditions/ab/one.480.webp"));

        await shelf.RemoveAsync(Key("renditions/ab/one.480.webp"), Ct);

        Assert.Null(await shelf.FindAsync(Key("renditions/ab/one.480.webp"), Ct));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task The_list_has_what_begins_so_and_nothing_else(SiteOptions.PhotoStoreKind kind)
    {
        var shelf = await OpenAsync(kind);
        foreach (var key in new[] { "renditions/ab/abc.480.webp", "renditions/ab/abc.tag.320.avif", "renditions/ab/abd.480.webp", "originals/ab/abc" })
            await PutAsync(shelf, key, [1]);

        var listed = await shelf.ListAsync(Key("renditions/ab/abc."), Ct).ToListAsync(Ct);

        Assert.Equal([Key("renditions/ab/abc.480.webp"), Key("renditions/ab/abc.tag.320.avif")], listed.Select(file => file.Key).Order(StringComparer.Ordinal));
        Assert.All(listed, file => Assert.InRange(file.At, TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(-5), TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(5)));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_photo_goes_from_upload_to_picture_to_removal_and_a_check_agrees(SiteOptions.PhotoStoreKind kind)
    {
        var shelf = await OpenAsync(kind);
        await using var room = await PhotoRoom.OpenAsync(change: services => services.Replace(ServiceDescriptor.Singleton(shelf)));
        var photo = (await room.UploadAsync(Pictures.Jpeg(640, 480, shade: 40 + (int)kind))).PhotoId!.Value;
        PhotoFace face;
        await using (var db = room.NewDb())
            face = PhotoFace.Of(await db.Photos.SingleAsync(p => p.Id == photo, Ct));

        var picture = await room.WithAsync<Renditions, string?>(renditions => renditions.FindAsync(face, new Rendition(Crop.Square, 320, PictureFormat.WebP), Ct));
        Assert.True(new FileInfo(picture!).Length > 0);
        Assert.Empty(await CheckAsync());

        await shelf.RemoveAsync($"originals/{face.Hash[..2]}/{face.Hash}", Ct);
        Assert.Contains("missing", Assert.Single(await CheckAsync()).Text, StringComparison.Ordinal);
        await room.WithAsync<PhotoStore, bool>(async store =>
        {
            await store.RemoveAsync(face.Hash, Ct);
            return true;
        });
        Assert.Empty(await shelf.ListAsync($"renditions/{face.Hash[..2]}/{face.Hash}", Ct).ToListAsync(Ct));

        Task<List<PhotoFinding>> CheckAsync() => room.WithAsync<PhotoCheck, List<PhotoFinding>>(async check => await check.FindAsync(Ct).ToListAsync(Ct));
    }

    [Fact]
    public async Task A_store_that_does_not_answer_is_a_refusal_and_no_crash()
    {
        using var shelf = BucketShelf.Open(Site(new SiteOptions.S3Options { Bucket = "photos", Endpoint = "http://127.0.0.1:9", AccessKey = "a", SecretKey = "b" }));
        await using var room = await PhotoRoom.OpenAsync(change: services => services.Replace(ServiceDescriptor.Singleton<PhotoShelf>(shelf)));

        var result = await room.UploadAsync(Pictures.Jpeg());

        Assert.Contains("could not keep the file", result.Problem, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<PhotoShelf> OpenAsync(SiteOptions.PhotoStoreKind kind) => kind == SiteOptions.PhotoStoreKind.S3
        ? BucketShelf.Open(Site(await server.SettingsAsync(Ct)))
        : new FolderShelf(_folder);

    private SiteOptions Site(SiteOptions.S3Options s3) => new() { DataDirectory = _folder, Photos = new SiteOptions.PhotoOptions { Store = SiteOptions.PhotoStoreKind.S3, S3 = s3 } };

    // All tests share one bucket.
    private string Key(string key) => $"{_run}/{key}";

    private async Task PutAsync(PhotoShelf shelf, string key, byte[] bytes)
    {
        var path = Path.Combine(_folder, Path.GetRandomFileName());
        await File.WriteAllBytesAsync(path, bytes, Ct);
        await shelf.PutAsync(Key(key), path, Ct);
        Assert.False(File.Exists(path));
    }

    private async Task<byte[]> ReadAsync(PhotoShelf shelf, string key)
    {
        await using var stored = (await shelf.OpenAsync(Key(key), Ct))!;
        using var bytes = new MemoryStream();
        await stored.CopyToAsync(bytes, Ct);
        return bytes.ToArray();
    }
}
