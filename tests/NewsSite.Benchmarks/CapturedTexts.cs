using System.Globalization;
using System.Text;

namespace NewsSite.Benchmarks;

/// <summary>Captured-text files as long as the sample's, with words as unequally frequent as those of a language; the same every time.</summary>
internal static class CapturedTexts
{
    private const int Vocabulary = 20_000;
    private const int FilesInAFolder = 1_000;
    private static readonly string[] Words = MakeWords();

    /// <summary>Writes the files into folders of a thousand.</summary>
    public static void Write(string folder, int articles, int articlesInAFile)
    {
        var random = new Random(20261123);
        for (var (written, file) = (0, 0); written < articles; file++)
        {
            var text = new StringBuilder();
            for (var i = 0; i < articlesInAFile && written < articles; i++, written++)
                Append(text, random, written);
            var month = Path.Combine(folder, (file / FilesInAFolder).ToString("000", CultureInfo.InvariantCulture));
            Directory.CreateDirectory(month);
            File.WriteAllText(Path.Combine(month, string.Create(CultureInfo.InvariantCulture, $"{file:000000}.txt")), text.ToString());
        }
    }

    private static void Append(StringBuilder text, Random random, int number)
    {
        var headline = string.Create(CultureInfo.InvariantCulture, $"{Sentence(random, 7)} {number}");
        var caption = $"{Sentence(random, 9)}. (AFP)";
        text.Append(text.Length == 0 ? "" : "\n\n\n\n")
            .Append(headline).Append("\n\n").Append(caption).Append('\n').Append(caption).Append("\nTT\n\n")
            .Append(headline).Append("\n\n").Append(caption).Append('\n').Append(caption);
        for (var paragraph = 0; paragraph < 11; paragraph++)
            text.Append("\n\n").Append(Sentence(random, 18)).Append(", “").Append(Sentence(random, 8)).Append("” - ").Append(Sentence(random, 6)).Append('.');
    }

    private static string Sentence(Random random, int length)
    {
        var words = Enumerable.Range(0, length).Select(_ => Words[(int)(Vocabulary * Math.Pow(random.NextDouble(), 4))]);
        var text = string.Join(' ', words);
        return char.ToUpperInvariant(text[0]) + text[1..];
    }

    private static string[] MakeWords()
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, Vocabulary).Select(i => string.Concat(Enumerable.Range(0, 1 + Math.Min(4, i / 400)).Select(_ => Syllable(random))))];
    }

    private static string Syllable(Random random) => $"{"bcdfghklmnprstvw"[random.Next(16)]}{"aeiou"[random.Next(5)]}{(random.Next(3) == 0 ? "n" : "")}";
}
