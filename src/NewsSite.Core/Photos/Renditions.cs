using System.Collections.Concurrent;
using NetVips;

namespace NewsSite.Core.Photos;

/// <summary>The pictures that readers get: each made when it is first asked for, once, and kept.</summary>
public sealed class Renditions(PhotoStore store, RenditionMaker maker)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<string?>>> _making = new();

    /// <summary>Where a picture is, making it when it is not there yet.</summary>
    /// <param name="face">The photo as it is now; what was made of it as it was before has another name.</param>
    /// <param name="rendition">Which picture.</param>
    /// <param name="ct">Ends the wait; what is being made is made all the same.</param>
    /// <returns>Its full path; null when the original is missing or damaged.</returns>
    /// <exception cref="IOException">The disk is full or can't be written.</exception>
    public async Task<string?> FindAsync(PhotoFace face, Rendition rendition, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(face);
        var name = $"{face.Tag}.{rendition.Name}";
        if (await store.FindAsync(face.Hash, name, ct) is { } kept)
            return kept;

        var key = $"{face.Hash}.{name}";
        var making = _making.GetOrAdd(key, _ => new Lazy<Task<string?>>(() => MakeAsync(face, rendition, name)));
        try
        {
            return await making.Value.WaitAsync(ct);
        }
        finally
        {
            if (making.Value.IsCompleted)
                _making.TryRemove(new(key, making));
        }
    }

    private async Task<string?> MakeAsync(PhotoFace face, Rendition rendition, string name)
    {
        if (await store.FindOriginalAsync(face.Hash, CancellationToken.None) is not { } original)
            return null;
        try
        {
            var bytes = await maker.MakeAsync(original, face, rendition, CancellationToken.None);
            await store.KeepAsync(face.Hash, name, bytes, CancellationToken.None);
        }
        catch (VipsException)
        {
            return null;
        }

        return await store.FindAsync(face.Hash, name, CancellationToken.None);
    }
}
