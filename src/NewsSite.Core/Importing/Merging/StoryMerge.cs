using NewsSite.Core.Publishing.Merging;

namespace NewsSite.Core.Importing.Merging;

/// <summary>
/// Merges a newer version of a source into a story that the desk has worked on since: what the desk left alone follows the source, what the
/// desk changed stays, and what both changed is reported. No word of the desk is ever lost.
/// </summary>
internal static class StoryMerge
{
    /// <summary>The merged story.</summary>
    /// <param name="before">What the source said before.</param>
    /// <param name="desk">What the desk has now.</param>
    /// <param name="source">What the source says now.</param>
    public static MergedStory Of(StoryText before, StoryText desk, StoryText source)
    {
        var conflicts = new List<StoryConflict>();
        var merged = desk with
        {
            Headline = Line("Headline", before.Headline, desk.Headline, source.Headline, conflicts),
            Byline = Line("Byline", before.Byline, desk.Byline, source.Byline, conflicts),
            Dateline = Line("Dateline", before.Dateline, desk.Dateline, source.Dateline, conflicts),
            Language = Line("Language", before.Language, desk.Language, source.Language, conflicts),
            Captions = CaptionMerge.Of(before.Captions, desk.Captions, source.Captions, conflicts),
            Body = Body(before.Body, desk.Body, source.Body, conflicts),
        };
        return new MergedStory(merged, conflicts);
    }

    /// <summary>A part that is one text: the side that changed it has its way, the desk when both did.</summary>
    internal static string Line(string part, string before, string desk, string source, List<StoryConflict> conflicts)
    {
        if (source == before || source == desk)
            return desk;
        if (desk == before)
            return source;
        conflicts.Add(new StoryConflict(part, before, source, desk));
        return desk;
    }

    private static string Body(string before, string desk, string source, List<StoryConflict> conflicts)
    {
        var (was, mine, theirs) = (TextBlocks.Of(before), TextBlocks.Of(desk), TextBlocks.Of(source));
        var merged = new List<TextBlock>();
        var isDesks = true;
        foreach (var run in SequenceMerge.Of(Keys(was), Keys(mine), Keys(theirs)))
        {
            var fromSource = run.Origin == MergeOrigin.Theirs;
            isDesks &= !fromSource;
            if (run.Origin == MergeOrigin.Conflict)
                conflicts.Add(new StoryConflict(Name(merged.Count, run.Mine.Length), Text(run.Before, was), Text(run.Theirs, theirs), Text(run.Mine, mine)));
            merged.AddRange(fromSource ? run.Theirs.Of(theirs) : run.Mine.Of(mine));
        }

        return isDesks ? desk : TextBlocks.Join(merged);
    }

    // Counted in the merged story, because there it is looked for.
    private static string Name(int before, int length) => length > 1 ? $"Paragraphs {before + 1} to {before + length}" : $"Paragraph {before + 1}";

    private static string[] Keys(IReadOnlyList<TextBlock> blocks) => [.. blocks.Select(block => block.Key)];

    private static string Text(Run run, IReadOnlyList<TextBlock> blocks) => string.Join(TextBlock.Apart, run.Of(blocks).Select(block => block.Key));
}
