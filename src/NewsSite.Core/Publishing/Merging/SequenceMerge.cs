namespace NewsSite.Core.Publishing.Merging;

/// <summary>
/// Merges what two sides made of one sequence. Changes that touch the same parts, or put something in at the same place, belong together;
/// everything else is independent and both sides' changes stand.
/// </summary>
internal static class SequenceMerge
{
    /// <summary>The merged sequence as runs, in order; they cover all of <paramref name="mine"/> and all of <paramref name="theirs"/>.</summary>
    /// <param name="before">What both started from.</param>
    /// <param name="mine">What one side made of it.</param>
    /// <param name="theirs">What the other side made of it.</param>
    public static IReadOnlyList<MergedRun> Of(IReadOnlyList<string> before, IReadOnlyList<string> mine, IReadOnlyList<string> theirs) =>
        Of(before, new Side(mine, SequenceDiff.Between(before, mine)), new Side(theirs, SequenceDiff.Between(before, theirs)));

    private static List<MergedRun> Of(IReadOnlyList<string> before, Side mine, Side theirs)
    {
        var runs = new List<MergedRun>();
        var at = 0;
        while (mine.Next is not null || theirs.Next is not null)
        {
            var first = mine.Next is { } own && (theirs.Next is not { } other || IsEarlier(own, other)) ? mine : theirs;
            var start = first.Next!.Value.Start;
            Unchanged(runs, mine, theirs, new Run(at, start - at));
            at = TakeTogether(first, mine, theirs);
            runs.Add(Changed(mine, theirs, new Run(start, at - start)));
        }

        Unchanged(runs, mine, theirs, new Run(at, before.Count - at));
        return runs;
    }

    // Takes the first change that is left and every change of either side that touches what is taken already. Answers where they end.
    private static int TakeTogether(Side first, Side mine, Side theirs)
    {
        var taken = first.Take();
        var (start, end) = (taken.Start, taken.End);
        while (true)
        {
            var touching = Touches(mine.Next, start, end) ? mine : Touches(theirs.Next, start, end) ? theirs : null;
            if (touching is null)
                return end;
            end = Math.Max(end, touching.Take().End);
        }
    }

    // What is put in before a part comes before a change of that part.
    private static bool IsEarlier(Run one, Run other) => one.Start < other.Start || (one.Start == other.Start && one.Length <= other.Length);

    private static bool Touches(Run? next, int start, int end) =>
        next is { } run && (run.Start < end || (run.Length == 0 && start == end && run.Start == start));

    private static MergedRun Changed(Side mine, Side theirs, Run before)
    {
        var (isMine, isTheirs) = (mine.HasTaken, theirs.HasTaken);
        var (own, other) = (mine.Place(before), theirs.Place(before));
        var origin = !isTheirs ? MergeOrigin.Mine
            : !isMine ? MergeOrigin.Theirs
            : own.Of(mine.Parts).SequenceEqual(other.Of(theirs.Parts), StringComparer.Ordinal) ? MergeOrigin.Both
            : MergeOrigin.Conflict;
        return new MergedRun(origin, before, own, other);
    }

    private static void Unchanged(List<MergedRun> runs, Side mine, Side theirs, Run before)
    {
        if (before.Length > 0)
            runs.Add(new MergedRun(MergeOrigin.Unchanged, before, mine.Place(before), theirs.Place(before)));
    }

    /// <summary>One side while its changes are taken in order.</summary>
    private sealed class Side(IReadOnlyList<string> parts, IReadOnlyList<Change> changes)
    {
        private int _next;
        private int _end;
        private int _grown;

        public IReadOnlyList<string> Parts => parts;

        /// <summary>Where the next change begins to tell; null when none is left.</summary>
        public Run? Next => _next < changes.Count ? changes[_next].Before : null;

        /// <summary>Whether a change was taken since the last <see cref="Place"/>.</summary>
        public bool HasTaken { get; private set; }

        public Run Take()
        {
            var change = changes[_next++];
            _grown += change.After.Length - change.Before.Length;
            HasTaken = true;
            return change.Before;
        }

        /// <summary>Where a run of the common sequence is on this side; asked run after run.</summary>
        public Run Place(Run before)
        {
            HasTaken = false;
            var start = _end;
            _end = before.End + _grown;
            return new Run(start, _end - start);
        }
    }
}
