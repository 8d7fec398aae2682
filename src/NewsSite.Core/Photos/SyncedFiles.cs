using System.Runtime.InteropServices;
using System.Text;

namespace NewsSite.Core.Photos;

/// <summary>
/// Puts files in their places so that they stay there: bytes synced, moved in one step, and the folder synced too. Without the last, a power
/// cut can take the name of a file whose bytes are safe (man 2 fsync).
/// </summary>
internal static class SyncedFiles
{
    private const int BufferSize = 128 * 1024;
    private const int OpenReadOnly = 0;

    /// <summary>A new file to write to; <see cref="Sync"/> it before it is moved.</summary>
    public static FileStream Create(string path) =>
        new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize, FileOptions.Asynchronous);

    /// <summary>Waits until the bytes are on the disk.</summary>
    public static void Sync(this FileStream file) => file.Flush(flushToDisk: true);

    /// <summary>Moves a synced file to its place, over what is there, making the folders that it needs.</summary>
    public static void Place(string from, string to)
    {
        var folder = Path.GetDirectoryName(to)!;
        var missing = Missing(folder).ToList();
        PrivateFolder.Create(folder);
        File.Move(from, to, overwrite: true);
        SyncFolder(folder);
        foreach (var made in missing)
            SyncFolder(Path.GetDirectoryName(made)!);
    }

    private static IEnumerable<string> Missing(string folder)
    {
        for (var at = folder; at is not null && !Directory.Exists(at); at = Path.GetDirectoryName(at))
            yield return at;
    }

    // .NET has no call for it. Windows has none either and needs none: NTFS journals names.
    private static void SyncFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;

        var handle = OpenFolder(Encoding.UTF8.GetBytes(folder + '\0'), OpenReadOnly);
        if (handle < 0)
            throw new IOException($"The folder {folder} can't be opened: error {Marshal.GetLastPInvokeError()}.");
        try
        {
            if (SyncHandle(handle) != 0)
                throw new IOException($"The folder {folder} can't be synced: error {Marshal.GetLastPInvokeError()}.");
        }
        finally
        {
            _ = CloseHandle(handle);
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int OpenFolder(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SyncHandle(int handle);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int CloseHandle(int handle);
}
