using BenchmarkDotNet.Attributes;
using NewsSite.Core.Rendering;

namespace NewsSite.Benchmarks;

/// <summary>
/// What saving a revision, or importing an article, spends on its text. An import of 2,000 articles a second has 1,000 microseconds of one
/// core for each, the store included.
/// </summary>
[MemoryDiagnoser]
public class RenderingBenchmarks : IDisposable
{
    private const string EnglishParagraph =
        "The NATO Mission\\-Iraq was established in 2004 to train the Iraqi forces following a decision by US Governor Paul Bremer to dissolve "
        + "the army in wake of the US invasion of Iraq in 2003\\. “This is a clear message to all parties engaged in hostilities of any kind\\. I will "
        + "continue to push for civilian protection,” the envoy added\\. It calls on all \\(states\\) to use their influence\\.";

    private const string ArabicParagraph =
        "أكد المبعوث الخاص للأمم المتحدة إلى سوريا، الأحد، أنه يتابع عن كثب الوضع على الأرض، حيث شهدت خطوط التماس تحولاً كبيراً في الأيام "
        + "الأخيرة\\. ودعا المبعوث جميع الأطراف إلى الوفاء بالتزاماتها بموجب القانون الدولي لحماية المدنيين والبنية التحتية المدنية\\.";

    private readonly MarkdownRenderer _renderer = new();
    private string _markdown = "";
    private string _html = "";
    private string _text = "";

    /// <summary>Ten paragraphs as an import escapes them, or a worked-out story of the same length; "Worst" is the slowest text known that needs no worker.</summary>
    [Params("English", "Arabic", "Marked up", "Worst")]
    public string Article { get; set; } = "";

    [GlobalSetup]
    public void WriteArticle()
    {
        _markdown = Article switch
        {
            "English" => string.Join("\n\n", Enumerable.Repeat(EnglishParagraph, 10)),
            "Arabic" => string.Join("\n\n", Enumerable.Repeat(ArabicParagraph, 10)),
            "Marked up" => string.Concat(Enumerable.Repeat(
                "## A *subheading*\n\n> A **quotation**, [with its source](https://example.org/a?b=c).\n\n- one\n- two\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\nThe `end`.\n\n", 30)),
            _ => string.Concat(Enumerable.Repeat("*a_ ", new RenderingLimits().ShortText / 4)),
        };
        _html = _renderer.Render(_markdown, CancellationToken.None).Html ?? "";
        _text = ReadingText.FromHtml(_html);
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _renderer.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark]
    public RenderedText Render() => _renderer.Render(_markdown, CancellationToken.None);

    [Benchmark]
    public bool IsStrict() => HouseHtml.IsStrict(_html);

    [Benchmark]
    public string ReadingTextFromHtml() => ReadingText.FromHtml(_html);

    [Benchmark]
    public int Words() => WordCount.Of(_text);
}
