using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace NewsSite.Web.Presentation;

/// <summary>
/// The answer to a program that asks again and again: whole, or 304 when nothing has changed. The tag is a hash of the content, hence true
/// whatever changed it; and weak, because one serves every encoding.
/// </summary>
internal static class MachineAnswer
{
    // A change may still be on its way into the store while its time has passed: what is younger can't be told from the next by whole seconds.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(5);

    /// <summary>Sends UTF-8 text.</summary>
    /// <param name="context">The request.</param>
    /// <param name="body">All of it.</param>
    /// <param name="mediaType">Without character set.</param>
    /// <param name="changedAt">Last change of anything in it, UTC; null when not known.</param>
    public static IResult Of(HttpContext context, byte[] body, string mediaType, DateTime? changedAt = null)
    {
        context.Response.Headers.CacheControl = CachePolicy.Machines;
        var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        DateTimeOffset? modified = changedAt is { } at && at < now - Settled ? new DateTimeOffset(at, TimeSpan.Zero) : null;
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 16))}\"", isWeak: true);
        return Results.Bytes(body, mediaType + "; charset=utf-8", lastModified: modified, entityTag: tag);
    }
}
