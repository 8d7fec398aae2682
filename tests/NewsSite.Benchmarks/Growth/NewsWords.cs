namespace NewsSite.Benchmarks.Growth;

/// <summary>Text that reads like a paper's at a distance: the same for the same seed, on every machine.</summary>
internal sealed class NewsWords(int seed)
{
    private static readonly string[] Nouns =
    [
        "minister", "council", "harbour", "strike", "election", "court", "budget", "hospital", "school", "union", "border", "market", "storm", "festival",
        "museum", "airport", "bridge", "river", "farmer", "teacher", "nurse", "driver", "company", "bank", "factory", "village", "city", "region", "party",
        "leader", "report", "inquiry", "ceasefire", "talks", "treaty", "sanction", "refugee", "mission", "envoy", "parliament", "resident", "scientist",
        "vaccine", "energy", "climate", "railway", "ferry", "stadium", "club", "player", "coach", "season", "title", "record", "price", "rent", "wage",
    ];

    private static readonly string[] Verbs =
    [
        "warns", "opens", "closes", "rejects", "backs", "delays", "approves", "cuts", "raises", "wins", "loses", "faces", "seeks", "defends", "leaves",
        "returns", "rebuilds", "questions", "welcomes", "denies", "confirms", "postpones", "reviews", "signs", "blocks", "expands", "halts", "resumes",
    ];

    private static readonly string[] Adjectives =
    [
        "new", "old", "northern", "southern", "rural", "local", "national", "disputed", "record", "early", "late", "public", "private", "long", "final",
        "rising", "falling", "fragile", "quiet", "costly", "joint", "regional", "independent", "temporary", "urgent", "historic", "annual", "rare",
    ];

    private static readonly string[] Joints = ["after", "before", "over", "despite", "as", "amid", "near", "against", "for", "with"];

    private readonly Random _random = new(seed);

    /// <summary>A headline of six to ten words.</summary>
    public string Headline()
    {
        var line = $"{Pick(Adjectives)} {Pick(Nouns)} {Pick(Verbs)} {Pick(Adjectives)} {Pick(Nouns)} {Pick(Joints)} {Pick(Nouns)}";
        return char.ToUpperInvariant(line[0]) + line[1..];
    }

    /// <summary>A sentence of about twelve words.</summary>
    public string Sentence() => $"{Headline()} and the {Pick(Adjectives)} {Pick(Nouns)} {Pick(Verbs)}.";

    /// <summary>A paragraph of that many sentences.</summary>
    public string Paragraph(int sentences) => string.Join(' ', Enumerable.Range(0, sentences).Select(_ => Sentence()));

    /// <summary>A number below <paramref name="limit"/>, small ones far more often: a few tags carry most stories.</summary>
    public int Skewed(int limit) => (int)(limit * Math.Pow(_random.NextDouble(), 3));

    private string Pick(string[] words) => words[_random.Next(words.Length)];
}
