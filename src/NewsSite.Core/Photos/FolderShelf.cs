using System.Runtime.CompilerServices;

namespace NewsSite.Core.Photos;

/// <summary>Keeps files in a folder: each is moved to its place in one step and synced.</summary>
public sealed class FolderShelf(string root) : PhotoShelf
{
    private const int BufferSize = 128 * 1024;

    /// <inheritdoc/>
    public override Task PutAsync(string key, string path, CancellationToken ct)
    {
        SyncedFiles.Place(path, PathOf(key));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task<string?> FindAsync(string key, CancellationToken ct) => Task.FromResult(File.Exists(PathOf(key)) ? PathOf(key) : null);

    /// <inheritdoc/>
    public override Task<Stream?> OpenAsync(string key, CancellationToken ct) => Task.FromResult<Stream?>(File.Exists(PathOf(key))
        ? new FileStream(PathOf(key), FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, FileOptions.Asynchronous | FileOptions.SequentialScan)
        : null);

    /// <inheritdoc/>
    public override Task RemoveAsync(string key, CancellationToken ct)
    {
        if (File.Exists(PathOf(key)))
            File.Delete(PathOf(key));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<(string Key, DateTime At)> ListAsync(string beginning, [EnumeratorCancellation] CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(beginning);
        var slash = beginning.LastIndexOf('/');
        var folder = PathOf(beginning[..slash]);
        if (!Directory.Exists(folder))
            yield break;
        foreach (var path in Directory.EnumerateFiles(folder, beginning[(slash + 1)..] + "*", SearchOption.AllDirectories))
        {
            ct.ThrowIfCancellationRequested();
            yield return (Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/'), File.GetLastWriteTimeUtc(path));
        }

        await Task.CompletedTask;
    }

    private string PathOf(string key) => Path.Combine(root, key);
}
