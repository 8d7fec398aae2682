namespace NewsSite.Web.Feeds;

/// <summary>The WebSub hub: told which feeds have changed, it fetches them and passes on what is new.</summary>
internal sealed class Hub(HttpClient client)
{
    /// <summary>How long it may take to answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Tells it that a feed has changed.</summary>
    /// <param name="hub">Address of the hub.</param>
    /// <param name="feed">Whole address of the feed.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="HttpRequestException">It could not be reached or did not accept.</exception>
    /// <exception cref="TaskCanceledException">It did not answer in time.</exception>
    public async Task TellAsync(Uri hub, string feed, CancellationToken ct)
    {
        // WebSub §6 leaves the form to hub and publisher; this is what hubs have taken since PubSubHubbub 0.4 §7.1.
        using var form = new FormUrlEncodedContent([new("hub.mode", "publish"), new("hub.url", feed)]);
        using var request = new HttpRequestMessage(HttpMethod.Post, hub) { Content = form };
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        if (!answer.IsSuccessStatusCode)
            throw new HttpRequestException($"The hub answered {(int)answer.StatusCode}.", null, answer.StatusCode);
    }
}
