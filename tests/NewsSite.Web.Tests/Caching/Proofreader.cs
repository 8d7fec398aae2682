using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Core;
using NewsSite.Web.Caching;

namespace NewsSite.Web.Tests.Caching;

/// <summary>
/// Knows every page of a newsroom as it was after each verb: whether it is still the one in memory, whether it was taken down without need, and what a
/// second site over the same store, which keeps nothing, makes of it.
/// </summary>
internal sealed class Proofreader : IDisposable
{
    private readonly CachedNewsroom _newsroom;
    private readonly SiteHost _fresh;
    private readonly HttpClient _freshReader;
    private readonly Dictionary<string, Copy> _copies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(int Since, int Text)>> _past = new(StringComparer.Ordinal);

    public Proofreader(CachedNewsroom newsroom)
    {
        _newsroom = newsroom;
        var settings = new Dictionary<string, string>
        {
            ["NewsSite:ConnectionStrings:NewsSite"] = newsroom.Paper.Site.Services.GetRequiredService<SiteOptions>().ConnectionStrings.NewsSite!,
            ["NewsSite:Cache:Megabytes"] = "0",
        };
        _fresh = new SiteHost(settings, newsroom.Paper.Clock, CachedNewsroom.Alone);
        _freshReader = _fresh.Visitor();
        _freshReader.DefaultRequestHeaders.Host = newsroom.Paper.Site.Address.Authority; // links are to the address that was asked
    }

    /// <summary>The pages that are there.</summary>
    public ICollection<string> Addresses => _copies.Keys;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Reads what is new, or not in memory any more.</summary>
    /// <param name="verb">The number of the verb that has returned.</param>
    /// <returns>What reads as before: it was taken down without need.</returns>
    public async Task<IReadOnlyList<string>> ReadAsync(int verb)
    {
        var now = _newsroom.Paper.Clock.GetUtcNow().UtcDateTime;
        var gone = _copies.Where(copy => !ReferenceEquals(_newsroom.Shelf.Find(copy.Value.Page.Key), copy.Value.Page)).Select(copy => copy.Key).ToList();
        var unread = gone.Union((await _newsroom.AddressesAsync()).Where(address => !_copies.ContainsKey(address))).ToList();
        var needless = new ConcurrentBag<string>();
        var read = new ConcurrentDictionary<string, Copy?>();
        await Parallel.ForEachAsync(unread, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = Ct }, async (address, _) => read[address] = await OpenAsync(address));
        foreach (var (address, copy) in read)
        {
            if (copy is not null && _copies.TryGetValue(address, out var former) && former.Text == copy.Text && !(former.Page.Until <= now))
                needless.Add(address);
            Keep(address, copy, verb);
        }

        return [.. needless.Order(StringComparer.Ordinal)];
    }

    /// <summary>Compares everything that is in memory with what it would be now.</summary>
    public async Task CompareAsync(string after)
    {
        var now = _newsroom.Paper.Clock.GetUtcNow().UtcDateTime;
        await Parallel.ForEachAsync(_copies, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = Ct }, async (copy, ct) =>
        {
            if (copy.Value.Page.Until <= now)
                return;
            using var answer = await _freshReader.GetAsync(copy.Key, ct);
            var fresh = answer.StatusCode == HttpStatusCode.OK ? await answer.Content.ReadAsStringAsync(ct) : $"{(int)answer.StatusCode}";
            Assert.True(fresh == copy.Value.Text, $"{copy.Key} is stale after {after}: {Difference(copy.Value.Text, fresh)}");
        });
    }

    /// <summary>Looks at what a reader saw: never a text from before the verb that had returned when they asked.</summary>
    public void Check(Crowd.Sight sight, string after)
    {
        Assert.True(sight.Status is 200 or 301 or 404 or 410, $"{sight.Address} answered {sight.Status} after {after}");
        if (!_past.TryGetValue(sight.Address, out var texts))
            return;
        var right = texts.Where(text => text.Since <= sight.To).Select(text => text.Text).Skip(Math.Max(0, texts.Count(text => text.Since <= sight.From) - 1)).ToList();
        var isRight = right.Contains(sight.Text);
        var isOlder = texts.Exists(text => text.Since < sight.From && text.Text == sight.Text);
        Assert.True(
            isRight || (sight.To > sight.From && !isOlder),
            $"{sight.Address} was seen older than verb {sight.From}, before the end of verb {sight.To}, after {after}; answered {sight.Status} as after {string.Join(", ", texts.Where(text => text.Text == sight.Text).Select(text => text.Since))}; it changed with {string.Join(", ", texts.Select(text => text.Since))}");
    }

    public void Dispose()
    {
        _freshReader.Dispose();
        _fresh.Dispose();
    }

    private async Task<Copy?> OpenAsync(string address)
    {
        using var answer = await _newsroom.Paper.Reader.GetAsync(address, Ct);
        Assert.True(answer.StatusCode < HttpStatusCode.InternalServerError, address);
        if (answer.StatusCode != HttpStatusCode.OK)
            return null;
        var path = address.Split('?');
        var key = new PageKey(_newsroom.Paper.Site.Address.GetLeftPart(UriPartial.Authority), Uri.UnescapeDataString(path[0]), path.Length > 1 ? "?" + path[1] : "");
        var page = _newsroom.Shelf.Find(key);
        Assert.True(page is not null, $"{address} is not kept");
        return new Copy(page, await answer.Content.ReadAsStringAsync(Ct));
    }

    private void Keep(string address, Copy? copy, int verb)
    {
        var text = (copy?.Text ?? "").GetHashCode(StringComparison.Ordinal);
        var texts = _past.TryGetValue(address, out var known) ? known : _past[address] = [];
        if (texts.Count == 0 || texts[^1].Text != text)
            texts.Add((verb, text));
        if (copy is null)
            _copies.Remove(address);
        else
            _copies[address] = copy;
    }

    private static string Difference(string kept, string fresh)
    {
        var at = kept.Zip(fresh).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"“{kept[Math.Max(0, at - 60)..Math.Min(kept.Length, at + 60)]}” instead of “{fresh[Math.Max(0, at - 60)..Math.Min(fresh.Length, at + 60)]}”";
    }

    private sealed record Copy(KeptPage Page, string Text);
}
