using System.IO.Enumeration;

namespace NewsSite.Core.Importing;

/// <summary>An entry of a folder.</summary>
/// <param name="Name">Without its path.</param>
/// <param name="IsFolder">Also true for a link to a folder.</param>
/// <param name="IsLink">Whether it is a symbolic link or a mount point of Windows.</param>
internal readonly record struct FolderEntry(string Name, bool IsFolder, bool IsLink);

/// <summary>The entries of one folder in the order of their names, without ever holding all of them.</summary>
internal static class FolderEntries
{
    /// <summary>So many names are held at a time. A larger folder is read again for the next ones: a million files are 31 readings of names.</summary>
    private const int Held = 32_768;

    /// <summary>Those whose name does not begin with a dot, in the order of the file system.</summary>
    public static IEnumerable<FolderEntry> Of(string folder) => new FileSystemEnumerable<FolderEntry>(
        folder,
        (ref entry) => new FolderEntry(entry.FileName.ToString(), entry.IsDirectory, (entry.Attributes & FileAttributes.ReparsePoint) != 0),
        new EnumerationOptions { IgnoreInaccessible = false, AttributesToSkip = 0 })
    {
        ShouldIncludePredicate = (ref entry) => !entry.FileName.StartsWith('.'),
    };

    /// <summary>The same in ordinal order.</summary>
    public static IEnumerable<FolderEntry> InOrder(string folder, int held = Held)
    {
        string? last = null;
        while (true)
        {
            var run = Smallest(folder, last, held);
            foreach (var entry in run)
                yield return entry;
            if (run.Count < held)
                yield break;
            last = run[^1].Name;
        }
    }

    // The largest of those held stands at the top and makes room for any smaller one.
    private static List<FolderEntry> Smallest(string folder, string? after, int held)
    {
        var heap = new PriorityQueue<FolderEntry, string>(Comparer<string>.Create((a, b) => string.CompareOrdinal(b, a)));
        foreach (var entry in Of(folder))
        {
            if (after is not null && string.CompareOrdinal(entry.Name, after) <= 0)
                continue;
            if (heap.Count < held)
                heap.Enqueue(entry, entry.Name);
            else
                heap.EnqueueDequeue(entry, entry.Name);
        }

        var run = new List<FolderEntry>(heap.Count);
        while (heap.TryDequeue(out var entry, out _))
            run.Add(entry);
        run.Reverse();
        return run;
    }
}
