namespace NewsSite.Core.Photos;

/// <summary>A file that came in and is not part of the library yet. Disposing it removes its bytes, unless the library has taken them.</summary>
/// <param name="FileName">What its sender calls it, made safe to show.</param>
/// <param name="Path">Where its bytes are for now; nothing is there when there is a <paramref name="Problem"/>.</param>
/// <param name="Hash">SHA-256 of its bytes, 64 lower-case hexadecimal digits; empty when there is a <paramref name="Problem"/>.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Problem">Why the file could not be taken in; null when it could.</param>
public sealed record IncomingPhoto(string FileName, string Path, string Hash, long Size, string? Problem) : IDisposable
{
    /// <summary>Removes what the library has not taken.</summary>
    public void Dispose()
    {
        if (Problem is null)
            File.Delete(Path);
    }
}
