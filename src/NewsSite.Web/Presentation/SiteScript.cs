namespace NewsSite.Web.Presentation;

/// <summary>
/// The one script of the readers' pages: text size and colours. Inlined in each page, like the sheets and for their reason, and allowed by its hash.
/// </summary>
public sealed class SiteScript
{
    public SiteScript()
    {
        Text = Compact(Inlined.Read("settings.js"));
        SourceExpression = Inlined.SourceExpression(Text);
    }

    /// <summary>What stands between <c>&lt;script&gt;</c> and <c>&lt;/script&gt;</c>, to the letter.</summary>
    public string Text { get; }

    /// <summary>For <c>script-src</c>.</summary>
    public string SourceExpression { get; }

    // Lines of nothing but a comment, and what lines begin with.
    private static string Compact(string script) => string.Join('\n', script.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Where(line => !line.StartsWith("//", StringComparison.Ordinal)));
}
