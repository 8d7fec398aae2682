namespace NewsSite.Core.Importing;

/// <summary>Finds the files to import.</summary>
public static class SourceFiles
{
    /// <summary>
    /// The files of the paths, one path after the other; folders with everything below them. The entries of a folder come in the order of their
    /// names (ordinal), a folder among files where its own name stands, so the same tree always gives the same order. They are found while
    /// they are asked for, and memory does not grow with their number.
    /// </summary>
    /// <remarks>
    /// Entries whose name begins with a dot are passed over. A link inside a folder is not followed, wherever it leads: it comes back as a
    /// file with a <see cref="SourceFile.Problem"/>; only the paths given here may be links themselves.
    /// </remarks>
    /// <param name="paths">Files and folders.</param>
    public static IEnumerable<SourceFile> Find(IEnumerable<string> paths) =>
        paths.SelectMany(path => Directory.Exists(path) ? Below(path, "") : [new SourceFile(path, Path.GetFileName(path))]);

    /// <summary>How many <see cref="Find"/> gives, for a progress bar. Reads the folders, not the files.</summary>
    public static long Count(IEnumerable<string> paths, CancellationToken ct) =>
        paths.Sum(path => Directory.Exists(path) ? CountBelow(path, ct) : 1);

    // The depth of a tree is limited by the length of a path, so recursion is safe.
    private static IEnumerable<SourceFile> Below(string folder, string name)
    {
        using var entries = FolderEntries.InOrder(folder).GetEnumerator();
        while (Advance(entries, out var problem))
        {
            if (problem is not null)
            {
                yield return new SourceFile(folder, name.TrimEnd('/')) { Problem = problem };
                yield break;
            }

            var entry = entries.Current;
            var file = new SourceFile(Path.Combine(folder, entry.Name), name + entry.Name);
            if (entry.IsLink)
                yield return file with { Problem = "is a link and is not followed: import what it leads to by its own path" };
            else if (!entry.IsFolder)
                yield return file;
            else
            {
                foreach (var below in Below(file.Path, file.Name + "/"))
                    yield return below;
            }
        }
    }

    private static bool Advance(IEnumerator<FolderEntry> entries, out string? problem)
    {
        problem = null;
        try
        {
            return entries.MoveNext();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problem = $"the folder cannot be read: {e.Message.ReplaceLineEndings(" ").TrimEnd('.')}";
            return true;
        }
    }

    private static long CountBelow(string folder, CancellationToken ct)
    {
        try
        {
            return FolderEntries.Of(folder).Sum(entry =>
            {
                ct.ThrowIfCancellationRequested();
                return entry is { IsFolder: true, IsLink: false } ? CountBelow(Path.Combine(folder, entry.Name), ct) : 1L;
            });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 1;
        }
    }
}
