using System.Buffers;
using System.Collections.Frozen;
using NewsSite.Core.Search;

namespace NewsSite.Core.CopyDesk;

/// <summary>
/// The known tags with their other names, laid out so that a story is looked through once, whatever their number: by their first word, and each first word's
/// names by length.
/// </summary>
public sealed class Vocabulary
{
    // A name of capitals alone, up to so many, is an abbreviation: "US" is not "us", "WHO" not "who".
    private const int AbbreviationMost = 5;

    // Between the words of a name stands a space or a hyphen, never the end of a sentence.
    private static readonly SearchValues<char> WithinName = SearchValues.Create(" -–\n'’\u2060");

    private readonly FrozenDictionary<string, TagName[]> _byFirstWord;

    /// <summary>Lays it out.</summary>
    /// <param name="names">Names and other names, each with the name of its tag.</param>
    public Vocabulary(IEnumerable<(string Tag, string Name)> names)
    {
        var all = names.Select(name => new TagName(name.Tag, [.. SearchWords.Of(name.Name).Select(word => word.Folded)], IsAbbreviation(name.Name))).Where(name => name.Words.Length > 0).ToList();
        _byFirstWord = all.GroupBy(name => name.Words[0]).ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(name => name.Words.Length).ToArray());
        Words = all.SelectMany(name => name.Words).ToFrozenSet();
    }

    /// <summary>Every word of every name, folded.</summary>
    public IReadOnlySet<string> Words { get; }

    /// <summary>Names of the tags that occur in the copy, those that occur most often first; of two names at one place the longer one counts.</summary>
    public IReadOnlyList<string> TagsIn(Copy copy)
    {
        ArgumentNullException.ThrowIfNull(copy);
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var passage in copy.Passages.Where(passage => passage.Kind != PassageKind.Names))
        {
            var words = SearchWords.Of(passage.Prose);
            for (var at = 0; at < words.Count;)
            {
                if (NameAt(words, at, passage.Prose) is not { } name)
                {
                    at++;
                    continue;
                }

                found[name.Tag] = found.GetValueOrDefault(name.Tag) + 1;
                at += name.Words.Length;
            }
        }

        return [.. found.OrderByDescending(tag => tag.Value).Select(tag => tag.Key)]; // stable: else as they first occur
    }

    private TagName? NameAt(IReadOnlyList<SearchWord> words, int at, string text)
    {
        foreach (var first in ArabicClitics.Bare(words[at].Folded).Append(WithoutPossessive(words[at], text)))
        {
            if (_byFirstWord.TryGetValue(first, out var names) && Array.Find(names, name => Stands(name, words, at, text)) is { } found)
                return found;
        }

        return null;
    }

    private static bool Stands(TagName name, IReadOnlyList<SearchWord> words, int at, string text)
    {
        if (at + name.Words.Length > words.Count || (name.IsAbbreviation && !IsAbbreviation(text[words[at].Start..words[at].End].Split('\'', '’')[0])))
            return false;
        for (var i = 1; i < name.Words.Length; i++)
        {
            if ((words[at + i].Folded != name.Words[i] && WithoutPossessive(words[at + i], text) != name.Words[i]) || text.AsSpan(words[at + i - 1].End, words[at + i].Start - words[at + i - 1].End).ContainsAnyExcept(WithinName))
                return false;
        }

        return true;
    }

    // "Iraq’s" folds to "iraqs".
    private static string WithoutPossessive(SearchWord word, string text) =>
        word.End - word.Start > 2 && text[word.End - 1] == 's' && text[word.End - 2] is '\'' or '’' ? word.Folded[..^1] : word.Folded;

    private static bool IsAbbreviation(string name) => name.Length is > 1 and <= AbbreviationMost && name.All(char.IsUpper);

    private sealed record TagName(string Tag, string[] Words, bool IsAbbreviation);
}
