using System.Security.Cryptography;
using System.Text;

namespace NewsSite.Core.CopyDesk;

/// <summary>Something in a story that an editor may want to look at. It is advice: the copy desk changes nothing.</summary>
/// <param name="Check"><see cref="CopyCheck.Name"/> of the check that found it.</param>
/// <param name="Spot">Where it stands.</param>
/// <param name="Quotes">The words of the story that it is about, as written; none when it is about something that is missing.</param>
/// <param name="Text">One or two plain sentences for the editor.</param>
public sealed record Finding(string Check, Spot Spot, IReadOnlyList<string> Quotes, string Text)
{
    /// <summary>Changes that certainly put it right, in no order; empty where that is the editor's to decide.</summary>
    public IReadOnlyList<Fix> Fixes { get; init; } = [];

    /// <summary>
    /// What the desk remembers a dismissal by: the check and the quoted words, as 64 hexadecimal digits. It is another one as soon as the words change.
    /// </summary>
    public string Key => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Check}\n{string.Join('\n', Quotes)}")));

    /// <summary>A finding on a stretch of a passage.</summary>
    internal static Finding In(string check, Passage passage, int start, int end, string text) =>
        new(check, passage.Spot(start, end), [passage.Text[start..end]], text);
}

/// <summary>A place in a story.</summary>
/// <param name="Where">In words: <c>Headline</c>, <c>Paragraph 3</c>, <c>Caption 1</c>, <c>Credit of caption 1</c>.</param>
/// <param name="Field">Name of the field as in the draft: <c>Body</c>, <c>Captions[0].Credit</c>.</param>
/// <param name="Start">First character of the place in the field.</param>
/// <param name="Length">In characters; 0 for the field as a whole.</param>
public sealed record Spot(string Where, string Field, int Start = 0, int Length = 0);

/// <summary>A change of a field.</summary>
/// <param name="Field">As <see cref="Spot.Field"/>.</param>
/// <param name="Start">First character that is replaced.</param>
/// <param name="Length">In characters.</param>
/// <param name="Replacement">What stands there afterwards.</param>
public sealed record Fix(string Field, int Start, int Length, string Replacement);
