namespace NewsSite.Core.Publishing.Checking;

/// <summary>Something in the store that is not as it must be.</summary>
/// <param name="Check">Which check found it, for example <c>search</c>.</param>
/// <param name="Where">The thing, for example <c>article 12</c> or <c>/tags/iraq</c>.</param>
/// <param name="Text">What is wrong, in a sentence.</param>
public sealed record StoreFinding(string Check, string Where, string Text);
