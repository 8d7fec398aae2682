using NewsSite.Core.Search;

namespace NewsSite.Core.CopyDesk.Checks;

/// <summary>A word with a capital letter as the story spells it, with every place where it stands so.</summary>
/// <param name="Text">Without a possessive's ending.</param>
/// <param name="Skeleton"><see cref="Spelling.Skeleton"/> of it.</param>
/// <param name="Folded"><see cref="SearchText.Fold"/> of it.</param>
/// <param name="Places">In order; never empty.</param>
internal sealed record SpeltName(string Text, string Skeleton, string Folded, IReadOnlyList<(Passage Passage, Word Word)> Places)
{
    /// <summary>How many places stand as only a name does: with a capital letter in the middle of a sentence that is no title.</summary>
    public int SureCount { get; init; }

    /// <summary>Words with a capital that stand right before it, as a given name does.</summary>
    public IReadOnlySet<string> Before { get; init; } = new HashSet<string>();
}

/// <summary>Collects the words of a story that may be names.</summary>
internal static class NamesOf
{
    // Shorter words are too near to each other: Ian and Lan are two people.
    private const int Shortest = 4;

    // So many words with capitals in a row are the title of something, where ordinary words have them too. “Lieutenant General Giovanni Iannucci” is four.
    private const int TitleRun = 5;

    /// <summary>The spellings in the order in which they first appear. Words that the story also writes small are no names; scripts without capitals have none here.</summary>
    public static IReadOnlyList<SpeltName> Copy(Copy copy)
    {
        var small = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var found = new Dictionary<string, List<(Passage Passage, Word Word, bool IsSure, string? Before)>>(StringComparer.Ordinal);
        foreach (var passage in copy.Passages)
        {
            var titled = Titled(passage);
            for (var at = 0; at < passage.Words.Count; at++)
            {
                var word = passage.Words[at];
                var text = Bare(word.Text);
                if (!word.HasCapital)
                    small.Add(text);
                else if (text.Length >= Shortest && !word.IsAllCapitals)
                    Add(found, text, (passage, word, !word.BeginsSentence && !titled[at], Before(passage, at)));
            }
        }

        return
        [
            .. found.Where(name => !small.Contains(name.Key)).Select(name => new SpeltName(name.Key, Spelling.Skeleton(name.Key), SearchText.Fold(name.Key), [.. name.Value.Select(place => (place.Passage, place.Word))])
            {
                SureCount = name.Value.Count(place => place.IsSure),
                Before = name.Value.Select(place => place.Before).OfType<string>().ToHashSet(),
            }),
        ];
    }

    private static void Add(Dictionary<string, List<(Passage Passage, Word Word, bool IsSure, string? Before)>> found, string text, (Passage Passage, Word Word, bool IsSure, string? Before) place)
    {
        if (!found.TryGetValue(text, out var places))
            found[text] = places = [];
        places.Add(place);
    }

    // "Hussein’s" is Hussein; all apostrophes are one, Hawai‘i's too.
    private static string Bare(string word)
    {
        var text = word.Replace('’', '\'').Replace('‘', '\'').TrimEnd('\'');
        return text is [.. var stem, '\'', 's' or 'S'] ? stem : text;
    }

    private static string? Before(Passage passage, int at) =>
        at > 0 && IsNextTo(passage, at) && passage.Words[at - 1] is { HasCapital: true } before ? before.Text : null;

    private static bool IsNextTo(Passage passage, int at) => passage.Words[at].Start - passage.Words[at - 1].End == 1 && passage.Prose[passage.Words[at].Start - 1] is ' ' or '-' or '\n';

    // Which words stand in a heading, or in a row of capitals.
    private static bool[] Titled(Passage passage)
    {
        var titled = new bool[passage.Words.Count];
        if (passage.Kind == PassageKind.Heading)
        {
            Array.Fill(titled, true);
            return titled;
        }

        for (var at = 0; at < titled.Length;)
        {
            var end = at;
            while (end < titled.Length && passage.Words[end].HasCapital && (end == at || IsNextTo(passage, end)))
                end++;
            if (end - at >= TitleRun)
                Array.Fill(titled, true, at, end - at);
            at = Math.Max(end, at + 1);
        }

        return titled;
    }
}
