namespace NewsSite.Core.Search;

/// <summary>The words that stories are written with, to tell what a word that none of them has was meant to be.</summary>
internal sealed class Spelling
{
    // Below four letters one wrong letter makes another word; from eight on, two are an oversight.
    private const int Shortest = 4;
    private const int LongFrom = 8;

    // What is longer is no word that anybody misspells.
    private const int Longest = 40;

    private readonly Dictionary<string, Known> _known = [];
    private readonly ILookup<int, KeyValuePair<string, Known>> _byLength;

    /// <summary>Learns the words of texts.</summary>
    /// <param name="texts">As written.</param>
    public Spelling(IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            foreach (var word in SearchWords.Of(text).Where(word => word.Folded.Length <= Longest && !word.Folded.Any(char.IsDigit)))
                _known[word.Folded] = _known.TryGetValue(word.Folded, out var known) ? known with { Times = known.Times + 1 } : new Known(text[word.Start..word.End], 1);
        }

        _byLength = _known.ToLookup(pair => pair.Key.Length);
    }

    /// <summary>True when a story has it in one of its forms.</summary>
    public bool Knows(SearchTerm term) => term.Forms.Any(_known.ContainsKey);

    /// <summary>The word as written that this was most likely meant to be: by the fewest wrong letters, then by how often it stands in stories; null where none is near.</summary>
    /// <param name="word">Folded, unknown.</param>
    public string? Nearest(string word)
    {
        if (word.Length is < Shortest or > Longest || word.Any(char.IsDigit))
            return null;
        var most = word.Length < LongFrom ? 1 : 2;
        var near = Enumerable.Range(word.Length - most, (2 * most) + 1).SelectMany(length => _byLength[length])
            .Select(pair => (pair.Key, pair.Value, Wrong: Wrong(word, pair.Key, most)))
            .Where(other => other.Wrong <= most)
            .OrderBy(other => other.Wrong).ThenByDescending(other => other.Key[0] == word[0]).ThenByDescending(other => other.Value.Times).ThenBy(other => other.Key, StringComparer.Ordinal);
        return near.Select(other => other.Value.Written).FirstOrDefault();
    }

    // Letters left out, put in, changed, or two exchanged (Damerau and Levenshtein, no part changed twice); more than most as most + 1.
    private static int Wrong(string one, string other, int most)
    {
        Span<int> before = stackalloc int[other.Length + 1];
        Span<int> last = stackalloc int[other.Length + 1];
        Span<int> row = stackalloc int[other.Length + 1];
        for (var j = 0; j <= other.Length; j++)
            last[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var isSame = one[i - 1] == other[j - 1];
                row[j] = Math.Min(Math.Min(last[j], row[j - 1]) + 1, last[j - 1] + (isSame ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                least = Math.Min(least, row[j]);
            }

            if (least > most)
                return most + 1;
            last.CopyTo(before);
            row.CopyTo(last);
        }

        return last[other.Length];
    }

    private readonly record struct Known(string Written, int Times);
}
