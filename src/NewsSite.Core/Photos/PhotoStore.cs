using System.Security.Cryptography;

namespace NewsSite.Core.Photos;

/// <summary>A file that came in and is not yet part of the library.</summary>
/// <param name="Path">Where it is for now.</param>
/// <param name="Hash">SHA-256 of its bytes, 64 lower-case hexadecimal digits.</param>
/// <param name="Size">Bytes.</param>
public sealed record IncomingPhoto(string Path, string Hash, long Size);

/// <summary>
/// The photos' bytes, as files below the data directory: the original, which nobody outside the newsroom gets, and beside it the pictures
/// made from it. A file is there whole or not at all: it is written elsewhere, synced, and moved to its place.
/// </summary>
public sealed class PhotoStore(SiteOptions site, TimeProvider clock)
{
    private const int BufferSize = 128 * 1024;
    private static readonly TimeSpan LeftoverAge = TimeSpan.FromHours(1);

    private readonly string _root = Path.Combine(site.DataPath, "photos");

    private string Incoming => Path.Combine(_root, "incoming");

    /// <summary>Takes an upload in.</summary>
    /// <param name="upload">Its bytes.</param>
    /// <param name="most">Most bytes to accept.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The file, for <see cref="KeepAsync"/> or <see cref="Discard"/>; null when it has more bytes.</returns>
    /// <exception cref="IOException">The disk is full or can't be written.</exception>
    public async Task<IncomingPhoto?> ReceiveAsync(Stream upload, long most, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(upload);
        Directory.CreateDirectory(Incoming);
        RemoveLeftovers();
        var path = Path.Combine(Incoming, Path.GetRandomFileName());
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            long size = 0;
            await using (var file = NewFile(path))
            {
                var buffer = new byte[BufferSize];
                for (int read; (read = await upload.ReadAsync(buffer, ct)) > 0;)
                {
                    size += read;
                    if (size > most)
                        break;
                    hash.AppendData(buffer, 0, read);
                    await file.WriteAsync(buffer.AsMemory(0, read), ct);
                }

                file.Flush(flushToDisk: true);
            }

            if (size <= most)
                return new IncomingPhoto(path, Convert.ToHexStringLower(hash.GetHashAndReset()), size);
        }
        catch
        {
            File.Delete(path);
            throw;
        }

        File.Delete(path);
        return null;
    }

    /// <summary>Puts the original and its renditions in their places. Doing it again changes nothing.</summary>
    /// <exception cref="IOException">The disk is full or can't be written.</exception>
    public async Task KeepAsync(IncomingPhoto photo, IReadOnlyDictionary<PhotoSize, byte[]> renditions, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(photo);
        ArgumentNullException.ThrowIfNull(renditions);
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(photo.Hash))!);
        foreach (var (size, bytes) in renditions)
        {
            var path = Path.Combine(Incoming, Path.GetRandomFileName());
            await using (var file = NewFile(path))
            {
                await file.WriteAsync(bytes, ct);
                file.Flush(flushToDisk: true);
            }

            File.Move(path, PathOf(photo.Hash, size), overwrite: true);
        }

        // The original last: where it is, everything is.
        File.Move(photo.Path, PathOf(photo.Hash), overwrite: true);
    }

    /// <summary>Removes an incoming file that is not wanted; nothing happens when it is gone already.</summary>
    public static void Discard(IncomingPhoto photo) => File.Delete(photo.Path);

    /// <summary>Full path of a rendition; null when there is none.</summary>
    /// <param name="hash">The photo's; anything else has no rendition.</param>
    /// <param name="size">Which.</param>
    public string? Find(string hash, PhotoSize size)
    {
        ArgumentNullException.ThrowIfNull(hash);
        if (hash.Length != SHA256.HashSizeInBytes * 2 || !hash.All(char.IsAsciiHexDigitLower))
            return null;
        var path = PathOf(hash, size);
        return File.Exists(path) ? path : null;
    }

    private string PathOf(string hash) => Path.Combine(_root, hash[..2], hash);

    private string PathOf(string hash, PhotoSize size) => $"{PathOf(hash)}.{(int)size}.webp";

    private static FileStream NewFile(string path) => new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize, FileOptions.Asynchronous);

    // What a crash in the middle of an upload left behind.
    private void RemoveLeftovers()
    {
        var before = clock.GetUtcNow().UtcDateTime - LeftoverAge;
        foreach (var path in Directory.EnumerateFiles(Incoming).Where(path => File.GetLastWriteTimeUtc(path) < before))
            File.Delete(path);
    }
}

/// <summary>The pictures that are made of a photo, by the most pixels of their longer side.</summary>
public enum PhotoSize
{
    /// <summary>For the desk's lists.</summary>
    Small = 480,

    /// <summary>For readers.</summary>
    Reader = 2000,
}
