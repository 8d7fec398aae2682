using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using NewsSite.Core.Tests;
using NewsSite.Web.Presentation;

namespace NewsSite.Web.Tests.Pages;

public sealed partial class SiteStyleTests
{
    private static readonly SiteStyle Style = SiteStyle.Read("base", "story", "lists", "text");

    [Fact]
    public void The_sheets_weigh_eight_kibibytes_at_most_together()
    {
        var bytes = Encoding.UTF8.GetBytes(Style.Text);
        var packed = new byte[bytes.Length];
        Assert.True(BrotliEncoder.TryCompress(bytes, packed, out var length, quality: 11, window: 22));

        Assert.InRange(length, 1, 8 * 1024);
    }

    [Fact]
    public void Its_fonts_are_named_by_the_hash_of_their_content()
    {
        var names = FontName().Matches(Style.Text).Select(match => match.Groups[1].Value).Distinct().ToList();
        Assert.Equal(6, names.Count);

        foreach (var name in names)
        {
            var content = File.ReadAllBytes(Path.Combine(Repository.Root, "src", "NewsSite.Web", "wwwroot", "fonts", name));
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content))[..8], name.Split('.')[1]);
        }
    }

    [Fact]
    public void It_knows_no_left_and_right() => Assert.DoesNotMatch(LeftOrRight(), Style.Text);

    [Fact]
    public void It_is_made_smaller_without_changing_what_it_says() => Assert.Equal(
        "a{b: c,d}@media (width >= 4rem){.x > :is(h1,h2) .y{margin:calc(1rem + 2px)}}".Replace("b: c", "b:c", StringComparison.Ordinal),
        SiteStyle.Compact("/* why */\na { b: c, d; }\n@media (width >= 4rem) {\n  .x > :is(h1, h2) .y { margin: calc(1rem + 2px); }\n}\n"));

    [GeneratedRegex(@"/fonts/([\w.-]+)")]
    private static partial Regex FontName();

    [GeneratedRegex(@"(margin|padding|border|inset)-(left|right|top|bottom)|float:|text-align:(left|right)|[;{](left|right|top|bottom):")]
    private static partial Regex LeftOrRight();
}
