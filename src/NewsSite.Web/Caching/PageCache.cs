using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Net.Http.Headers;
using NewsSite.Core;
using NewsSite.Core.Data;
using NewsSite.Web.Presentation;
using NewsSite.Web.Workers;

namespace NewsSite.Web.Caching;

/// <summary>Answers readers from memory: whole, as headers alone, or 304; what is not there is made first.</summary>
internal sealed class PageCache(RequestDelegate next, SiteOptions site, PageShelf shelf, PageMaking making, SmallestForms smallest, CacheMeter meter, StoreWatch store, TimeProvider clock)
{
    private const string Stale = "NewsSite; hit; detail=\"the store does not answer\""; // RFC 9211

    private readonly bool _hasAddress = site.BaseUrl.Length > 0;

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
            return next(context);
        var origin = _hasAddress ? request.Scheme : $"{request.Scheme}://{request.Host.Value}";
        if (PageKey.Of(request, origin, out var isShortened) is not { } key)
            return next(context);
        if (shelf.Find(key) is not { } page)
            return MakeAndSendAsync(context, key, isShortened);
        if (page.Until is { } until && until <= clock.GetUtcNow().UtcDateTime)
            return MakeAndSendAsync(context, key, isShortened, page);

        meter.Sent();
        if (!page.IsWanted)
            page.IsWanted = true;
        smallest.Count(page);
        return SendAsync(context, page, isHit: true);
    }

    // A page whose time is over stays on the shelf until the next one takes its place: while the store is away it is better than an error.
    private async Task MakeAndSendAsync(HttpContext context, PageKey key, bool isShortened, KeptPage? over = null)
    {
        KeptPage page;
        try
        {
            page = await making.MakeAsync(key, context, next, context.RequestAborted);
        }
        catch (StoreAwayException e)
        {
            await (over is null ? FailAsync(context, e) : SendAsync(context, over, isHit: true));
            return;
        }

        // A redirect keeps the query of the request, and what is for one reader alone must be made for each.
        if (page.IsForAnybody && (page.IsStorable || !isShortened))
            await SendAsync(context, page, isHit: false);
        else
            await next(context);
    }

    // As if the rest of the site had failed: the page of an error is its own.
    private Task FailAsync(HttpContext context, StoreAwayException error)
    {
        context.Features.Set<IExceptionHandlerFeature>(new ExceptionHandlerFeature { Error = error, Path = context.Request.Path });
        context.Request.Path = "/errors/500";
        return next(context);
    }

    private Task SendAsync(HttpContext context, KeptPage page, bool isHit)
    {
        var (request, response) = (context.Request, context.Response);
        response.StatusCode = page.Status;
        foreach (var header in page.Headers)
            response.Headers[header.Key] = header.Value;
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (page.Until is { } until && until - clock.GetUtcNow().UtcDateTime is var left && left > TimeSpan.Zero && left < CachePolicy.ListMost)
            response.Headers.CacheControl = CachePolicy.Until(left);
        if (isHit && store.IsLost)
        {
            response.Headers["Cache-Status"] = Stale;
            response.Headers.CacheControl = CachePolicy.MaybeOld;
        }

        if (page.Status == StatusCodes.Status200OK)
        {
            response.Headers.ETag = page.Tag;
            if (IsKnown(request, page))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                response.Headers.Remove(HeaderNames.ContentType);
                return Task.CompletedTask;
            }
        }

        var form = page.IsEmpty ? PageForm.Identity : Encodings.Choose(request.Headers.AcceptEncoding);
        var bytes = page.Bytes(form, out var grew);
        if (grew)
            shelf.Weigh(page);
        if (form != PageForm.Identity)
            response.Headers.ContentEncoding = form == PageForm.Brotli ? "br" : "gzip";
        response.ContentLength = bytes.Length;
        return HttpMethods.IsHead(request.Method) ? Task.CompletedTask : WriteAsync(response, bytes);
    }

    // Without the request's token, which would have to be made for each: the server itself ends the write when the reader has gone.
    private static Task WriteAsync(HttpResponse response, byte[] bytes)
    {
        var written = response.BodyWriter.WriteAsync(bytes, CancellationToken.None);
        if (!written.IsCompletedSuccessfully)
            return written.AsTask();
        _ = written.Result;
        return Task.CompletedTask;
    }

    // RFC 9110 §13.1.2 and §13.1.3: a tag says more than a time, and is compared weakly.
    private static bool IsKnown(HttpRequest request, KeptPage page)
    {
        var tags = request.Headers.IfNoneMatch;
        if (tags.Count > 0)
            return tags.Any(line => line!.Contains(page.Tag.AsSpan(2), StringComparison.Ordinal) || line.AsSpan().Trim() is "*");
        return page.LastModified is { } modified && request.Headers.IfModifiedSince is { Count: 1 } since
            && HeaderUtilities.TryParseDate(since.ToString(), out var at) && modified <= at;
    }
}
