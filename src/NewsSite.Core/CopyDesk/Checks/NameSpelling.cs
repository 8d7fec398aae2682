namespace NewsSite.Core.CopyDesk.Checks;

/// <summary>
/// One name spelt two ways anywhere in the story: “Iannucci” and “Lannucci”, “Zelensky” and “Zelenskyy”. Two spellings are held for one name when nothing but
/// signs that are mistaken for each other tells them apart, or when few letters do and both stand as names do.
/// </summary>
internal static class NameSpelling
{
    public const string Name = "name-spelling";

    public static IEnumerable<Finding> Find(Copy copy)
    {
        var names = NamesOf.Copy(copy);
        for (var i = 0; i < names.Count; i++)
        {
            for (var j = i + 1; j < names.Count; j++)
            {
                if (SpeltAlike.AreOne(names[i], names[j]) && !(IsKnown(copy, names[i]) && IsKnown(copy, names[j])))
                    yield return Say(copy, names[i], names[j]);
            }
        }
    }

    private static bool IsKnown(Copy copy, SpeltName name) => copy.KnownWords.Contains(name.Folded);

    // The place is that of the spelling which is probably the slip: the one that no tag knows, or else the rarer one, or else the later one.
    private static Finding Say(Copy copy, SpeltName first, SpeltName second)
    {
        var isFirstKnown = IsKnown(copy, first);
        var isCertain = isFirstKnown != IsKnown(copy, second);
        var slip = isCertain ? (isFirstKnown ? second : first) : first.Places.Count < second.Places.Count ? first : second;
        var right = slip == first ? second : first;
        var (passage, word) = slip.Places[0];
        return new Finding(Name, passage.Spot(word.Start, word.End), [first.Text, second.Text],
            isCertain
                ? T($"“{slip.Text}” here, and the tag is spelt “{right.Text}”.")
                : T($"“{slip.Text}” here, “{right.Text}” {right.Places[0].Passage.Inside}: is this one name spelt two ways?"))
        {
            Fixes = isCertain ? [.. slip.Places.Select(place => new Fix(place.Passage.Field, place.Passage.Offset + place.Word.Start, slip.Text.Length, right.Text))] : [],
        };
    }
}
