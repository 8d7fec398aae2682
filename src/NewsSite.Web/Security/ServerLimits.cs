using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using MinDataRate = Microsoft.AspNetCore.Server.Kestrel.Core.MinDataRate;

namespace NewsSite.Web.Security;

/// <summary>What one client may take of the server.</summary>
internal static class ServerLimits
{
    private const long BodyBytes = 1024 * 1024;
    private const int HeaderBytes = 32 * 1024;
    private const int Connections = 12_000;

    // Ten thousand letters of any alphabet in a search box, each six characters of an address: the search reads the beginning.
    private const int LineBytes = 64 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // What the system takes for a client that does not, bytes; it doubles the number. The largest pictures of a phone go into it whole.
    private const int SendBuffer = 128 * 1024;

    // Counted from what has been handed to the system: one who takes nothing is closed when that and the server's own 64 KB would have been taken at this rate, within forty seconds.
    private static readonly MinDataRate Taking = new(bytesPerSecond: 10_000, gracePeriod: TimeSpan.FromSeconds(5));

    /// <summary>
    /// Answers 413 to a body that is too large for its page: before anything reads it when it says so itself, and when it turned out so while a form
    /// was read. The antiforgery filter would make both a 400.
    /// </summary>
    public static void UseBodyLimit(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var most = context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize;
        if (most is not null && context.Request.ContentLength > most)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        await next(context);
        if (context.Response is { HasStarted: false, StatusCode: StatusCodes.Status400BadRequest } && context.Request.ContentLength is null && await BrokeOffAsync(context.Request))
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
    });

    // A body that passed its limit cannot be read on: the server says so again.
    private static async Task<bool> BrokeOffAsync(HttpRequest request)
    {
        try
        {
            await request.Body.ReadExactlyAsync(new byte[1], request.HttpContext.RequestAborted);
            return false;
        }
        catch (BadHttpRequestException e)
        {
            return e.StatusCode == StatusCodes.Status413PayloadTooLarge;
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            return false;
        }
    }

    public static void AddServerLimits(this WebApplicationBuilder builder)
    {
        builder.WebHost.UseSockets(sockets => sockets.CreateBoundListenSocket = endpoint =>
        {
            var listening = SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
            listening.SendBufferSize = SendBuffer; // those that it accepts have the same
            return listening;
        });
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyBytes;
            kestrel.Limits.MaxRequestHeadersTotalSize = HeaderBytes;
            kestrel.Limits.MaxRequestLineSize = LineBytes;
            kestrel.Limits.RequestHeadersTimeout = Patience;
            kestrel.Limits.KeepAliveTimeout = Patience;
            kestrel.Limits.MinResponseDataRate = Taking;
            kestrel.Limits.MaxConcurrentConnections = Connections;
        });
    }
}
