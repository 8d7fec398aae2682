using NewsSite.Core.Rendering;

namespace NewsSite.Core.Tests.Rendering;

public sealed class HouseHtmlTests
{
    [Theory]
    [InlineData("")]
    [InlineData("<p>a &amp; b&nbsp;<em>c<br>\n</em></p>\n")]
    [InlineData("<h2 dir=\"rtl\">a</h2>\n<ol start=\"3\">\n<li>a<ul>\n<li><p>b</p></li>\n</ul></li></ol>")]
    [InlineData("<p><a href=\"/a?b&amp;c\" title=\"&quot;\">x</a><a href=\"mailto:a@b.c\">y</a></p>")]
    [InlineData("<p><sup id=\"note-ref-1\"><a href=\"#note-1\">1</a></sup></p><ol class=\"notes\"><li id=\"note-1\"><p>x</p></li></ol>")]
    [InlineData("<table><tbody><tr><td class=\"align-end\"></td></tr></tbody></table><hr><pre><code>\n</code></pre>")]
    [InlineData("<h3 dir=\"ltr\">a</h3><h4>b</h4><h5>c</h5><h6>d</h6><blockquote><p><strong>e</strong> <del>f</del> <code>g</code></p></blockquote>")]
    [InlineData("<table><thead><tr><th scope=\"col\" class=\"align-center\">a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>")]
    [InlineData("<p><a href=\"http://a.example/\">x</a> <a href=\"tel:+1\">y</a> <a href=\"https://b.example/\" title=\"b\">z</a></p>")]
    public void Strict_html_is_left_alone_by_a_parser_and_by_the_sanitizer(string html)
    {
        Assert.True(HouseHtml.IsStrict(html));
        Assert.Equal(html, ReaderSafety.Body(html).InnerHtml);
        Assert.Equal(html, HouseHtml.Sanitize(html));
        Assert.Equal(html, HouseHtml.Sanitize($"<div>{html}</div>")); // what is around it goes, what is in it stays
    }

    [Theory]
    [InlineData("text")]
    [InlineData("<p>a")]
    [InlineData("a</p>")]
    [InlineData("<p>a</P>")]
    [InlineData("<p>a</p >")]
    [InlineData("<p>a</em></p>")]
    [InlineData("<p><p>a</p></p>")]
    [InlineData("<p><h2>a</h2></p>")]
    [InlineData("<p>a < b</p>")]
    [InlineData("<p>a > b</p>")]
    [InlineData("<p>a & b</p>")]
    [InlineData("<p>&#60;</p>")]
    [InlineData("<p>&lt</p>")]
    [InlineData("<p>\u00A0</p>")]
    [InlineData("<p>\u0000</p>")]
    [InlineData("<p>\u007F</p>")]
    [InlineData("<p>\u0080</p>")]
    [InlineData("<p>\r</p>")]
    [InlineData("<p>\uFFFE</p>")]
    [InlineData("<p/>")]
    [InlineData("<p >a</p>")]
    [InlineData("<p  dir=\"rtl\">a</p>")]
    [InlineData("<p dir=rtl>a</p>")]
    [InlineData("<p dir='rtl'>a</p>")]
    [InlineData("<p dir=\"auto\">a</p>")]
    [InlineData("<p dir=\"rtl\" dir=\"ltr\">a</p>")]
    [InlineData("<p dir=\"rtl")]
    [InlineData("<p dir=\"rtl\"")]
    [InlineData("<p =\"\">a</p>")]
    [InlineData("<p onclick=\"x\">a</p>")]
    [InlineData("<p class=\"notes\">a</p>")]
    [InlineData("<p style=\"\">a</p>")]
    [InlineData("<script></script>")]
    [InlineData("<h1>a</h1>")]
    [InlineData("<img>")]
    [InlineData("<!-- -->")]
    [InlineData("<!doctype html>")]
    [InlineData("<p><a href=\"javascript:x\">a</a></p>")]
    [InlineData("<p><a href=\"java\tscript:x\">a</a></p>")]
    [InlineData("<p><a href=\"x\"><em><a href=\"y\">a</a></em></a></p>")]
    [InlineData("<p><a href=\"x\"y\">a</a></p>")]
    [InlineData("<ul><p>a</p></ul>")]
    [InlineData("<ul>a</ul>")]
    [InlineData("<ul> <li>a</li></ul>")]
    [InlineData("<li>a</li>")]
    [InlineData("<table><tr><td>a</td></tr></table>")]
    [InlineData("<table>a<tbody></tbody></table>")]
    [InlineData("<ol><li id=\"note-x\">a</li></ol>")]
    [InlineData("<ol><li id=\"main\">a</li></ol>")]
    [InlineData("<p><sup id=\"main\">a</sup></p>")]
    [InlineData("<p><em id=\"note-ref-1\">a</em></p>")]
    [InlineData("<table><tbody><tr><td scope=\"col\">a</td></tr></tbody></table>")]
    [InlineData("<table><tbody><tr><th scope=\"x\">a</th></tr></tbody></table>")]
    [InlineData("<ol start=\"-1\"><li>a</li></ol>")]
    [InlineData("<code>a</code>")]
    [InlineData("<p><code><em>a</em></code></p>")]
    [InlineData("<pre>a</pre>")]
    [InlineData("</p>")]
    [InlineData("<")]
    [InlineData("<p")]
    [InlineData("<p>a</p")]
    public void Anything_else_is_not_strict(string html) => Assert.False(HouseHtml.IsStrict(html));

    [Fact]
    public void Html_nested_without_end_is_not_strict() =>
        Assert.False(HouseHtml.IsStrict(string.Concat(Enumerable.Repeat("<blockquote>", 100_000))));

    [Theory]
    [InlineData("<p>a <b onclick=x>b</b> c</p>", "<p>a b c</p>")]
    [InlineData("<h1>a</h1><p style=\"color:red\" class=\"x\" id=\"y\">b</p>", "a<p>b</p>")]
    [InlineData("<a href=\"javascript:x\">a</a> <a href=\"mailto:a@b.c\">b</a> <a href=\"TEL:1\">c</a> <a href=\"?q=a:b\">d</a>", "<a>a</a> <a href=\"mailto:a@b.c\">b</a> <a href=\"TEL:1\">c</a> <a href=\"?q=a:b\">d</a>")]
    [InlineData("<img src=x onerror=alert(1)><svg onload=x></svg>", "")]
    [InlineData("<ol class=\"notes\"><li id=\"note-1\" class=\"notes\">a</li></ol>", "<ol class=\"notes\"><li id=\"note-1\">a</li></ol>")]
    public void The_sanitizer_takes_the_danger_and_leaves_the_text(string html, string sanitized) =>
        Assert.Equal(sanitized, HouseHtml.Sanitize(html));

    [Fact]
    public void Hostile_html_is_safe_after_sanitizing_and_sanitizing_again_changes_nothing() => Assert.All(HostileMarkdown.Html, html =>
    {
        var once = HouseHtml.Sanitize(html);
        Assert.Empty(ReaderSafety.Violations(once));
        Assert.Equal(once, HouseHtml.Sanitize(once));
    });
}
