namespace NewsSite.Web.Areas.Admin.Forms;

/// <summary>A field whose text somebody else changed after the form was opened.</summary>
/// <param name="Label">Of the field.</param>
/// <param name="Theirs">What is stored now.</param>
/// <param name="Yours">What was typed.</param>
/// <param name="FieldId">Id of the field, for taking theirs over; null where it can't be done with a button.</param>
public sealed record Versus(string Label, string Theirs, string Yours, string? FieldId)
{
    /// <summary>Those that differ by more than their line ends.</summary>
    public static IReadOnlyList<Versus> Differing(params IEnumerable<Versus> fields) =>
        [.. fields.Select(field => field with { Theirs = Lines(field.Theirs), Yours = Lines(field.Yours) }).Where(field => field.Theirs != field.Yours)];

    private static string Lines(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);
}
