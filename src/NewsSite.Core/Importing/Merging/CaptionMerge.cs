using NewsSite.Core.Publishing.Merging;

namespace NewsSite.Core.Importing.Merging;

/// <summary>Merges the captions of a story. Photos and alternative texts are the desk's alone: no change of the source takes one away.</summary>
internal static class CaptionMerge
{
    /// <summary>The merged captions in order.</summary>
    public static IReadOnlyList<MergeCaption> Of(
        IReadOnlyList<MergeCaption> before, IReadOnlyList<MergeCaption> desk, IReadOnlyList<MergeCaption> source, List<StoryConflict> conflicts)
    {
        var merged = new List<MergeCaption>();
        foreach (var run in SequenceMerge.Of(Keys(before), Keys(desk), Keys(source)))
        {
            var name = $"Caption {merged.Count + 1}";
            if (run is { Before.Length: 1, Mine.Length: 1, Theirs.Length: 1 })
                merged.Add(One(name, before[run.Before.Start], desk[run.Mine.Start], source[run.Theirs.Start], conflicts));
            else if (run.Origin == MergeOrigin.Theirs && !run.Mine.Of(desk).Any(caption => caption.IsHeld))
                merged.AddRange(run.Theirs.Of(source));
            else
            {
                merged.AddRange(run.Mine.Of(desk));
                if (run.Origin is MergeOrigin.Theirs or MergeOrigin.Conflict)
                    conflicts.Add(new StoryConflict(name, Lines(run.Before, before), Lines(run.Theirs, source), Lines(run.Mine, desk)));
            }
        }

        return merged;
    }

    private static MergeCaption One(string name, MergeCaption before, MergeCaption desk, MergeCaption source, List<StoryConflict> conflicts) => desk with
    {
        Text = Field(name, before.Text, desk.Text, source.Text, conflicts),
        Credit = Field($"{name}, credit", before.Credit, desk.Credit, source.Credit, conflicts),
    };

    // Null is the desk's "as the photo says" as much as the source's "none"; only a text takes the place of a text.
    private static string? Field(string part, string? before, string? desk, string? source, List<StoryConflict> conflicts)
    {
        var merged = StoryMerge.Line(part, before ?? "", desk ?? "", source ?? "", conflicts);
        return merged.Length == 0 ? null : merged;
    }

    private static string[] Keys(IReadOnlyList<MergeCaption> captions) => [.. captions.Select(caption => caption.Key)];

    private static string Lines(Run run, IReadOnlyList<MergeCaption> captions) =>
        string.Join('\n', run.Of(captions).Select(caption => caption.Credit is null ? caption.Text : $"{caption.Text} ({caption.Credit})"));
}
