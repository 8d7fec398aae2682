using System.Text;
using CsCheck;
using NewsSite.Core.Importing.Captures;

namespace NewsSite.Core.Tests.Importing.Captures;

public sealed class CapturePropertyTests
{
    // Few different lines, so that headers, chants and repetitions come up by chance.
    private static readonly string[] Pieces =
    [
        "H", "h", "Other", "TT", "A (AFP)", "A (AFP)", "B", "By Jane Doe", "One.", "Two.", "\u200F", "\u00A0", "H \u200B", "Bell\a", "BAGHDAD (AFP) - One.", "خبر", "(رويترز)", "\uFEFFH", new('x', 301),
        "The envoy said on Sunday that he is closely monitoring the situation",
    ];

    private static readonly Gen<string> Lines = Gen.Select(Gen.Int[0, Pieces.Length - 1], Gen.Int[0, 7])
        .Select((piece, end) => Pieces[piece] + (end switch { 0 => "\r\n", 1 => "\n\n\n", 2 => "\r", 3 => "\n\n", 4 => "\n\n\n\n", _ => "\n" }))
        .Array[0, 40].Select(string.Concat);

    private static readonly string?[] Encodings = [null, "windows-1256", "utf-16", "utf-16BE", "utf-32", "shift_jis", "gb18030", "us-ascii", "windows-1253"];

    [Fact]
    public void Any_bytes_are_read_without_an_exception_in_any_encoding() =>
        Gen.Select(Gen.OneOf(Gen.Byte.Array[0, 200], Lines.Select(Encoding.UTF8.GetBytes), Lines.Select(Encoding.Unicode.GetBytes)), Gen.Int[0, Encodings.Length - 1])
            .Sample((file, encoding) => AssertAccounted(Captured.Parse(file, new CaptureOptions { Encoding = Encodings[encoding] is { } name ? CaptureEncoding.Find(name) : null })), iter: 3_000);

    [Fact]
    public void Any_text_is_read_without_an_exception() => Gen.String.Sample(text => AssertAccounted(Captured.Parse(text)), iter: 3_000);

    [Fact]
    public void Every_line_is_stored_counted_named_or_refused() =>
        Lines.Sample(text =>
        {
            var report = Captured.Parse(text);
            AssertAccounted(report);
            if (!report.IsRefused)
                AssertStored(report, Split(text));
        }, iter: 10_000);

    [Fact]
    public void The_same_file_reads_the_same_with_LF_CRLF_and_CR() =>
        Lines.Where(text => !text.Contains('\a')).Sample(text =>
        {
            var lf = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

            var expected = Captured.Parse(lf);

            Assert.Equal(expected.Lines, Captured.Parse(lf.Replace("\n", "\r\n", StringComparison.Ordinal)).Lines);
            Assert.Equal(expected.Lines, Captured.Parse(lf.Replace('\n', '\r')).Lines);
        }, iter: 3_000);

    [Fact]
    public void A_well_formed_file_comes_out_as_it_went_in() =>
        WellFormedFile.Any.Sample(file =>
        {
            var report = Captured.Parse(file.Text);

            Assert.Equal(file.Articles.Select(Expected), report.Articles.Select(Read));
            Assert.False(report.HasErrors);
            AssertStored(report, Split(file.Text));
        }, iter: 3_000);

    [Fact]
    public void Joined_files_give_the_articles_of_each() =>
        Gen.Select(WellFormedFile.Any, WellFormedFile.Any).Sample((one, two) =>
        {
            var report = Captured.Parse(one.Text + "\n\n\uFEFF" + two.Text);

            Assert.Equal(one.Articles.Concat(two.Articles).Select(Expected), report.Articles.Select(Read));
        }, iter: 1_000);

    [Fact]
    public void A_file_given_again_adds_nothing() =>
        WellFormedFile.Any.Sample(file =>
        {
            var once = Captured.Parse(file.Text);
            var twice = Captured.Parse(file.Text + "\n\n\n" + file.Text);

            Assert.Equal(once.Articles.Select(article => article.Fingerprint), twice.Articles.Select(article => article.Fingerprint));
            Assert.Equal(once.Articles.Count, twice.ArticlesSkipped);
        }, iter: 1_000);

    private static string Expected(WellFormedArticle article) => string.Join('\n', [article.Headline.Trim(), .. article.Captions, "", .. article.Paragraphs]);

    private static string Read(CapturedArticle article) =>
        string.Join('\n', [article.Headline, .. article.Captions.Select(caption => $"{caption.Text} ({caption.Credit})"), "", .. article.Paragraphs]);

    private static void AssertAccounted(CaptureReport report)
    {
        Assert.Equal(report.IsRefused, report.Articles.Count == 0);
        Assert.True(!report.IsRefused || report.HasErrors);
        Assert.Equal(report.ArticlesRefused > 0 || report.IsRefused, report.HasErrors);
        Assert.All(report.Messages, message => Assert.InRange(message.Line ?? 1, 1, Math.Max(1, report.Lines.Count == 0 ? int.MaxValue : report.Lines.Count)));

        // What is dropped with a warning, skipped or refused is named by a message each.
        var named = report.Messages.Select(message => message.Line).ToHashSet();
        Assert.All(report.Lines.Index().Where(line => line.Item == LineFate.Reported), line => Assert.Contains(line.Index + 1, named));
        Assert.Equal(report.ArticlesSkipped, report.Messages.Count(message => message.Text.EndsWith("skipped", StringComparison.Ordinal)));
        Assert.Equal(report.Articles.Count, report.Count(LineFate.Headline));
        Assert.Equal(report.Captions, report.Count(LineFate.Caption));
        Assert.Equal(report.Articles.Sum(article => article.Paragraphs.Count), report.Count(LineFate.Paragraph));
        Assert.Equal(report.Articles.Count(article => article.Byline is not null), report.Count(LineFate.Byline));
    }

    // Told by the report's own word on each line, what is stored is that line; and the fates of a line's neighbours agree with its text.
    private static void AssertStored(CaptureReport report, string[] lines)
    {
        Assert.Equal(lines.Length, report.Lines.Count);
        Assert.Equal(report.Articles.SelectMany(article => article.Paragraphs), With(LineFate.Paragraph));
        Assert.Equal(report.Articles.SelectMany(article => article.Captions.Select(caption => lines[caption.Line - 1])), With(LineFate.Caption));
        Assert.All(With(LineFate.Blank), line => Assert.Equal("", line.Trim('\u200F')));
        Assert.All(With(LineFate.Widget), line => Assert.Equal("TT", line));
        Assert.All(With(LineFate.Repeated).Concat(With(LineFate.Reported)).Where(line => line != "TT"), line => Assert.True(
            report.Articles.Any(article => article.Headline.Equals(line, StringComparison.OrdinalIgnoreCase)) || With(LineFate.Caption).Contains(line), line));

        IEnumerable<string> With(LineFate fate) => lines.Where((_, i) => report.Lines[i] == fate);
    }

    // A second way to split lines, so that the parser is not its own witness.
    private static string[] Split(string text)
    {
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');
        return [.. (lines[^1].Length == 0 ? lines[..^1] : lines).Select(line => line.Replace("\a", "", StringComparison.Ordinal).Replace("\uFEFF", "", StringComparison.Ordinal).Trim().Trim('\u200B').Trim())];
    }
}
