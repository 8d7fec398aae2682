namespace NewsSite.Core.Tests.Rendering;

/// <summary>Markdown that tries to get script, style or layout past the renderer: every dangerous address in every disguise in every place, and raw HTML in every wrapping.</summary>
public static class HostileMarkdown
{
    private static readonly string[] Addresses =
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "javascript://example.org/%0aalert(1)", "vbscript:msgbox(1)", "livescript:x", "mocha:x",
        "data:text/html,x", "data:text/html;base64,PHNjcmlwdD4=", "data:image/svg+xml;base64,PHN2Zz4=", "file:///etc/passwd", "blob:https://example.org/1",
        "about:blank", "view-source:http://example.org", "filesystem:http://example.org/x", "feed:javascript:alert(1)", "jar:http://example.org!/x",
        "intent://x#Intent;end", "ms-word:ofe", "ftp://example.org/x", "chrome://settings", "ws://example.org/", "javascript\u2028:alert(1)",
    ];

    private static readonly Func<string, string>[] Disguises =
    [
        a => a,
        a => a.ToUpperInvariant(),
        a => $"&#{(int)a[0]};{a[1..]}",
        a => $"&#x{(int)a[0]:X};{a[1..]}",
        a => $"&#0000{(int)a[0]};{a[1..]}",
        a => a.Replace(":", "&colon;"),
        a => a.Replace(":", "&#58;"),
        a => a.Replace(":", "&amp;colon;"),
        a => a.Replace(":", "\\:"),
        a => a.Replace(":", "%3A"),
        a => a.Insert(4, "&Tab;"),
        a => a.Insert(4, "&NewLine;"),
        a => a.Insert(4, "&#13;"),
        a => a.Insert(4, "&#0;"),
        a => a.Insert(4, "\0"),
        a => a.Insert(4, "\u200B"),
        a => a.Insert(4, "\u00AD"),
        a => "&#1;" + a,
        a => "&#x1F;&#32;" + a,
        a => "&nbsp;" + a,
        a => "\u0001" + a,
        a => "\u202E" + a,
        a => "%6A" + a[1..],
    ];

    private static readonly Func<string, string>[] Places =
    [
        a => $"[x]({a})",
        a => $"[x](<{a}>)",
        a => $"[x]({a} \"t\" )",
        a => $"![x]({a})",
        a => $"[![x]({a})]({a})",
        a => $"<{a}>",
        a => $"[x][r]\n\n[r]: {a}",
        a => $"[x]\n\n[x]: <{a}> 't'",
        a => $"x[^1]\n\n[^1]: [x]({a})",
        a => $"| [x]({a}) | b |\n|---|---|\n| <{a}> | ![x]({a}) |",
        a => $"## **[x]({a})**",
        a => $"> - *[x]({a})*",
        a => $"[x]({a}){{onclick=alert(1) style=position:fixed}}",
        a => $"<a href=\"{a}\">x</a>",
        a => $"x <img src={a} onerror={a}>",
        a => $"<iframe src='{a}'></iframe>",
    ];

    private static readonly string[] RawHtml =
    [
        "<script>alert(1)</script>", "<SCRIPT SRC=//example.org/x.js></SCRIPT>", "<scr<script>ipt>alert(1)</scr</script>ipt>", "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>", "<svg><script>alert(1)</script></svg>", "<svg><a xlink:href=javascript:alert(1)><text>x</text></a></svg>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>", "<style>body{display:none}</style>", "<p style=\"position:fixed;inset:0\">x</p>",
        "<link rel=stylesheet href=//example.org/x.css>", "<meta http-equiv=refresh content=\"0;url=//example.org\">", "<base href=//example.org/>",
        "<form action=//example.org><input name=q><button>x</button></form>", "<button formaction=javascript:alert(1)>x</button>", "<object data=x></object>",
        "<embed src=x>", "<audio src=x onerror=alert(1)></audio>", "<video><source onerror=alert(1)></video>", "<details open ontoggle=alert(1)>x</details>",
        "<body onload=alert(1)>", "<html onclick=alert(1)>", "<head><title>x</title></head>", "<template><script>alert(1)</script></template>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "<textarea></textarea><script>alert(1)</script>", "<xmp><script>alert(1)</script></xmp>",
        "<plaintext>x", "<!--<img src=\"--><img src=x onerror=alert(1)>\">", "<!doctype html>", "<?php echo 1 ?>", "<![CDATA[<script>alert(1)</script>]]>",
        "<a href=javascript:alert(1)>x</a>", "<a href=\"x\" onclick=alert(1)>x</a>", "<p id=content class=masthead>x</p>", "<h1>x</h1>", "<marquee onstart=alert(1)>x",
        "<input autofocus onfocus=alert(1)>", "<select><option>x</select>", "<table background=javascript:alert(1)><td>x", "<div\u00A0onclick=alert(1)>x</div>",
        "<x onclick=alert(1)>x</x>", "<img src=`x`onerror=alert(1)>", "<img/src='x'/onerror=alert(1)>", "<\0script>alert(1)</script>", "</p><script>alert(1)</script>",
        "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;alert(1)&#60;/script&#62;", "\\<script\\>alert(1)\\</script\\>", "<portal src=//example.org>",
    ];

    private static readonly Func<string, string>[] Wrappings =
    [
        h => h,
        h => "Text " + h + " text",
        h => "> " + h,
        h => "- " + h,
        h => $"# {h}",
        h => $"**{h}**",
        h => $"[{h}](http://example.org)",
        h => $"![{h}](http://example.org \"{h.Replace('"', '\'')}\")",
        h => $"[x](http://example.org '{h.Replace('\'', '"')}')",
        h => $"[x](<http://example.org/{h.Replace("<", "").Replace(">", "")}>)",
        h => $"`{h}`",
        h => $"```{h}\n{h}\n```",
        h => $"| {h} |\n|---|\n| {h} |",
        h => $"x[^n]\n\n[^n]: {h}",
        h => $"[x][r]\n\n[r]: http://example.org '{h.Replace('\'', '"')}'",
        h => $"{h}\n===",
    ];

    private static readonly string[] Attributes =
    [
        "{onclick=alert(1)}", "{#content .masthead}", "{style=\"position:fixed\"}", "{onmouseover='alert(1)' tabindex=1}", "{href=javascript:alert(1)}", "{: onclick=alert(1)}",
    ];

    private static readonly string[] Attributed =
    [
        "# Heading {0}", "Paragraph {0}", "*x*{0}", "[x](http://example.org){0}", "![x](http://example.org/x.png){0}", "`x`{0}", "- item {0}", "{0}\n> quote",
        "```{0}\nx\n```", "|a|b|\n|-|-|\n|c|d|\n{0}", "::: note {0}\nx\n:::", "x[^1]{0}\n\n[^1]: y {0}",
    ];

    /// <summary>More than eight thousand texts, none twice.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. from address in Addresses from disguise in Disguises from place in Places select place(disguise(address)),
        .. from html in RawHtml from wrapping in Wrappings select wrapping(html),
        .. from attribute in Attributes from text in Attributed select text.Replace("{0}", attribute),
    ];

    /// <summary>The raw HTML alone, for the sanitizer.</summary>
    public static IReadOnlyList<string> Html { get; } = RawHtml;
}
