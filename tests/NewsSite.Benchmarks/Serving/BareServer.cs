using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace NewsSite.Benchmarks.Serving;

/// <summary>
/// The yardstick: Kestrel without anything on it, which writes what a page of the site came as (the same bytes, headers and encoding) from memory.
/// </summary>
internal static class BareServer
{
    /// <summary>Answers until the process is ended.</summary>
    /// <param name="port">Where to listen on loopback.</param>
    /// <param name="site">Where the site itself is, which is asked once for each page.</param>
    public static async Task RunAsync(string port, Uri site)
    {
        var pages = new ConcurrentDictionary<string, Page>();
        using var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = site };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        var app = builder.Build();
        app.Run(context => pages.TryGetValue(context.Request.Path.Value!, out var page) ? SendAsync(context, page) : TakeAsync(context, client, pages));
        await app.RunAsync();
    }

    private static async Task TakeAsync(HttpContext context, HttpClient client, ConcurrentDictionary<string, Page> pages)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, context.Request.Path.Value);
        request.Headers.AcceptEncoding.ParseAdd("br");
        using var answer = await client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key is not ("Date" or "Content-Length")).Select(h => (h.Key, string.Join(", ", h.Value))).ToArray();
        var page = pages[context.Request.Path.Value!] = new Page(headers, await answer.Content.ReadAsByteArrayAsync());
        await SendAsync(context, page);
    }

    private static Task SendAsync(HttpContext context, Page page)
    {
        foreach (var (name, value) in page.Headers)
            context.Response.Headers[name] = value;
        context.Response.ContentLength = page.Bytes.Length;
        return context.Response.BodyWriter.WriteAsync(page.Bytes).AsTask();
    }

    private sealed record Page((string Name, string Value)[] Headers, byte[] Bytes);
}
