using System.Net.Http.Headers;
using NewsSite.Core;

namespace NewsSite.Web.Cdn;

/// <summary>The address at which a CDN is told what has changed.</summary>
internal sealed class CdnPurge(HttpClient client, SiteOptions site, CdnKeys keys)
{
    /// <summary>How long it may take to answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Has the CDN forget what carries one of the keys.</summary>
    /// <exception cref="HttpRequestException">It could not be reached or refused.</exception>
    /// <exception cref="TaskCanceledException">It did not answer in time.</exception>
    public async Task SendAsync(IReadOnlyCollection<string> purged, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, site.Cdn.Purge) { Content = keys.Body(purged) };
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("NewsSite", null));
        if (site.Cdn.Credential.Split(':', 2) is [var name, var value])
            request.Headers.TryAddWithoutValidation(name.Trim(), value.Trim());
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        if (!answer.IsSuccessStatusCode)
            throw new HttpRequestException($"The CDN answered {(int)answer.StatusCode}.", null, answer.StatusCode);
    }
}
