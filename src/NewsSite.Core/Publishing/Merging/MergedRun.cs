namespace NewsSite.Core.Publishing.Merging;

/// <summary>Whose text a run of the merged sequence is.</summary>
internal enum MergeOrigin
{
    /// <summary>Neither side changed it.</summary>
    Unchanged,

    /// <summary>The first side alone changed it: who saves, or the desk where a source is merged.</summary>
    Mine,

    /// <summary>The other side alone changed it.</summary>
    Theirs,

    /// <summary>Both changed it in the same way.</summary>
    Both,

    /// <summary>Both changed it, each in its own way.</summary>
    Conflict,
}

/// <summary>A run of parts that were changed together, as places in the three sequences; each range may be empty.</summary>
/// <param name="Origin">Who changed it.</param>
/// <param name="Before">In what both started from.</param>
/// <param name="Mine">In what the first side made of it.</param>
/// <param name="Theirs">In what the other side made of it.</param>
internal readonly record struct MergedRun(MergeOrigin Origin, Run Before, Run Mine, Run Theirs);

/// <summary>Part of a sequence.</summary>
/// <param name="Start">Index of the first.</param>
/// <param name="Length">How many; 0 for a place between two.</param>
internal readonly record struct Run(int Start, int Length)
{
    public int End => Start + Length;

    /// <summary>The parts that stand there.</summary>
    public IEnumerable<T> Of<T>(IReadOnlyList<T> parts)
    {
        for (var i = Start; i < End; i++)
            yield return parts[i];
    }
}
