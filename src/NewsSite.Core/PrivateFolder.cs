namespace NewsSite.Core;

/// <summary>Folders of the data directory: database with the keys of its cookies, photos that are not public yet, logs.</summary>
public static class PrivateFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Makes the folder and those above it that are missing, on Unix for the site's own account alone (0700). One that is there keeps its mode.</summary>
    public static void Create(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        // The call gives its mode to the last folder alone.
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } above && !Directory.Exists(above))
            Create(above);
        Directory.CreateDirectory(path, OwnerOnly);
    }
}
