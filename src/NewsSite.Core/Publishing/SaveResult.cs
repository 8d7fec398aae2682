using NewsSite.Core.Articles;

namespace NewsSite.Core.Publishing;

/// <summary>What became of a save.</summary>
/// <param name="ArticleId">The article; null when nothing was saved of a new one.</param>
/// <param name="Number">The new revision, or the one that says the same already; null when the story was left as it is.</param>
/// <param name="Problems">What the editor has to put right first.</param>
/// <param name="Newer">The text that somebody else saved in the meantime, when it collides with this one.</param>
public sealed record SaveResult(long? ArticleId, int? Number, IReadOnlyList<Problem> Problems, Revision? Newer = null)
{
    /// <summary>True when the text is in the story.</summary>
    public bool Saved => Number is not null;

    /// <summary>What others had saved and this save took in; null when there was nothing that it did not say itself.</summary>
    public MergedSave? Merged { get; init; }

    /// <summary>What was saved when the form chose between two texts, which is not what its fields held; null otherwise.</summary>
    public DraftText? Chosen { get; init; }

    /// <summary>Where the text is kept when it is not in the story; null otherwise.</summary>
    public BranchPlace? Kept { get; init; }
}

/// <summary>What others saved, and a save took in.</summary>
/// <param name="Note">Whose, and what of it.</param>
/// <param name="Text">The story as it was saved, with the words of all.</param>
public sealed record MergedSave(MergeNote Note, DraftText Text);

/// <summary>What a revision took from others who saved meanwhile.</summary>
/// <param name="Names">Who they are, in the order of their saves.</param>
/// <param name="At">When the last of them saved, UTC.</param>
/// <param name="Parts">The parts that are theirs, counted in the merged story: <c>Headline</c>, <c>Paragraph 3</c> ...</param>
public sealed record MergeNote(IReadOnlyList<string> Names, DateTime At, IReadOnlyList<string> Parts);

/// <summary>One text of a branch.</summary>
/// <param name="Id">Of the branch.</param>
/// <param name="Number">Of the text in it.</param>
public readonly record struct BranchPlace(long Id, int Number);

/// <summary>A branch that a save settles, and what was chosen where it collides with the story.</summary>
/// <param name="Place">The text that the form was made from.</param>
/// <param name="Choices">By the number of the collision; mine where it says nothing.</param>
public sealed record BranchChoices(BranchPlace Place, IReadOnlyList<Merging.MergeChoice> Choices);
