using NewsSite.Core.Rendering;

namespace NewsSite.Core.Tests.Rendering;

public sealed class MarkdownRendererTests : IDisposable
{
    // The limit on time has its own tests; a busy machine must not fail these.
    private readonly MarkdownRenderer _renderer = new(new RenderingLimits { Time = TimeSpan.FromMinutes(5) });

    public void Dispose() => _renderer.Dispose();

    public static TheoryData<string, string> Constructs => new()
    {
        // Paragraphs and line breaks
        { "", "" },
        { "One.\n\nTwo.", "<p>One.</p>\n<p>Two.</p>\n" },
        { "One.\r\n\r\nTwo.\rStill two.", "<p>One.</p>\n<p>Two.\nStill two.</p>\n" },
        { "One  \ntwo\\\nthree\nfour", "<p>One<br>\ntwo<br>\nthree\nfour</p>\n" },
        // Emphasis
        { "*a* _b_ **c** __d__ ***e*** ~~f~~", "<p><em>a</em> <em>b</em> <strong>c</strong> <strong>d</strong> <em><strong>e</strong></em> <del>f</del></p>\n" },
        { "~5 to ~10, H~2~O, 2^10, $5 and $6, ==x==, ++y++", "<p>~5 to ~10, H~2~O, 2^10, $5 and $6, ==x==, ++y++</p>\n" },
        // Headings: the page has the h1, no level is skipped
        { "# One\n## Two\n### Three\n# Four", "<h2>One</h2>\n<h3>Two</h3>\n<h4>Three</h4>\n<h2>Four</h2>\n" },
        { "### One\n###### Two\n# Three", "<h2>One</h2>\n<h3>Two</h3>\n<h2>Three</h2>\n" },
        { "# 1\n## 2\n### 3\n#### 4\n##### 5\n###### 6", "<h2>1</h2>\n<h3>2</h3>\n<h4>3</h4>\n<h5>4</h5>\n<h6>5</h6>\n<h6>6</h6>\n" },
        { "One\n===\n\nTwo\n---", "<h2>One</h2>\n<h3>Two</h3>\n" },
        // Lists
        { "- a\n- b\n  - c", "<ul>\n<li>a</li>\n<li>b\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>\n" },
        { "3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>\n" },
        { "1. a\n\n   b\n2. c", "<ol>\n<li>\n<p>a</p>\n<p>b</p>\n</li>\n<li>\n<p>c</p>\n</li>\n</ol>\n" },
        { "-\n- ", "<ul>\n<li></li>\n<li></li>\n</ul>\n" },
        // Quotes and rules
        { "> a\n> b\n>\n> — c", "<blockquote>\n<p>a\nb</p>\n<p>— c</p>\n</blockquote>\n" },
        { "a\n\n***\n\nb", "<p>a</p>\n<hr>\n<p>b</p>\n" },
        // Links
        { "[a](https://example.org/x?y=1&z=a:b#c \"T & <t>\")", "<p><a href=\"https://example.org/x?y=1&amp;z=a:b#c\" title=\"T &amp; &lt;t&gt;\">a</a></p>\n" },
        { "[a](/articles/x) [b](#note) [c](?q=a:b) [d](//example.org) [e](mailto:desk@example.org) [f](tel:+4712345678)", "<p><a href=\"/articles/x\">a</a> <a href=\"#note\">b</a> <a href=\"?q=a:b\">c</a> <a href=\"//example.org\">d</a> <a href=\"mailto:desk@example.org\">e</a> <a href=\"tel:+4712345678\">f</a></p>\n" },
        { "<https://example.org/> <desk@example.org>", "<p><a href=\"https://example.org/\">https://example.org/</a> <a href=\"mailto:desk@example.org\">desk@example.org</a></p>\n" },
        { "[a][r], [r] and [R][]\n\n[r]: HTTP://example.org 'T'", "<p><a href=\"HTTP://example.org\" title=\"T\">a</a>, <a href=\"HTTP://example.org\" title=\"T\">r</a> and <a href=\"HTTP://example.org\" title=\"T\">R</a></p>\n" },
        { "[a](<b c> \"t\") [d](/أخبار/é\u200C) [e](http://[::1]/x) [f](x\\[1\\])", "<p><a href=\"b%20c\" title=\"t\">a</a> <a href=\"/أخبار/é%E2%80%8C\">d</a> <a href=\"http://[::1]/x\">e</a> <a href=\"x%5B1%5D\">f</a></p>\n" },
        { "[](https://example.org) [ ]()", "<p><a href=\"https://example.org\">https://example.org</a>  </p>\n" },
        { "[a <https://b.example> c](https://d.example)", "<p><a href=\"https://d.example\">a https://b.example c</a></p>\n" },
        { "https://example.org and www.example.org", "<p>https://example.org and www.example.org</p>\n" },
        // A picture is a link to the picture
        { "![A *bridge*](/media/x.jpg \"T\")", "<p><a href=\"/media/x.jpg\" title=\"T\">A <em>bridge</em></a></p>\n" },
        { "![](/media/x.jpg)", "<p><a href=\"/media/x.jpg\">/media/x.jpg</a></p>\n" },
        { "[![A bridge](/media/x.jpg)](/articles/x)", "<p><a href=\"/articles/x\">A bridge</a></p>\n" },
        // Code
        { "`a < b` ``c`d``", "<p><code>a &lt; b</code> <code>c`d</code></p>\n" },
        { "```html\n<b>\n\n  x\n```", "<pre><code>&lt;b&gt;\n\n  x\n</code></pre>\n" },
        { "    a\n    b", "<pre><code>a\nb\n</code></pre>\n" },
        // Tables
        {
            "| a | b | c |\n|:--|:-:|--:|\n| 1 | *2* |\n",
            "<table>\n<thead>\n<tr>\n<th scope=\"col\">a</th>\n<th scope=\"col\" class=\"align-center\">b</th>\n<th scope=\"col\" class=\"align-end\">c</th>\n</tr>\n</thead>\n"
            + "<tbody>\n<tr>\n<td>1</td>\n<td class=\"align-center\"><em>2</em></td>\n<td class=\"align-end\"></td>\n</tr>\n</tbody>\n</table>\n"
        },
        { "a | b", "<p>a | b</p>\n" },
        // Footnotes
        {
            "a[^x] b[^x]\n\n[^x]: *Note*\n",
            "<p>a<sup id=\"note-ref-1\"><a href=\"#note-1\">1</a></sup> b<sup id=\"note-ref-2\"><a href=\"#note-1\">1</a></sup></p>\n"
            + "<ol class=\"notes\">\n<li id=\"note-1\">\n<p><em>Note</em> <a href=\"#note-ref-1\">↩</a> <a href=\"#note-ref-2\">↩</a></p>\n</li>\n</ol>\n"
        },
        // Raw HTML is text; so are attributes, mathematics and the like
        { "<b>a</b>\n\n<div onclick=x>\nb\n</div>", "<p>&lt;b&gt;a&lt;/b&gt;</p>\n<p>&lt;div onclick=x&gt;\nb\n&lt;/div&gt;</p>\n" },
        { "# a {#b .c}", "<h2>a {#b .c}</h2>\n" },
        // Entities and characters
        { "&amp; &nbsp;&copy; &lt;b&gt; AT&T \"q\" 'q' a\u00A0b", "<p>&amp; &nbsp;© &lt;b&gt; AT&amp;T \"q\" 'q' a&nbsp;b</p>\n" },
        { "a\u0001b\u0085c\u000Cd&#7;e\0f", "<p>abcde\uFFFDf</p>\n" },
        { "\uD83D x 😀", "<p>\uFFFD x 😀</p>\n" },
        // Direction: only where a block runs against the text
        { "English text that goes on.\n\nنص عربي قصير\n\n- نص عربي", "<p>English text that goes on.</p>\n<p dir=\"rtl\">نص عربي قصير</p>\n<ul>\n<li dir=\"rtl\">نص عربي</li>\n</ul>\n" },
        { "نص عربي طويل جدا في هذا اليوم\n\nNATO: قال الحلف اليوم\n\n> In English", "<p>نص عربي طويل جدا في هذا اليوم</p>\n<p>NATO: قال الحلف اليوم</p>\n<blockquote>\n<p dir=\"ltr\">In English</p>\n</blockquote>\n" },
    };

    [Theory]
    [MemberData(nameof(Constructs))]
    public void Each_construct_comes_out_as_written_here(string markdown, string html)
    {
        Assert.Equal(html, _renderer.Render(markdown, TestContext.Current.CancellationToken).Html);
        Assert.True(HouseHtml.IsStrict(html));
        Assert.Equal(html, HouseHtml.Sanitize(html));
        Assert.Empty(ReaderSafety.Violations(html));
    }

    [Fact]
    public void A_body_over_the_limit_says_how_long_it_may_be()
    {
        var rendered = _renderer.Render(new string('a', 200_001), TestContext.Current.CancellationToken);
        Assert.False(rendered.IsRendered);
        Assert.Equal("The body is longer than 200,000 characters (it has 200,001). Shorten it or make it two stories.", rendered.Problem);
    }

    [Fact]
    public void A_body_at_the_limit_is_rendered()
    {
        var prose = string.Concat(Enumerable.Repeat("The *envoy* said [so](https://example.org/a) today, twice.\n\n", 4_000))[..200_000];
        Assert.True(_renderer.Render(prose, TestContext.Current.CancellationToken).IsRendered);
    }

    [Theory]
    [InlineData("short")]
    [InlineData("long")]
    public void A_caller_who_gives_up_is_let_go(string length)
    {
        using var gaveUp = new CancellationTokenSource();
        gaveUp.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => _renderer.Render(length == "long" ? new string('a', 100_000) : "a", gaveUp.Token));
    }

    [Fact]
    public void The_same_text_gives_the_same_html_on_every_thread()
    {
        var markdown = string.Concat(Constructs.Select(row => row.Data.Item1 + "\n\n"));
        var first = _renderer.Render(markdown, TestContext.Current.CancellationToken).Html;
        var others = new string?[64];
        Parallel.For(0, others.Length, i => others[i] = _renderer.Render(markdown, TestContext.Current.CancellationToken).Html);
        Assert.NotNull(first);
        Assert.All(others, other => Assert.Equal(first, other));
    }
}
