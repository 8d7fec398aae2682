using CsCheck;

namespace NewsSite.Core.Tests.Importing.Captures;

/// <summary>An article of a generated file, as it should be read.</summary>
internal sealed record WellFormedArticle(string Headline, string[] Captions, string[] Paragraphs);

/// <summary>Generates files that follow the grammar, with everything that it leaves open left to chance.</summary>
internal static class WellFormedFile
{
    private static readonly string[] Words =
    [
        "Baghdad", "the", "mission", "said", "TT", "#1", "*two*", "<b>", "&amp;", "“quoted”", "–", "(left)", "2015", "أمس", "بغداد", "قال", "e\u0301te\u0301", "a\u00A0b", "می\u200Cخواهم", "👩\u200D👧", "don’t", "…",
    ];

    private static readonly Gen<string> Word = Gen.Int[0, Words.Length - 1].Select(i => Words[i]);
    private static readonly Gen<int> Blanks = Gen.Int[0, 4];

    /// <summary>A whole file with the articles that are in it.</summary>
    public static Gen<(string Text, WellFormedArticle[] Articles)> Any { get; } =
        Gen.Int[0, 1_000_000].SelectMany(seed => Gen.Int[1, 5].SelectMany(count =>
            Gen.Select(Enumerable.Range(0, count).Select(i => Article($"{seed} {i}")).ToArray().Sequence(), Gen.Int[1, 5].Array[count], Gen.Int[0, 2], (articles, gaps, ends) =>
            {
                var text = string.Concat(articles.Select((article, i) => article.Text + (i + 1 < count ? string.Concat(Enumerable.Repeat('\n', gaps[i])) : "")));
                return (Text: WithEnds(text, ends), Articles: articles.Select(article => article.Article).ToArray());
            })));

    private static string WithEnds(string text, int ends) => ends switch { 0 => text, 1 => text.Replace("\n", "\r\n", StringComparison.Ordinal), _ => text.Replace('\n', '\r') };

    // The mark makes every line unlike all others, as those of a newspaper are.
    private static Gen<(string Text, WellFormedArticle Article)> Article(string mark) =>
        Gen.Select(
            Line($"{mark} H", ""), Gen.Int[0, 3].SelectMany(count => Enumerable.Range(0, count).Select(i => Line($"{mark} C{i}", " (AFP)")).Sequence()),
            Gen.Int[1, 6].SelectMany(count => Enumerable.Range(0, count).Select(i => Line($"{mark} P{i}", ".")).Sequence()),
            Gen.Int[1, 2], Gen.Bool, Blanks.Array[20],
            (headline, captions, paragraphs, times, isShownAgain, blanks) =>
            {
                var next = 0;
                List<string> lines = [headline, .. Gap(1)];
                foreach (var caption in captions)
                    lines.AddRange([.. Enumerable.Repeat(caption, times), .. Gap(0)]);
                lines.AddRange(["TT", .. Gap(1), headline, .. Gap(0)]);
                foreach (var caption in isShownAgain ? captions : [])
                    lines.AddRange([caption, .. Gap(0)]);
                foreach (var paragraph in paragraphs)
                    lines.AddRange([paragraph, .. Gap(0)]);
                return (string.Concat(lines.Select(line => line + "\n")), new WellFormedArticle(headline, captions, paragraphs));

                IEnumerable<string> Gap(int least) => Enumerable.Repeat("", Math.Max(least, blanks[next++ % blanks.Length]));
            });

    private static Gen<string> Line(string mark, string end) => Word.Array[1, 6].Select(words => $"{string.Join(' ', words)} {mark}{end}");

    private static Gen<T[]> Sequence<T>(this IEnumerable<Gen<T>> gens) => gens.Aggregate(Gen.Const(Array.Empty<T>()), (all, gen) => Gen.Select(all, gen, (before, item) => (T[])[.. before, item]));
}
