namespace NewsSite.Core.Importing.Merging;

/// <summary>Whose text a run of the merged sequence is.</summary>
internal enum MergeOrigin
{
    /// <summary>Neither side changed it.</summary>
    Unchanged,

    /// <summary>The desk alone changed it.</summary>
    Desk,

    /// <summary>The source alone changed it.</summary>
    Source,

    /// <summary>Both changed it in the same way.</summary>
    Both,

    /// <summary>Both changed it, each in its own way.</summary>
    Conflict,
}

/// <summary>A run of parts that were changed together, as places in the three sequences; each range may be empty.</summary>
/// <param name="Origin">Who changed it.</param>
/// <param name="Before">In what the source said before.</param>
/// <param name="Desk">In what the desk has.</param>
/// <param name="Source">In what the source says now.</param>
internal readonly record struct MergedRun(MergeOrigin Origin, Run Before, Run Desk, Run Source);

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
