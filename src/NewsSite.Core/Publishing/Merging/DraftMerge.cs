using System.Globalization;
using NewsSite.Core.Search;

namespace NewsSite.Core.Publishing.Merging;

/// <summary>
/// Merges two texts of a story that started from one: fields and paragraphs that only one side touched are taken from that side, tags as a set, captions
/// by what they were. What both touched is a <see cref="Collision"/>: nothing of either side is dropped without one.
/// </summary>
internal sealed class DraftMerge
{
    private readonly IReadOnlyList<MergeChoice> _choices;
    private readonly List<Collision> _collisions = [];
    private readonly List<string> _taken = [];

    private DraftMerge(IReadOnlyList<MergeChoice> choices) => _choices = choices;

    /// <summary>The merged text.</summary>
    /// <param name="before">What both started from; an empty text where it is not known, and then every difference collides.</param>
    /// <param name="mine">The one.</param>
    /// <param name="theirs">The other.</param>
    /// <param name="choices">By the number of the collision; mine where it says nothing.</param>
    public static MergedDraft Of(DraftText before, DraftText mine, DraftText theirs, IReadOnlyList<MergeChoice>? choices = null)
    {
        var merge = new DraftMerge(choices ?? []);
        var text = mine with
        {
            Headline = merge.One("Headline", before.Headline, mine.Headline, theirs.Headline, Say),
            Standfirst = merge.One("Standfirst", before.Standfirst, mine.Standfirst, theirs.Standfirst, Say),
            Body = merge.Body(before.Body, mine.Body, theirs.Body),
            Byline = merge.One("Byline", before.Byline, mine.Byline, theirs.Byline, Say),
            Dateline = merge.One("Dateline", before.Dateline, mine.Dateline, theirs.Dateline, Say),
            Slug = merge.One("Slug", before.Slug, mine.Slug, theirs.Slug, Say),
            SectionId = merge.One("Section", before.SectionId, mine.SectionId, theirs.SectionId, id => id?.ToString(CultureInfo.InvariantCulture) ?? ""),

            // Left open, the language is told by the letters: no side has said one.
            Language = mine.Language.Length == 0 ? theirs.Language : merge.One("Language", before.Language, mine.Language, theirs.Language, Say),
            Tags = merge.Tags(before.Tags, mine.Tags, theirs.Tags),
            Captions = DraftCaptionMerge.Of(merge, before.Captions, mine.Captions, theirs.Captions),
        };
        return new MergedDraft(text, merge._collisions, merge._taken);
    }

    /// <summary>A part that is one value: the side that changed it has its way, the choice decides when both did.</summary>
    public T One<T>(string part, T before, T mine, T theirs, Func<T, string> say)
    {
        var same = EqualityComparer<T>.Default;
        if (same.Equals(theirs, mine) || same.Equals(theirs, before))
            return mine;
        if (!same.Equals(mine, before))
            return Choose(part, say(before), say(mine), say(theirs)) == MergeChoice.Theirs ? theirs : mine;
        Take(part);
        return theirs;
    }

    /// <summary>Notes a collision and answers what is taken.</summary>
    public MergeChoice Choose(string part, string before, string mine, string theirs, bool canKeepBoth = false)
    {
        var number = _collisions.Count;
        _collisions.Add(new Collision(number, part, before, mine, theirs, canKeepBoth));
        var choice = number < _choices.Count ? _choices[number] : MergeChoice.Mine;
        return choice == MergeChoice.Both && !canKeepBoth ? MergeChoice.Mine : choice;
    }

    /// <summary>Notes that the other side's words were taken.</summary>
    public void Take(string part) => _taken.Add(part);

    private string Body(string before, string mine, string theirs)
    {
        var (was, own, others) = (TextBlocks.Of(before), TextBlocks.Of(mine), TextBlocks.Of(theirs));
        var merged = new List<TextBlock>();
        var isMine = true;
        foreach (var run in SequenceMerge.Of(Keys(was), Keys(own), Keys(others)))
        {
            var choice = run.Origin switch
            {
                MergeOrigin.Theirs => MergeChoice.Theirs,
                MergeOrigin.Conflict => Choose(Name(merged.Count, Math.Max(run.Mine.Length, 1)), Text(run.Before, was), Text(run.Mine, own), Text(run.Theirs, others), canKeepBoth: true),
                _ => MergeChoice.Mine,
            };
            if (run.Origin == MergeOrigin.Theirs)
                Take(run.Theirs.Length > 0 ? Name(merged.Count, run.Theirs.Length) : run.Before.Length > 1 ? $"{run.Before.Length} paragraphs taken out" : "a paragraph taken out");
            isMine &= choice == MergeChoice.Mine;
            if (choice != MergeChoice.Theirs)
                merged.AddRange(run.Mine.Of(own));
            if (choice != MergeChoice.Mine)
                merged.AddRange(run.Theirs.Of(others));
        }

        return isMine ? mine : TextBlocks.Join(merged);
    }

    // In the order of whoever moved them; what one put on stays, what one took off goes.
    private IReadOnlyList<string> Tags(IReadOnlyList<string> before, IReadOnlyList<string> mine, IReadOnlyList<string> theirs)
    {
        var (was, own, others) = (Folded(before), Folded(mine), Folded(theirs));
        if (others.SequenceEqual(own) || others.SequenceEqual(was))
            return mine;
        Take("Tags");
        return own.SequenceEqual(was)
            ? theirs
            : [
                .. mine.Where(tag => others.Contains(SearchText.Fold(tag)) || !was.Contains(SearchText.Fold(tag))),
                .. theirs.Where(tag => !own.Contains(SearchText.Fold(tag)) && !was.Contains(SearchText.Fold(tag))),
            ];
    }

    private static List<string> Folded(IReadOnlyList<string> tags) => [.. tags.Select(SearchText.Fold).Where(key => key.Length > 0).Distinct()];

    private static string Say(string text) => text;

    private static string[] Keys(IReadOnlyList<TextBlock> blocks) => [.. blocks.Select(block => block.Key)];

    private static string Text(Run run, IReadOnlyList<TextBlock> blocks) => string.Join(TextBlock.Apart, run.Of(blocks).Select(block => block.Key));

    private static string Name(int before, int length) => length > 1 ? $"Paragraphs {before + 1} to {before + length}" : $"Paragraph {before + 1}";
}
