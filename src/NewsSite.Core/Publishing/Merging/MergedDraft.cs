namespace NewsSite.Core.Publishing.Merging;

/// <summary>What is taken of a part that two changed, each in their own way.</summary>
public enum MergeChoice
{
    /// <summary>The words of whoever merges, or those of the branch that is merged back.</summary>
    Mine,

    /// <summary>The words that are in the story already.</summary>
    Theirs,

    /// <summary>Both, mine first; only where <see cref="Collision.CanKeepBoth"/>.</summary>
    Both,
}

/// <summary>A part of a story that two changed since the text that both started from.</summary>
/// <param name="Number">Its place among the collisions of the merge, from 0: what a <see cref="MergeChoice"/> refers to.</param>
/// <param name="Part">Which part, counted in the merged story: <c>Headline</c>, <c>Paragraph 3</c>, <c>Caption 1, credit</c> ...</param>
/// <param name="Before">What both started from; a section by its number.</param>
/// <param name="Mine">What the one made of it; empty: taken out.</param>
/// <param name="Theirs">What the other made of it; empty: taken out.</param>
/// <param name="CanKeepBoth">True where one can stand beside the other.</param>
public sealed record Collision(int Number, string Part, string Before, string Mine, string Theirs, bool CanKeepBoth = false);

/// <summary>Two texts of a story in one.</summary>
/// <param name="Text">With every change of either side; where they collide, as was chosen, and mine where nothing was.</param>
/// <param name="Collisions">What somebody has to choose between; none when the texts went together by themselves.</param>
/// <param name="Taken">The parts in which the other side's words were taken because it alone had changed them, counted in the merged story.</param>
public sealed record MergedDraft(DraftText Text, IReadOnlyList<Collision> Collisions, IReadOnlyList<string> Taken);
