namespace NewsSite.Web.Presentation;

/// <summary>Ways to pass a story on that are links and nothing more: no script, no picture and no word to anybody before the reader follows one.</summary>
public static class ShareLinks
{
    /// <summary>Names and addresses.</summary>
    /// <param name="address">Absolute address of the story.</param>
    /// <param name="headline">Plain text.</param>
    /// <param name="words">For the name of mail; services are called what they are called.</param>
    public static IEnumerable<(string Name, string Address)> Of(string address, string headline, Wording words)
    {
        var (a, h) = (Uri.EscapeDataString(address), Uri.EscapeDataString(headline));
        return
        [
            (words.Mail, $"mailto:?subject={h}&body={a}"),
            ("WhatsApp", $"https://wa.me/?text={h}%20{a}"),
            ("Telegram", $"https://t.me/share/url?url={a}&text={h}"),
            ("Bluesky", $"https://bsky.app/intent/compose?text={h}%20{a}"),
            ("Facebook", $"https://www.facebook.com/sharer/sharer.php?u={a}"),
        ];
    }
}
