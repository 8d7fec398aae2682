using CsCheck;
using NewsSite.Core.Rendering;

namespace NewsSite.Core.Tests.Rendering;

public sealed class GeneratedMarkdownTests : IDisposable
{
    private static readonly string[] Pieces =
    [
        "word", "two words", "خبر", "新闻", "😀", " ", "  ", "\t", "    ", "\n", "\n", "\n\n", "\n\n", "\r\n", "  \n", "\\\n",
        "*", "**", "***", "_", "__", "~~", "~", "`", "``", "```\n", "~~~\n", "# ", "## ", "###### ", "===\n", "---\n", "***\n", "> ", ">> ", "- ", "* ", "+ ", "1. ", "7) ", "- [ ] ",
        "|", "|a|b|\n|-|:-:|\n|c|d|\n", "|-|-|\n", "[", "]", "![", "](", "](/x)", "](<a b> \"t\")", "(", ")", "[a]", "[a][b]", "[^1]", "[^1]: ", "\n[^1]: note\n", "\n\n[a]: http://x 't'\n", "\n[b]: <javascript:x>\n",
        "<", ">", "<b>", "</b>", "<div\n", "<!--", "-->", "<?", "<script>", "<http://x.y>", "<javascript:x>", "<a@b.c>", "&amp;", "&lt;", "&#0;", "&#x1;", "&nbsp;", "&bad;", "&", "\"", "'",
        "\\", "\\*", "\\[", "{#id .c onclick=x}", ":::", "$", "$$", "^", "==", "javascript:", "http://", ":", "\0", "\u0001", "\u00A0", "\u200F", "\u2028", "\uFEFF", "\uFFFF", "\uD800", "\u0085", ":a:", "^^", "\"\"",
    ];

    private static readonly Gen<string> Texts = Gen.OneOf(Pieces).Array[0, 40].Select(string.Concat);

    // Short texts need no limit on time, and a busy machine must not fail them.
    private readonly MarkdownRenderer _renderer = new(new RenderingLimits { Time = TimeSpan.FromMinutes(5) });

    public void Dispose() => _renderer.Dispose();

    [Fact]
    public void Ten_thousand_texts_of_markup_come_out_safe_and_the_same_twice() => Texts.Sample(IsGood, iter: 10_000);

    [Fact]
    public void Any_characters_at_all_come_out_safe() => Gen.String[0, 200].Sample(IsGood, iter: 2_000);

    [Fact]
    public void Any_html_is_sanitized_to_the_same_by_doing_it_twice() => Texts.Sample(
        html =>
        {
            var once = HouseHtml.Sanitize(html);
            return once == HouseHtml.Sanitize(once) && ReaderSafety.Violations(once).All(v => v == "one id twice");
        },
        iter: 2_000);

    private bool IsGood(string markdown)
    {
        var rendered = _renderer.Render(markdown, TestContext.Current.CancellationToken);
        if (!rendered.IsRendered) return rendered.Problem.Contains("nested too deeply", StringComparison.Ordinal);
        // That it is strict HTML is what lets the sanitizer be left out, so here it has to change nothing.
        return rendered.Html.Length <= 64 + markdown.Length * 60
            && HouseHtml.IsStrict(rendered.Html)
            && HouseHtml.Sanitize(rendered.Html) == rendered.Html
            && ReaderSafety.Violations(rendered.Html).Count == 0
            && _renderer.Render(markdown, TestContext.Current.CancellationToken) == rendered;
    }
}
