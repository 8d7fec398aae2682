using NewsSite.Web.Areas.Admin.Forms;

namespace NewsSite.Web.Pages;

/// <summary>
/// What somebody at the desk had sent when the store failed, to be shown and sent again: nothing that was typed is lost with a page that could not be made.
/// </summary>
/// <param name="Action">Where it was sent, with its query.</param>
/// <param name="Fields">All of it, in its order, to be sent again as it is.</param>
public sealed record UnsavedText(string Action, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    /// <summary>What somebody may have typed: not the numbers and keys that a form carries along.</summary>
    public IEnumerable<KeyValuePair<string, string>> Typed =>
        Fields.Where(sent => !sent.Key.StartsWith("__", StringComparison.Ordinal) && sent.Value.Any(char.IsWhiteSpace))
            .Select(sent => KeyValuePair.Create(StoryWords.Field(sent.Key[(sent.Key.LastIndexOf('.') + 1)..]), sent.Value));

    /// <summary>Of a request; null when it sent no form, or one with a password or a code in it, which is shown nowhere.</summary>
    public static async Task<UnsavedText?> OfAsync(HttpRequest request, string path, QueryString query, CancellationToken ct)
    {
        if (!path.StartsWith("/admin", StringComparison.Ordinal) || !request.HasFormContentType)
            return null;
        var form = await request.ReadFormAsync(ct);
        return form.Count == 0 || form.Keys.Any(IsSecret)
            ? null
            : new UnsavedText(path + query, [.. form.SelectMany(sent => sent.Value.Select(value => KeyValuePair.Create(sent.Key, value ?? "")))]);
    }

    private static bool IsSecret(string name) =>
        name.Contains("Password", StringComparison.OrdinalIgnoreCase) || name.Contains("Code", StringComparison.OrdinalIgnoreCase);
}
