using System.Security.Cryptography;

namespace NewsSite.Core.Photos;

/// <summary>What the store has of a photo.</summary>
public enum PhotoFiles
{
    /// <summary>The original, byte for byte, and every rendition.</summary>
    Whole,

    /// <summary>The original is not there.</summary>
    Missing,

    /// <summary>The original's bytes are not those that were uploaded.</summary>
    Altered,

    /// <summary>The original is there, but a picture made from it is not.</summary>
    WithoutRendition,
}

/// <summary>
/// The photos' bytes, as files below the data directory: <c>photos/originals/ab/abc…</c>, which nobody outside the newsroom gets, and
/// <c>photos/renditions/ab/abc….2000.webp</c>, which readers do. A file is there whole or not at all: it is written to
/// <c>photos/incoming</c>, synced, and moved to its place.
/// </summary>
public sealed class PhotoStore(SiteOptions site, TimeProvider clock)
{
    /// <summary>What the one who uploaded is told when the disk takes no more.</summary>
    internal const string NoRoom = "The site could not keep the file: its disk is full or can't be written. Nothing is wrong with the picture; tell whoever runs the site.";

    private const int BufferSize = 128 * 1024;

    /// <summary>A file that no upload can still be working on: what it was for has crashed.</summary>
    public static readonly TimeSpan LeftoverAge = TimeSpan.FromHours(1);

    private static readonly PhotoSize[] Sizes = Enum.GetValues<PhotoSize>();

    private readonly string _root = Path.Combine(site.DataPath, "photos");

    private string Incoming => Path.Combine(_root, "incoming");

    private string Originals => Path.Combine(_root, "originals");

    private string Renditions => Path.Combine(_root, "renditions");

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

    /// <summary>Puts an original and the pictures made from it in their places. Doing it again changes nothing.</summary>
    /// <exception cref="IOException">The disk is full or can't be written.</exception>
    public async Task KeepAsync(IncomingPhoto photo, IReadOnlyDictionary<PhotoSize, byte[]> renditions, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(photo);
        ArgumentNullException.ThrowIfNull(renditions);
        foreach (var (size, bytes) in renditions)
        {
            var path = Path.Combine(Incoming, Path.GetRandomFileName());
            try
            {
                await using (var file = SyncedFiles.Create(path))
                {
                    await file.WriteAsync(bytes, ct);
                    file.Sync();
                }

                SyncedFiles.Place(path, PathOf(photo.Hash, size));
            }
            finally
            {
                File.Delete(path);
            }
        }

        // The original last: where it is, everything is.
        SyncedFiles.Place(photo.Path, PathOf(photo.Hash));
    }

    /// <summary>Removes a photo's files; nothing happens when there are none.</summary>
    public void Remove(string hash)
    {
        if (!IsHash(hash))
            return;
        foreach (var path in Sizes.Select(size => PathOf(hash, size)).Append(PathOf(hash)).Where(File.Exists))
            File.Delete(path);
    }

    /// <summary>Where a picture made from a photo is: its full path; null when there is none or the text is no hash.</summary>
    public string? Find(string hash, PhotoSize size)
    {
        ArgumentNullException.ThrowIfNull(hash);
        return IsHash(hash) && File.Exists(PathOf(hash, size)) ? PathOf(hash, size) : null;
    }

    /// <summary>Reads the original and tells whether it is still what was uploaded.</summary>
    public async Task<PhotoFiles> CheckAsync(string hash, CancellationToken ct)
    {
        if (!IsHash(hash) || !File.Exists(PathOf(hash)))
            return PhotoFiles.Missing;
        await using (var file = new FileStream(PathOf(hash), FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, FileOptions.Asynchronous | FileOptions.SequentialScan))
        {
            if (Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct)) != hash)
                return PhotoFiles.Altered;
        }

        return Sizes.All(size => Find(hash, size) is not null) ? PhotoFiles.Whole : PhotoFiles.WithoutRendition;
    }

    /// <summary>Hashes of the originals that have been there longer than <see cref="LeftoverAge"/>, read from the disk one after the other.</summary>
    public IEnumerable<string> SettledOriginals() => Directory.Exists(Originals)
        ? Directory.EnumerateFiles(Originals, "*", SearchOption.AllDirectories).Where(IsLeftover).Select(path => Path.GetFileName(path)).Where(IsHash)
        : [];

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

    private string PathOf(string hash) => Path.Combine(Originals, hash[..2], hash);

    private string PathOf(string hash, PhotoSize size) => Path.Combine(Renditions, hash[..2], $"{hash}.{(int)size}.webp");

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
