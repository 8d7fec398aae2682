using DiffPlex;

namespace NewsSite.Core.Publishing.Merging;

/// <summary>Parts of one sequence that another has in their place.</summary>
/// <param name="Before">Where they stood; of length 0: something was put in there.</param>
/// <param name="After">What stands there now; of length 0: they were taken out.</param>
internal readonly record struct Change(Run Before, Run After);

/// <summary>Finds what changed between two sequences of texts.</summary>
internal static class SequenceDiff
{
    /// <summary>
    /// The changes in order. As many parts in place of as many are told one by one: two neighbours rewritten are two changes, so that
    /// only what both sides really touched counts as touched by both.
    /// </summary>
    public static IReadOnlyList<Change> Between(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        if (before.SequenceEqual(after, StringComparer.Ordinal))
            return [];

        var chunks = new Sequences(before, after);
        var diff = Differ.Instance.CreateDiffs(Sequences.Before, Sequences.After, ignoreWhiteSpace: false, ignoreCase: false, chunks);
        return
        [
            .. diff.DiffBlocks.SelectMany(block => OneByOne(new Change(
                new Run(block.DeleteStartA, block.DeleteCountA), new Run(block.InsertStartB, block.InsertCountB)))),
        ];
    }

    private static IEnumerable<Change> OneByOne(Change change) => change.Before.Length != change.After.Length
        ? [change]
        : Enumerable.Range(0, change.Before.Length).Select(i => new Change(new Run(change.Before.Start + i, 1), new Run(change.After.Start + i, 1)));

    // The differ takes texts and has them cut up; ours are in pieces already.
    private sealed class Sequences(IReadOnlyList<string> before, IReadOnlyList<string> after) : IChunker
    {
        public const string Before = "before";
        public const string After = "after";

        public IReadOnlyList<string> Chunk(string text) => text == Before ? before : after;
    }
}
