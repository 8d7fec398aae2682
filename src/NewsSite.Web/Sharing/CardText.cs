using System.Security.Cryptography;
using System.Text;
using NewsSite.Core.Articles;

namespace NewsSite.Web.Sharing;

/// <summary>What the picture of a page without a photo says.</summary>
/// <param name="Headline">Plain text.</param>
/// <param name="Kicker">The section; empty for none.</param>
/// <param name="SiteTitle">Below the rule.</param>
/// <param name="Language">BCP 47: decides the side that lines begin at.</param>
internal sealed record CardText(string Headline, string Kicker, string SiteTitle, string Language)
{
    /// <summary>Address of every card begins so.</summary>
    public const string Folder = "/media/cards/";

    // Raise this with every change of how CardPicture draws: the address says what the bytes are.
    private const int Recipe = 1;

    private static readonly string[] Scripts = ["Latn", "Arab"];

    /// <summary>The card of a story.</summary>
    public static CardText Of(string headline, string? section, string language, string siteTitle) => new(headline, section ?? "", siteTitle, language);

    /// <summary>The card of every other page.</summary>
    public static CardText OfSite(string siteTitle, string language) => new(siteTitle, "", "", language);

    /// <summary>True when the card's letters can be drawn: for scripts that no font of ours has, there would be rows of boxes.</summary>
    public bool IsDrawable => Script.Of(Headline, Kicker) is not { } script || Scripts.Contains(script.Code);

    /// <summary>Site-relative address; it holds a hash of all that the card shows.</summary>
    /// <param name="articleId">Whose card; null for the site's.</param>
    public string Address(long? articleId) => FormattableString.Invariant($"{Folder}{articleId?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? Site}-{Hash}.png");

    /// <summary>In the address where a story has its id.</summary>
    public const string Site = "site";

    private string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Recipe, Headline, Kicker, SiteTitle, Language))).AsSpan(0, 8));
}
