using System.Collections.Concurrent;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using NewsSite.Core.Publishing;
using NewsSite.Web.Caching;

namespace NewsSite.Web.Media;

/// <summary>A picture that is sent to everybody.</summary>
/// <param name="Photo">What the store said of its photo.</param>
/// <param name="Path">Full path of its file.</param>
internal sealed record PublicPicture(AskedPhoto Photo, string Path);

/// <summary>
/// Sends pictures that have been sent before, ahead of everything else that is done with a request: the bytes from their file, the headers as they were. Only while
/// what the store said of the photo is still remembered (<see cref="ShownPhotos"/>) and its rights last. What is asked for in another way (a part, if changed) goes the whole way.
/// </summary>
internal sealed class PictureCache(RequestDelegate next, ShownPhotos shown, TimeProvider clock)
{
    // About a kilobyte each. When there are more, it begins anew.
    private const int Most = 20_000;

    // Each of these makes another answer of the same picture.
    private static readonly string[] Conditions =
        [HeaderNames.Range, HeaderNames.IfRange, HeaderNames.IfNoneMatch, HeaderNames.IfMatch, HeaderNames.IfModifiedSince, HeaderNames.IfUnmodifiedSince];

    // Said anew with each answer.
    private static readonly string[] NotKept = [HeaderNames.CacheControl, HeaderNames.ContentLength, HeaderNames.Date];

    private readonly ConcurrentDictionary<string, Sent> _sent = new(StringComparer.Ordinal);

    public Task InvokeAsync(HttpContext context)
    {
        var address = context.Request.Path.Value ?? "";
        if (!address.StartsWith(PhotoAddress.Root, StringComparison.Ordinal) || !IsPlain(context.Request))
            return next(context);
        if (!_sent.TryGetValue(address, out var sent) || !ReferenceEquals(shown.Find(sent.Picture.Photo.Face.Hash), sent.Picture.Photo))
            return SendFirstAsync(context, address);
        var left = sent.Picture.Photo.UsableUntil - clock.GetUtcNow().UtcDateTime;
        return left <= TimeSpan.Zero || !File.Exists(sent.Picture.Path) ? next(context) : SendAsync(context, sent, left);
    }

    private async Task SendFirstAsync(HttpContext context, string address)
    {
        await next(context);
        var response = context.Response;
        if (response.StatusCode != StatusCodes.Status200OK || context.Features.Get<PublicPicture>() is not { } picture
            || response.ContentLength is not { } length || response.Headers.ContainsKey(HeaderNames.SetCookie))
            return;
        if (_sent.Count >= Most)
            _sent.Clear();
        _sent[address] = new Sent(picture, length, [.. response.Headers.Where(header => !NotKept.Contains(header.Key, StringComparer.OrdinalIgnoreCase))]);
    }

    private static Task SendAsync(HttpContext context, Sent sent, TimeSpan? left)
    {
        var response = context.Response;
        foreach (var (name, value) in sent.Headers)
            response.Headers[name] = value;
        response.Headers.CacheControl = PhotoEndpoint.Public(true, left);
        response.ContentLength = sent.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.SendFileAsync(sent.Picture.Path, 0, sent.Length, context.RequestAborted);
    }

    private static bool IsPlain(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && !Array.Exists(Conditions, request.Headers.ContainsKey);

    private sealed record Sent(PublicPicture Picture, long Length, KeyValuePair<string, StringValues>[] Headers);
}
