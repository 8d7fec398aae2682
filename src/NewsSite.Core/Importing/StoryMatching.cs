using NewsSite.Core.Rendering;
using NewsSite.Core.Search;

namespace NewsSite.Core.Importing;

/// <summary>
/// Tells which article of a changed file is which story of an earlier version of it: the same content, else the same headline, else
/// nearly the same body near the same place. What is none of these is a new story.
/// </summary>
internal sealed class StoryMatching
{
    // Half of the words: a rewritten lead or a corrected name leaves more, two stories of one day less.
    private const double SimilarLeast = 0.5;

    // How far a story may have moved among those that are left, for its body to be compared.
    private const int PlacesMost = 3;

    private readonly IReadOnlyList<PreparedStory> _now;
    private readonly EarlierStory?[] _matches;
    private readonly List<EarlierStory> _left;

    private StoryMatching(IReadOnlyList<EarlierStory> earlier, IReadOnlyList<PreparedStory> now) =>
        (_now, _matches, _left) = (now, new EarlierStory?[now.Count], [.. earlier]);

    /// <summary>For each article of the file the story that it was, or null.</summary>
    /// <param name="earlier">What the file was before.</param>
    /// <param name="now">What it is now.</param>
    /// <param name="isElsewhere">Whether an article stands word for word in another file: it is that one, and none of these.</param>
    public static IReadOnlyList<EarlierStory?> Match(IReadOnlyList<EarlierStory> earlier, IReadOnlyList<PreparedStory> now, Func<PreparedStory, bool> isElsewhere)
    {
        var matching = new StoryMatching(earlier, now);
        if (earlier.Count == 0)
            return matching._matches;

        matching.Pair((was, story) => was.Imported.ContentKey == story.ContentKey);
        matching.Pair((was, story) => was.Imported.HeadlineKey == story.HeadlineKey && !isElsewhere(story));
        matching.PairBodies(isElsewhere);
        return matching._matches;
    }

    private void Pair(Func<EarlierStory, PreparedStory, bool> isSame)
    {
        for (var i = 0; i < _now.Count; i++)
        {
            var at = _matches[i] is null ? _left.FindIndex(was => isSame(was, _now[i])) : -1;
            if (at >= 0)
                Take(i, at);
        }
    }

    private void PairBodies(Func<PreparedStory, bool> isElsewhere)
    {
        var words = new Dictionary<EarlierStory, HashSet<string>>();
        for (var (i, place) = (0, 0); i < _now.Count; i++)
        {
            if (_matches[i] is not null || isElsewhere(_now[i]))
                continue;

            var mine = Words(_now[i].Html);
            var best = Enumerable.Range(Math.Max(0, place - PlacesMost), 2 * PlacesMost + 1).Where(at => at < _left.Count)
                .Select(at => (At: at, Likeness: Likeness(mine, Of(_left[at])))).DefaultIfEmpty((At: -1, Likeness: 0)).MaxBy(candidate => candidate.Likeness);
            if (best.Likeness >= SimilarLeast)
                Take(i, best.At);
            else
                place++;
        }

        HashSet<string> Of(EarlierStory was) => words.TryGetValue(was, out var known) ? known : words[was] = Words(was.Before.BodyHtml);
    }

    private void Take(int story, int at)
    {
        _matches[story] = _left[at];
        _left.RemoveAt(at);
    }

    private static HashSet<string> Words(string html) => [.. SearchText.Fold(ReadingText.FromHtml(html)).Split(' ')];

    // Sørensen and Dice: twice what they share by what they have together.
    private static double Likeness(HashSet<string> one, HashSet<string> other) => 2.0 * one.Count(other.Contains) / (one.Count + other.Count);
}
