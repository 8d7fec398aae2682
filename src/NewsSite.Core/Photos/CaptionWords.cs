namespace NewsSite.Core.Photos;

/// <summary>What is typed as caption and credit, told apart so that no credit is read twice.</summary>
/// <param name="Caption">Without the credit at its end.</param>
/// <param name="Credit">Without its parentheses.</param>
public readonly record struct CaptionWords(string Caption, string Credit)
{
    /// <summary>
    /// Takes the parenthesis off that ends a caption when it says what the credit says, or when nothing is typed as credit and it can be nothing else:
    /// <c>Talks in Geneva. (AFP)</c>. A credit loses parentheses around it.
    /// </summary>
    public static CaptionWords Of(string caption, string credit, AgencyBook agencies)
    {
        ArgumentNullException.ThrowIfNull(caption);
        ArgumentNullException.ThrowIfNull(credit);
        var typed = CaptionCredit.Split(credit) is { Text.Length: 0, Credit: { } bare } ? bare : credit;
        if (CaptionCredit.Split(caption) is not { Credit: { } found, Text: var text })
            return new(caption, typed);
        if (string.IsNullOrWhiteSpace(typed))
            return CreditLine.Read(found, agencies).IsSure ? new(text, found) : new(caption, typed);
        return IsSame(found, typed) ? new(text, typed) : new(caption, typed);
    }

    /// <summary>A caption as readers get it beside a credit: without the same credit at its end, wherever either comes from.</summary>
    public static string Beside(string caption, string credit) =>
        CaptionCredit.Split(caption) is { Credit: { } found, Text: var text } && IsSame(found, credit) ? text : caption;

    private static bool IsSame(string one, string other) => Agency.KeyOf(one) == Agency.KeyOf(other);
}
