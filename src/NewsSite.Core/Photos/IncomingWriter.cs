using System.Security.Cryptography;

namespace NewsSite.Core.Photos;

/// <summary>Writes one upload to its file, counting and hashing it. A file that can't be kept is not an exception: its sender is told, and the next one goes on.</summary>
internal sealed class IncomingWriter(string path, long most)
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private FileStream? _file;
    private string? _problem;
    private long _size;

    public void Open()
    {
        try
        {
            PrivateFolder.Create(Path.GetDirectoryName(path)!);
            _file = SyncedFiles.Create(path);
        }
        catch (Exception e) when (IsDisk(e))
        {
            _problem = PhotoStore.NoRoom;
        }
    }

    /// <summary>Takes the next bytes; once there is a problem, only counts them.</summary>
    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        _size += bytes.Length;
        if (_problem is null && _size > most)
            _problem = T($"The file is larger than {most / 1024 / 1024} MB. Make it smaller and upload it again.");
        if (_problem is not null)
            return;

        _hash.AppendData(bytes.Span);
        try
        {
            await _file!.WriteAsync(bytes, ct);
        }
        catch (Exception e) when (IsDisk(e))
        {
            _problem = PhotoStore.NoRoom;
        }
    }

    public async Task<IncomingPhoto> CloseAsync(string fileName)
    {
        try
        {
            if (_problem is null)
                await SyncAsync();
        }
        catch (Exception e) when (IsDisk(e))
        {
            _problem = PhotoStore.NoRoom;
        }

        if (_problem is not null)
            await AbandonAsync();
        return new IncomingPhoto(fileName, path, _problem is null ? Convert.ToHexStringLower(_hash.GetHashAndReset()) : "", _size, _problem);
    }

    /// <summary>Removes what was written so far.</summary>
    public async Task AbandonAsync()
    {
        if (_file is null)
            return;
        try
        {
            await _file.DisposeAsync();
        }
        catch (Exception e) when (IsDisk(e))
        {
            // Its last bytes found no room: it goes anyway.
        }

        File.Delete(path);
    }

    private async Task SyncAsync()
    {
        await _file!.FlushAsync(CancellationToken.None);
        _file.Sync();
        await _file.DisposeAsync();
    }

    private static bool IsDisk(Exception e) => e is IOException or UnauthorizedAccessException;
}
