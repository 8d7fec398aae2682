using System.Net;
using NetVips;
using NewsSite.Web.Presentation;

namespace NewsSite.Web.Sharing;

/// <summary>
/// Draws a card in the look of the site: paper, ink, the double rule below the masthead, the headline in the site's serif. By libvips, which is
/// here for photos and sets text with Pango, so that Arabic joins and runs as it should.
/// </summary>
internal sealed class CardPicture : IDisposable
{
    public const int Width = 1200;
    public const int Height = 630;
    public const string MediaType = "image/png";

    private const int Margin = 72;
    private const int RuleTop = 520;
    private const int KickerSize = 32;
    private const int Gap = 40;
    private const int HeadlineMost = RuleTop - Gap - Margin - (2 * KickerSize);
    private const string Serif = "Broadsheet serif-headline, Broadsheet serif-headline-extended, Noto Naskh Arabic SemiBold";
    private static readonly int[] Sizes = [76, 66, 56, 48, 40, 34, 28];
    private static readonly double[] Paper = [0xfd, 0xfc, 0xf9];
    private static readonly double[] Ink = [0x17, 0x17, 0x0f];
    private static readonly double[] Oxblood = [0x8c, 0x1c, 0x13];

    // Pango's font map is one for the process, and so is its setting up.
    private readonly SemaphoreSlim _turn = new(1);
    private bool _hasFonts;

    /// <summary>The picture as PNG.</summary>
    /// <param name="card">What it says.</param>
    /// <param name="ct">Ends the wait for a turn: one picture is drawn at a time.</param>
    public async Task<byte[]> DrawAsync(CardText card, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            return await Task.Run(() => Draw(card), ct);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private byte[] Draw(CardText card)
    {
        FindFonts();
        using var ground = Image.Black(Width, Height, bands: 3);
        using var paper = (ground + Paper).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        var isRightToLeft = Wording.DirectionOf(card.Language) == "rtl";
        // The headline stands on the rule, whatever its height; what is above it stays empty, as on a front page.
        using var headline = Headline(card.Headline);
        var top = RuleTop - Gap - headline.Height;
        using var withHeadline = Print(paper, headline, Ink, top, isRightToLeft);
        using var withKicker = Set(withHeadline, card.Kicker, KickerSize, Oxblood, top - (2 * KickerSize), isRightToLeft);
        using var withRule = Rule(withKicker);
        using var whole = Set(withRule, card.SiteTitle, 34, Ink, RuleTop + 30, isRightToLeft);
        return whole.PngsaveBuffer(compression: 9, palette: true, keep: Enums.ForeignKeep.None);
    }

    // The largest size at which the headline has room; at the smallest even 300 wide letters have.
    private static Image Headline(string text)
    {
        foreach (var size in Sizes)
        {
            var image = Letters(text, size);
            if (image.Height <= HeadlineMost)
                return image;
            image.Dispose();
        }

        return Letters(text, Sizes[^1]);
    }

    private static Image Set(Image page, string text, int size, double[] colour, int top, bool isRightToLeft)
    {
        if (string.IsNullOrWhiteSpace(text))
            return page.Copy();
        using var letters = Letters(text, size);
        return Print(page, letters, colour, top, isRightToLeft);
    }

    private static Image Print(Image page, Image letters, double[] colour, int top, bool isRightToLeft)
    {
        var left = isRightToLeft ? Width - Margin - letters.Width : Margin;
        using var mask = letters.Embed(left, top, Width, Height);
        using var ink = page.NewFromImage(colour);
        return mask.Ifthenelse(ink, page, blend: true);
    }

    private static Image Rule(Image page) => page
        .Mutate(draw =>
        {
            draw.DrawRect(Ink, Margin, RuleTop, Width - (2 * Margin), 2, fill: true);
            draw.DrawRect(Ink, Margin, RuleTop + 5, Width - (2 * Margin), 2, fill: true);
        });

    private static Image Letters(string text, int size) =>
        Image.Text(Markup(text), font: FormattableString.Invariant($"{Serif} {size}"), width: Width - (2 * Margin), dpi: 72, spacing: -size / 8, wrap: Enums.TextWrap.WordChar);

    // Pango takes its own markup, which is XML: escaped, a text is only text.
    private static string Markup(string text) => WebUtility.HtmlEncode(XmlSafe.Text(text));

    // A font stays known to the process once a text was set with its file.
    private void FindFonts()
    {
        if (_hasFonts)
            return;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Sharing", "Fonts"), "*.ttf"))
            Image.Text("a", font: Serif, fontfile: file).Dispose();
        _hasFonts = true;
    }
}
