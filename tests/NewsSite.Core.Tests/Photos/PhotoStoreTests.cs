using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using NewsSite.Core.Photos;

namespace NewsSite.Core.Tests.Photos;

public sealed class PhotoStoreTests : IDisposable
{
    private const long Most = 1000;
    private static readonly byte[] Bytes = Encoding.ASCII.GetBytes("the bytes of a picture");
    private static readonly string Hash = Convert.ToHexStringLower(SHA256.HashData(Bytes));
    private static readonly byte[] ForDesk = [1, 2];

    private readonly string _directory = Directory.CreateTempSubdirectory("newssite-photos-").FullName;
    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());
    private readonly PhotoStore _store;

    public PhotoStoreTests() => _store = new PhotoStore(Site, new FolderShelf(PhotoStore.FolderOf(Site)), _clock);

    private SiteOptions Site => new() { DataDirectory = _directory };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Original => Path.Combine(_directory, "photos", "originals", Hash[..2], Hash);

    [Fact]
    public async Task A_photo_is_kept_under_its_hash_and_nothing_else_stays()
    {
        using (var incoming = await ReceiveAsync(Bytes))
        {
            Assert.Equal((Hash, Bytes.Length, null), (incoming.Hash, incoming.Size, incoming.Problem));
            await _store.KeepAsync(incoming, ForDesk, Ct);
            Assert.Empty(_store.Unsettled());
            _store.Settle(Hash);
        }

        Assert.Equal(Bytes, await File.ReadAllBytesAsync(Original, Ct));
        Assert.Equal([1, 2], await File.ReadAllBytesAsync((await _store.FindAsync(Hash, Rendition.Desk.Name, Ct))!, Ct));
        Assert.Equal(2, Files().Count());
        Assert.Equal(PhotoFiles.Whole, await _store.CheckAsync(Hash, Ct));
    }

    [Fact]
    public async Task A_photo_that_is_kept_twice_is_there_once()
    {
        await KeepAsync();
        await KeepAsync();

        Assert.Equal(2, Files().Count());
    }

    [Fact]
    public async Task What_the_library_does_not_take_is_removed()
    {
        var incoming = await ReceiveAsync(Bytes);
        Assert.Single(Files());

        incoming.Dispose();

        Assert.Empty(Files());
    }

    [Theory, InlineData(999, true), InlineData(1000, true), InlineData(1001, false), InlineData(500_000, false)]
    public async Task A_file_may_have_so_many_bytes_and_no_more(int size, bool taken)
    {
        using var incoming = await ReceiveAsync(new byte[size]);

        Assert.Equal(taken, incoming.Problem is null);
        Assert.Equal(taken ? 1 : 0, Files().Count());
        Assert.Equal(size, incoming.Size);
    }

    [Fact]
    public async Task An_upload_that_breaks_off_leaves_nothing()
    {
        await Assert.ThrowsAsync<IOException>(() => _store.ReceiveAsync(new BrokenStream(), "a.jpg", Most, Ct));

        Assert.Empty(Files());
    }

    [Fact]
    public async Task A_disk_that_takes_nothing_is_told_to_the_sender()
    {
        await File.WriteAllTextAsync(Path.Combine(_directory, "photos"), "a file where the folder should be", Ct);

        using var incoming = await ReceiveAsync(Bytes);

        Assert.Contains("disk", incoming.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_crash_left_is_removed_after_an_hour_and_not_before()
    {
        var incoming = await ReceiveAsync(Bytes);

        Assert.Equal(0, _store.RemoveLeftovers());
        Assert.True(File.Exists(incoming.Path));

        _clock.Advance(PhotoStore.LeftoverAge + TimeSpan.FromMinutes(1));
        Assert.Equal(1, _store.RemoveLeftovers());
        Assert.Empty(Files());
    }

    [Fact]
    public async Task The_next_upload_removes_what_a_crash_left()
    {
        var crashed = await ReceiveAsync(Bytes);
        _clock.Advance(PhotoStore.LeftoverAge + TimeSpan.FromMinutes(1));

        using var next = await ReceiveAsync([1, 2, 3]);

        Assert.False(File.Exists(crashed.Path));
    }

    [Fact]
    public async Task A_missing_or_altered_photo_is_found()
    {
        Assert.Equal(PhotoFiles.Missing, await _store.CheckAsync(Hash, Ct));

        await KeepAsync();
        Assert.Equal(PhotoFiles.Whole, await _store.CheckAsync(Hash, Ct));

        await File.WriteAllTextAsync(Original, "other bytes", Ct);
        Assert.Equal(PhotoFiles.Altered, await _store.CheckAsync(Hash, Ct));

        await _store.KeepAsync(Hash, "tag.1200.avif", [3], Ct);
        await _store.RemoveAsync(Hash, Ct);
        Assert.Equal(PhotoFiles.Missing, await _store.CheckAsync(Hash, Ct));
        Assert.Empty(Files());
    }

    [Theory, InlineData(""), InlineData(".."), InlineData("../../newssite.db"), InlineData("/etc/passwd"), InlineData("ABCDEF"), InlineData("*")]
    public async Task What_is_no_hash_finds_no_file(string text)
    {
        await KeepAsync();

        Assert.Null(await _store.FindAsync(text, Rendition.Desk.Name, Ct));
        Assert.Null(await _store.FindAsync(Hash.ToUpperInvariant(), Rendition.Desk.Name, Ct));
        Assert.Equal(PhotoFiles.Missing, await _store.CheckAsync(text, Ct));
        await _store.RemoveAsync(text, Ct);
        Assert.Equal(2, Files().Count());
    }

    [Theory, InlineData("a.jpg", "a.jpg"), InlineData("C:\\photos\\a.jpg", "a.jpg"), InlineData("../../a.jpg", "a.jpg"), InlineData("a\0\r\n.jpg", "a .jpg"), InlineData("", "photo"), InlineData("/", "photo")]
    public async Task A_file_name_is_for_people_only(string given, string shown)
    {
        using var incoming = await _store.ReceiveAsync(new MemoryStream(Bytes), given, Most, Ct);

        Assert.Equal(shown, incoming.FileName);
    }

    [Fact]
    public async Task A_long_file_name_is_cut_between_two_letters()
    {
        var name = new string('a', Photo.FileNameMaxLength - 1) + "😀.jpg";

        using var incoming = await _store.ReceiveAsync(new MemoryStream(Bytes), name, Most, Ct);

        Assert.Equal(new string('a', Photo.FileNameMaxLength - 1), incoming.FileName);
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private Task<IncomingPhoto> ReceiveAsync(byte[] bytes) => _store.ReceiveAsync(new MemoryStream(bytes), "a.jpg", Most, Ct);

    private async Task KeepAsync()
    {
        using var incoming = await ReceiveAsync(Bytes);
        await _store.KeepAsync(incoming, ForDesk, Ct);
        _store.Settle(Hash);
    }

    private IEnumerable<string> Files() => Directory.EnumerateFiles(_directory, "*", SearchOption.AllDirectories);

    private sealed class BrokenStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("The client hung up.");
    }
}
