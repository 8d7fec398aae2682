using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using NewsSite.Core.Data;
using NewsSite.Web.Cdn;
using NewsSite.Web.Workers;

namespace NewsSite.Web.Caching;

/// <summary>
/// Makes pages: one at a time for each address, however many ask. A page is made for nobody in particular, by a request of its own without cookies and
/// without what its readers sent, so that it cannot be anybody's, and goes on when one of them hangs up.
/// </summary>
internal sealed class PageMaking(PageShelf shelf, IHttpContextFactory contexts, CacheMeter meter, StoreWatch store, CdnKeys cdn)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // Changes can come faster than a page is made.
    private const int AttemptsMost = 4;

    // Of the form or of the connection, not of the page.
    private static readonly string[] NotKept = [HeaderNames.ContentLength, HeaderNames.ETag, HeaderNames.Vary, HeaderNames.TransferEncoding, HeaderNames.Date];

    private readonly ConcurrentDictionary<PageKey, Making> _underWay = new();

    /// <summary>The page as it is now: as no change that was followed before the call could make it differ.</summary>
    /// <exception cref="StoreAwayException">The store does not answer; the page may come out of it later, for others.</exception>
    public async Task<KeptPage> MakeAsync(PageKey key, HttpContext asked, RequestDelegate next, CancellationToken ct)
    {
        var host = asked.Request.Host;
        var arrived = shelf.Sequence;
        for (var attempt = 1; ; attempt++)
        {
            var making = _underWay.GetOrAdd(key, _ => new Making(shelf.Sequence, self => FinishAsync(self, key, host, next)));
            var (page, until) = await WaitAsync(making, ct);

            // One that was under way already may have been overtaken by a change whose editor saw it done before we were asked; and one that was
            // overtaken while it was read can be half of before and half of after.
            if (until >= arrived || (making.Since >= arrived && (!page.IsStorable || !shelf.IsOpen || attempt >= AttemptsMost)))
                return page;
            _underWay.TryRemove(new KeyValuePair<PageKey, Making>(key, making));
        }
    }

    private async Task<(KeptPage Page, long? Until)> WaitAsync(Making making, CancellationToken ct)
    {
        using var patience = store.Patience(ct);
        try
        {
            return await making.Page.WaitAsync(patience.Token);
        }
        catch (OperationCanceledException e) when (patience.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            throw new StoreAwayException(e);
        }
    }

    private async Task<(KeptPage Page, long? Until)> FinishAsync(Making making, PageKey key, HostString host, RequestDelegate next)
    {
        try
        {
            var page = await RenderAsync(key, host, next);
            return (page, page.IsStorable ? shelf.Keep(page, making.Since) : null);
        }
        finally
        {
            _underWay.TryRemove(new KeyValuePair<PageKey, Making>(key, making));
        }
    }

    private async Task<KeptPage> RenderAsync(PageKey key, HostString host, RequestDelegate next)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var answer = new DetachedAnswer();
        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(new HttpRequestFeature
        {
            Method = HttpMethods.Get,
            Scheme = key.Origin.Split(':')[0],
            Protocol = HttpProtocol.Http11,
            Path = key.Path,
            QueryString = key.Query,
            RawTarget = key.Path + key.Query,
            Headers = new HeaderDictionary { [HeaderNames.Host] = host.ToUriComponent() },
        });
        features.Set<IHttpResponseFeature>(answer);
        features.Set<IHttpResponseBodyFeature>(answer.BodyFeature);
        features.Set<IHttpRequestLifetimeFeature>(new HttpRequestLifetimeFeature { RequestAborted = patience.Token });
        var context = contexts.Create(features);
        try
        {
            var began = CacheMeter.Now;
            await next(context);
            await answer.FinishAsync();
            meter.Made(began);
            var reads = context.RequestServices.GetService<PageReads>();
            if (reads is { IsNoted: true })
                cdn.Write(answer.Headers, reads.Stretches);
            KeyValuePair<string, StringValues>[] headers =
                [.. answer.Headers.Where(header => !NotKept.Contains(header.Key, StringComparer.OrdinalIgnoreCase))];
            return new KeptPage(key, answer.StatusCode, headers, answer.Bytes, reads);
        }
        finally
        {
            await answer.ReleaseAsync();
            contexts.Dispose(context);
        }
    }

    /// <summary>A page under way, begun by whoever asks for it first.</summary>
    private sealed class Making
    {
        private readonly Lazy<Task<(KeptPage Page, long? Until)>> _page;

        public Making(long since, Func<Making, Task<(KeptPage Page, long? Until)>> make) =>
            (Since, _page) = (since, new Lazy<Task<(KeptPage Page, long? Until)>>(() => Task.Run(() => make(this))));

        /// <summary>The changes that had been followed before it was begun.</summary>
        public long Since { get; }

        /// <summary>The page, and up to which change it is what one made now would be.</summary>
        public Task<(KeptPage Page, long? Until)> Page => _page.Value;
    }
}
