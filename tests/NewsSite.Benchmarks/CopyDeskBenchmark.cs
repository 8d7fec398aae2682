using System.Diagnostics;
using System.Globalization;
using NewsSite.Core.CopyDesk;

namespace NewsSite.Benchmarks;

/// <summary>
/// What the copy desk needs for a story of 2,000 words, and what finding its tags among 10,000 needs: medians, on the clock and of the processor.
/// <c>dotnet run -c Release --project tests/NewsSite.Benchmarks -- copy-desk</c>
/// </summary>
internal static class CopyDeskBenchmark
{
    private const int Rounds = 200;
    private const int WarmUp = 50;

    // Four paragraphs of about 50 words with names, quotations, links and weekdays, as in a report; ten times with other names make 2,000 words.
    private const string Paragraphs =
        "Foreign Minister {0} Hussein discussed on Tuesday, 24 November 2026, with the commander of the mission, Lieutenant General Giovanni {0}ucci, how to begin new projects in the "
        + "country, according to a statement of the ministry. The meeting reviewed tasks in the training of security forces, as [earlier reports](/articles/an-earlier-report) had said at length.\n\n"
        + "“We will stay as long as Baghdad asks us to,” General {0}ucci said. “Nobody has an interest in another outcome.” He spoke of the security and stability of the region, and of the "
        + "National Security Advisory, which had asked for **more** training in the north and the west of the country last year.\n\n"
        + "The {0}stadt office in New York said that expanding the scope of work came amid heated debate over the presence of foreign forces. While armed factions reject it, they do not "
        + "object to the activities of the alliance, although most tasks in the capital are done in coordination with its secretary general, John {0}son.\n\n"
        + "The mission was established in 2004 to train the forces following a decision by Governor Paul {0}mer to dissolve the army in the wake of the invasion. It later expanded its scope "
        + "to logistics, in coordination with the Multi-National Force, in several provinces such as Kirkuk, Diyala, Salah Al-Din and Al Anbar, on Wednesday and at at other times.\n\n";

    private static readonly string[] Syllables = ["Ian", "Bre", "Mar", "Sal", "Kor", "Vel", "Tam", "Ros", "Hal", "Den"];

    public static void Run()
    {
        var copy = new Copy
        {
            Headline = "NATO expands the scope of its missions in Iraq",
            Standfirst = "The alliance and Baghdad agree on more training.",
            Body = string.Concat(Syllables.Select(name => Paragraphs.Replace("{0}", name, StringComparison.Ordinal))),
            Captions = [new CopyCaption { Text = "Passengers at Baghdad airport on Tuesday.", Credit = "AFP", HasCredit = true }],
        };
        var names = Enumerable.Range(0, 10_000).Select(i => (Tag: Name(i), Name: Name(i))).ToList();
        var vocabulary = new Vocabulary(names);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{copy.Body.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Length} words, {CopyCheck.Read(copy).Count} findings, {vocabulary.TagsIn(copy).Count} tags"));
        Console.WriteLine($"{"",-40} {"ms",8} {"CPU ms",8}");
        Measure("every check", () => CopyCheck.Read(copy with { Standfirst = copy.Standfirst }).Count); // a copy of it: what was read before is not kept
        Measure("tags in the text, 10,000 known", () => vocabulary.TagsIn(copy with { Standfirst = copy.Standfirst }).Count);
        Measure("laying out 10,000 tags", () => new Vocabulary(names).Words.Count);
    }

    private static string Name(int number) => number % 100 == 0
        ? new[] { "Baghdad", "Kirkuk", "Diyala", "NATO", "National Security Advisory", "Multi-National Force", "New York", "Al Anbar", "Salah Al-Din", "Iraq" }[number / 100 % 10]
        : string.Create(CultureInfo.InvariantCulture, $"{Syllables[number % 10]}{Syllables[number / 10 % 10].ToLowerInvariant()} {Syllables[number / 100 % 10]}{Syllables[number / 1000 % 10].ToLowerInvariant()}");

    private static void Measure(string what, Func<int> work)
    {
        for (var i = 0; i < WarmUp; i++)
            work();
        using var process = Process.GetCurrentProcess();
        var processor = process.TotalProcessorTime;
        var times = new List<double>(Rounds);
        for (var i = 0; i < Rounds; i++)
        {
            var watch = Stopwatch.GetTimestamp();
            work();
            times.Add(Stopwatch.GetElapsedTime(watch).TotalMilliseconds);
        }

        process.Refresh();
        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-40} {times[Rounds / 2],8:0.00} {(process.TotalProcessorTime - processor).TotalMilliseconds / Rounds,8:0.00}"));
    }
}
