namespace NewsSite.Web.Security;

/// <summary>What one client may take of the server.</summary>
internal static class ServerLimits
{
    private const long BodyBytes = 1024 * 1024;
    private const int HeaderBytes = 32 * 1024;
    private const int Connections = 12_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static void AddServerLimits(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyBytes;
            kestrel.Limits.MaxRequestHeadersTotalSize = HeaderBytes;
            kestrel.Limits.RequestHeadersTimeout = Patience;
            kestrel.Limits.KeepAliveTimeout = Patience;
            kestrel.Limits.MaxConcurrentConnections = Connections;
        });
    }
}
