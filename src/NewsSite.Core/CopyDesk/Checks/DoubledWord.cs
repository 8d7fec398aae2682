namespace NewsSite.Core.CopyDesk.Checks;

/// <summary>The same word twice in a row: “in the the morning”.</summary>
internal static class DoubledWord
{
    public const string Name = "doubled-word";

    // Words that are doubled on purpose, or by grammar: "he said that that was it", "had had", "very very", "كلا كلا".
    private static readonly HashSet<string> OnPurpose = new(StringComparer.OrdinalIgnoreCase)
    {
        "that", "had", "very", "really", "so", "no", "yes", "never", "many", "much", "more", "bye", "ha", "hear", "knock", "blah", "hush", "night", "again",
        "كلا", "جدا", "جداً", "لا", "نعم", "شيئا", "شيئاً", "يوما", "يوماً", "رويدا", "رويداً", "صفا", "صفاً", "دكا", "دكاً", "واحدا", "واحداً", "خطوة", "كثيرا", "كثيراً",
    };

    // Words that are part of no name: doubled with capitals they are a slip all the same.
    private static readonly HashSet<string> Small = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "an", "the", "of", "in", "on", "at", "to", "for", "from", "by", "with", "and", "or", "but", "as", "is", "are", "was", "were", "be", "it", "its", "this", "his", "her", "their", "will", "has", "have",
    };

    public static IEnumerable<Finding> Find(Copy copy)
    {
        foreach (var passage in copy.Passages.Where(passage => passage.Kind != PassageKind.Names))
        {
            foreach (var (first, second) in passage.Words.Zip(passage.Words.Skip(1)))
            {
                if (first.Text.Length != second.Text.Length || !first.Text.Equals(second.Text, StringComparison.OrdinalIgnoreCase) || !IsSlip(first, second))
                    continue;
                var between = passage.Prose.AsSpan(first.End, second.Start - first.End);
                if (!IsSpace(between))
                    continue;

                // What is formatted is left to the editor: half a pair of marks would stay behind.
                var isBare = between.IndexOf(Prose.Joint) < 0;
                yield return Finding.In(Name, passage, first.Start, second.End, T($"“{second.Text}” stands here twice in a row.")) with
                {
                    Fixes = isBare ? [new Fix(passage.Field, passage.Offset + first.End, second.End - first.End, "")] : [],
                };
            }
        }
    }

    // "Duran Duran" and "New York, New York" are names; "10 10" are two numbers.
    private static bool IsSlip(Word first, Word second) =>
        char.IsLetter(first.Text[0]) && !OnPurpose.Contains(first.Text) && (!(first.HasCapital && second.HasCapital) || Small.Contains(first.Text));

    private static bool IsSpace(ReadOnlySpan<char> between) => between.Trim(Prose.Joint) is { Length: > 0 } space && space.IndexOf(Prose.Start) < 0 && space.IsWhiteSpace();
}
