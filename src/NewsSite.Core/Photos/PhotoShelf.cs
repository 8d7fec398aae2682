namespace NewsSite.Core.Photos;

/// <summary>Where photos' files are kept, by keys such as <c>originals/ab/abc…</c>. A file is there whole or not at all.</summary>
public abstract class PhotoShelf
{
    /// <summary>Takes a synced file of this machine; it is gone from where it was.</summary>
    /// <exception cref="IOException">There is no room, or the shelf does not answer.</exception>
    public abstract Task PutAsync(string key, string path, CancellationToken ct);

    /// <summary>A path of this machine where the file can be read; null when the shelf has none.</summary>
    public abstract Task<string?> FindAsync(string key, CancellationToken ct);

    /// <summary>The file's bytes as the shelf has them now; null when it has none.</summary>
    public abstract Task<Stream?> OpenAsync(string key, CancellationToken ct);

    /// <summary>Removes a file; nothing happens when there is none.</summary>
    public abstract Task RemoveAsync(string key, CancellationToken ct);

    /// <summary>The keys that begin so, each with the time when its file was put there, UTC.</summary>
    public abstract IAsyncEnumerable<(string Key, DateTime At)> ListAsync(string beginning, CancellationToken ct);
}
