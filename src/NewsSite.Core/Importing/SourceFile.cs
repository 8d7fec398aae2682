using System.Security;

namespace NewsSite.Core.Importing;

/// <summary>A file that is to be imported.</summary>
/// <param name="Path">As messages name it: the path that was given, and below a folder the way to the file.</param>
/// <param name="Name">As <see cref="History.ImportedSource.Name"/> keeps it: relative to what was given, with <c>/</c>. A changed file is known again by it.</param>
public sealed record SourceFile(string Path, string Name)
{
    /// <summary>The bytes, when they do not come from a file of this machine (an upload); null: <see cref="Path"/> is read.</summary>
    public ReadOnlyMemory<byte>? Bytes { get; init; }

    /// <summary>Why it cannot be read; null when that is yet to be seen.</summary>
    public string? Problem { get; init; }

    /// <summary>Bytes of it, as far as known before reading.</summary>
    internal long Length => Bytes?.Length ?? (Problem is null && new FileInfo(Path) is { Exists: true } file ? file.Length : 0);

    /// <summary>Reads the whole file, up to <paramref name="most"/> bytes and one more, by which a caller sees that it is longer.</summary>
    /// <exception cref="SourceUnreadableException">It cannot be read; the message says why, in a few words.</exception>
    internal async Task<ReadOnlyMemory<byte>> ReadAsync(int most, CancellationToken ct)
    {
        if (Problem is not null)
            throw new SourceUnreadableException(Problem);
        if (Bytes is { } bytes)
            return bytes;

        try
        {
            await using var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.Asynchronous | FileOptions.SequentialScan);
            var content = new byte[(int)Math.Min(file.Length, most + 1L)];
            var read = await file.ReadAtLeastAsync(content, content.Length, throwOnEndOfStream: false, ct);
            return content.AsMemory(0, read);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SecurityException or NotSupportedException)
        {
            throw new SourceUnreadableException(Why(e), e);
        }
    }

    private string Why(Exception e) => e switch
    {
        UnauthorizedAccessException when Directory.Exists(Path) => "is a folder",
        UnauthorizedAccessException => "cannot be read: no permission",
        FileNotFoundException or DirectoryNotFoundException => "is not there any more",
        _ => $"cannot be read: {e.Message.ReplaceLineEndings(" ").TrimEnd('.')}",
    };
}

/// <summary>A file could not be read; the message says why, without its path and without a final stop.</summary>
public sealed class SourceUnreadableException(string message, Exception? inner = null) : Exception(message, inner);
