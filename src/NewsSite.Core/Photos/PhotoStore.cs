using System.Security.Cryptography;

namespace NewsSite.Core.Photos;

/// <summary>What the store has of a photo.</summary>
public enum PhotoFiles
{
    /// <summary>The original, byte for byte.</summary>
    Whole,

    /// <summary>The original is not there.</summary>
    Missing,

    /// <summary>The original's bytes are not those that were uploaded.</summary>
    Altered,
}

/// <summary>
/// The photos' bytes: <c>originals/ab/abc…</c>, which nobody outside the newsroom gets, and <c>renditions/ab/abc….TAG.1200.avif</c>, which readers do. They
/// are on a shelf; what comes in is written below the data directory first.
/// </summary>
public sealed class PhotoStore(SiteOptions site, PhotoShelf shelf, TimeProvider clock)
{
    /// <summary>What the one who uploaded is told when the disk takes no more.</summary>
    internal static string NoRoom => T("The site could not keep the file: its disk is full or can't be written. Nothing is wrong with the picture; tell whoever runs the site.");

    private const int BufferSize = 128 * 1024;

    /// <summary>A file that no upload can still be working on: what it was for has crashed.</summary>
    public static readonly TimeSpan LeftoverAge = TimeSpan.FromHours(1);

    private string Incoming => Path.Combine(FolderOf(site), "incoming");

    // A file for each original that is in its place while the library has no row for it yet.
    private string Pending => Path.Combine(FolderOf(site), "pending");

    /// <summary>Where this machine has photos' files.</summary>
    public static string FolderOf(SiteOptions site)
    {
        ArgumentNullException.ThrowIfNull(site);
        return Path.Combine(site.DataPath, "photos");
    }

    /// <summary>Takes an upload in as it comes, without holding it in memory. Reads to the end also when the file is refused.</summary>
    /// <param name="upload">Its bytes.</param>
    /// <param name="fileName">What its sender calls it.</param>
    /// <param name="most">Most bytes to accept.</param>
    /// <param name="ct">Cancels; nothing stays.</param>
    public async Task<IncomingPhoto> ReceiveAsync(Stream upload, string fileName, long most, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(upload);
        ArgumentNullException.ThrowIfNull(fileName);
        RemoveLeftovers();
        var writer = new IncomingWriter(Path.Combine(Incoming, Path.GetRandomFileName()), most);
        try
        {
            writer.Open();
            var buffer = new byte[BufferSize];
            for (int read; (read = await upload.ReadAsync(buffer, ct)) > 0;)
                await writer.WriteAsync(buffer.AsMemory(0, read), ct);
            return await writer.CloseAsync(SafeName(fileName));
        }
        catch
        {
            await writer.AbandonAsync();
            throw;
        }
    }

    /// <summary>
    /// Puts an original and the desk's picture of it in their places. Doing it again changes nothing. Once the library has the photo, <see cref="Settle"/> says so:
    /// what is never settled was cut off by a crash.
    /// </summary>
    /// <exception cref="IOException">There is no room.</exception>
    public async Task KeepAsync(IncomingPhoto photo, byte[] forDesk, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(photo);
        Directory.CreateDirectory(Pending);
        await File.WriteAllBytesAsync(Path.Combine(Pending, photo.Hash), [], ct);
        await KeepAsync(photo.Hash, Rendition.Desk.Name, forDesk, ct);

        // The original last: where it is, everything is.
        await shelf.PutAsync(Original(photo.Hash), photo.Path, ct);
    }

    /// <summary>The library has the photo, or its files are removed.</summary>
    public void Settle(string hash)
    {
        if (IsHash(hash) && Directory.Exists(Pending))
            File.Delete(Path.Combine(Pending, hash));
    }

    /// <summary>Hashes of photos that were put in their places longer than <see cref="LeftoverAge"/> ago and never settled.</summary>
    public IReadOnlyList<string> Unsettled() => Directory.Exists(Pending)
        ? [.. Directory.EnumerateFiles(Pending).Where(IsLeftover).Select(path => Path.GetFileName(path)).Where(IsHash)]
        : [];

    /// <summary>Puts a picture that was made from a photo in its place.</summary>
    /// <exception cref="IOException">There is no room.</exception>
    public async Task KeepAsync(string hash, string name, byte[] picture, CancellationToken ct)
    {
        Directory.CreateDirectory(Incoming);
        var path = Path.Combine(Incoming, Path.GetRandomFileName());
        try
        {
            await using (var file = SyncedFiles.Create(path))
            {
                await file.WriteAsync(picture, ct);
                file.Sync();
            }

            await shelf.PutAsync(Made(hash, name), path, ct);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Removes a photo's files; nothing happens when there are none.</summary>
    public async Task RemoveAsync(string hash, CancellationToken ct)
    {
        if (!IsHash(hash))
            return;
        await foreach (var (key, _) in shelf.ListAsync(Made(hash, ""), ct))
            await shelf.RemoveAsync(key, ct);
        await shelf.RemoveAsync(Original(hash), ct);
    }

    /// <summary>Where a picture made from a photo is: its full path; null when there is none or the text is no hash.</summary>
    public async Task<string?> FindAsync(string hash, string name, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(hash);
        return IsHash(hash) ? await shelf.FindAsync(Made(hash, name), ct) : null;
    }

    /// <summary>Where the original is: its full path; null when there is none or the text is no hash.</summary>
    public async Task<string?> FindOriginalAsync(string hash, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(hash);
        return IsHash(hash) ? await shelf.FindAsync(Original(hash), ct) : null;
    }

    /// <summary>The original's bytes; null when there are none or the text is no hash. Not for readers.</summary>
    public async Task<Stream?> OpenOriginalAsync(string hash, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(hash);
        return IsHash(hash) ? await shelf.OpenAsync(Original(hash), ct) : null;
    }

    /// <summary>Puts an original in its place that was taken out of a backup. What readers and the desk get of it is made when it is asked for.</summary>
    /// <exception cref="InvalidDataException">The bytes are not those of the hash; nothing has been kept.</exception>
    /// <exception cref="IOException">There is no room.</exception>
    public async Task BringBackAsync(string hash, Stream original, CancellationToken ct)
    {
        using var photo = await ReceiveAsync(original, hash, long.MaxValue, ct);
        if (photo.Problem is { } problem)
            throw new IOException(problem);
        if (photo.Hash != hash)
            throw new InvalidDataException($"The bytes are not those of photo {hash}.");
        await shelf.PutAsync(Original(hash), photo.Path, ct);
    }

    /// <summary>Reads the original and tells whether it is still what was uploaded.</summary>
    public async Task<PhotoFiles> CheckAsync(string hash, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(hash);
        if (!IsHash(hash) || await shelf.OpenAsync(Original(hash), ct) is not { } file)
            return PhotoFiles.Missing;
        await using (file)
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct)) == hash ? PhotoFiles.Whole : PhotoFiles.Altered;
    }

    /// <summary>Hashes of the originals that have been there longer than <see cref="LeftoverAge"/>, one after the other.</summary>
    public IAsyncEnumerable<string> SettledOriginalsAsync(CancellationToken ct) => shelf.ListAsync("originals/", ct)
        .Where(file => file.At < clock.GetUtcNow().UtcDateTime - LeftoverAge)
        .Select(file => file.Key[(file.Key.LastIndexOf('/') + 1)..])
        .Where(IsHash);

    /// <summary>Removes what uploads that crashed have left behind.</summary>
    /// <returns>How many files.</returns>
    public int RemoveLeftovers()
    {
        var removed = 0;
        foreach (var path in Directory.Exists(Incoming) ? Directory.EnumerateFiles(Incoming).Where(IsLeftover) : [])
        {
            File.Delete(path);
            removed++;
        }

        return removed;
    }

    private static string Original(string hash) => $"originals/{hash[..2]}/{hash}";

    private static string Made(string hash, string name) => $"renditions/{hash[..2]}/{hash}.{name}";

    private bool IsLeftover(string path) => File.GetLastWriteTimeUtc(path) < clock.GetUtcNow().UtcDateTime - LeftoverAge;

    private static bool IsHash(string hash) => hash.Length == SHA256.HashSizeInBytes * 2 && hash.All(char.IsAsciiHexDigitLower);

    // Some browsers send a path, and anybody can send anything: the last part, for people to recognise the file by.
    private static string SafeName(string fileName)
    {
        var name = TypedText.OneLine(fileName.Split('/', '\\')[^1]);
        if (name.Length > Photo.FileNameMaxLength)
            name = name[..(char.IsHighSurrogate(name[Photo.FileNameMaxLength - 1]) ? Photo.FileNameMaxLength - 1 : Photo.FileNameMaxLength)];
        return name.Length == 0 ? "photo" : name;
    }
}
