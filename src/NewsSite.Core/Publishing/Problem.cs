namespace NewsSite.Core.Publishing;

/// <summary>Something that a person at the desk can put right: which field, what is wrong, what to do.</summary>
/// <param name="Field">Name of the field as in <see cref="DraftText"/> or the verb's parameter, for example <c>Headline</c> or <c>Captions[1].Credit</c>; empty when it concerns the whole.</param>
/// <param name="Text">One or two plain sentences for the person who typed.</param>
public sealed record Problem(string Field, string Text)
{
    /// <summary>What a verb returns when it is done.</summary>
    public static IReadOnlyList<Problem> None { get; } = [];

    /// <summary>What was typed is to replace another text than the one that is stored now.</summary>
    public static Problem ChangedSince =>
        new("", T("Somebody else saved this after you opened it. Nothing of yours is lost: compare the two texts and save again."));
}
