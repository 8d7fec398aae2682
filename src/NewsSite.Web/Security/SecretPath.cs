namespace NewsSite.Web.Security;

/// <summary>Addresses whose path is a secret: who has a preview's address reads the story. They are cached, indexed and logged nowhere.</summary>
internal static class SecretPath
{
    private const string Root = "/preview";

    /// <summary>True for the address of a preview and of everything below it.</summary>
    public static bool IsSecret(this PathString path) => path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase);

    /// <summary>The path as it may be written down: with an ellipsis in place of the secret and what follows it.</summary>
    public static string Told(this PathString path) => path.IsSecret() ? Root + "/…" : path.Value ?? "";
}
