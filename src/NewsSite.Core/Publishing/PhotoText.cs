using NewsSite.Core.Photos;

namespace NewsSite.Core.Publishing;

/// <summary>What an editor types about a photo, as typed; plain text.</summary>
/// <param name="Caption">What readers read below it; may have several lines.</param>
/// <param name="Credit">Who made or supplied it, without parentheses.</param>
/// <param name="AlternativeText">What it shows, for those who do not see it.</param>
internal sealed record PhotoText(string Caption, string Credit, string AlternativeText)
{
    /// <summary>As it is stored: the ends trimmed, lines ended alike, credit and alternative text on one line, and without invisible characters.</summary>
    public PhotoText Clean() => new(TypedText.Lines(Caption), TypedText.OneLine(Credit), TypedText.OneLine(AlternativeText));

    /// <summary>What keeps it from being stored.</summary>
    public IEnumerable<Problem> Problems()
    {
        foreach (var (field, text, most) in new[]
        {
            (nameof(Caption), Caption, Photo.CaptionMaxLength),
            (nameof(Credit), Credit, Photo.CreditMaxLength),
            (nameof(AlternativeText), AlternativeText, Photo.AlternativeTextMaxLength),
        })
        {
            if (text.Length > most)
                yield return new Problem(field, T($"This is {text.Length:N0} characters long; the most is {most:N0}. Shorten it."));
        }
    }

    /// <summary>As it is stored, with a credit at the end of the caption taken for the credit.</summary>
    public PhotoText Clean(AgencyBook agencies)
    {
        var clean = Clean();
        var words = CaptionWords.Of(clean.Caption, clean.Credit, agencies);
        return clean with { Caption = words.Caption, Credit = words.Credit };
    }
}
