using System.Collections.Concurrent;
using System.Net;

namespace NewsSite.Core.Publishing;

/// <summary>
/// What the addresses that stories link to answer, asked by the server where that is switched on (<c>CopyDesk:Links</c>): <c>https:</c> on its usual port and
/// public addresses only (<see cref="PublicConnection"/>), no redirect is followed, nothing is read but the status, and it has five seconds.
/// </summary>
public sealed class LinkAnswers : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    // An answer holds so long; then the address is asked again.
    private static readonly TimeSpan Holds = TimeSpan.FromHours(1);

    // One story asks for so many at a time, so that the server is nobody's means to knock on many doors.
    private const int AskedMost = 20;
    private const int Together = 4;
    private const int KeptMost = 10_000;

    // Why is said in the language of whoever asks for it.
    private readonly ConcurrentDictionary<string, (Func<string>? Why, DateTimeOffset At)> _answers = new(StringComparer.Ordinal);
    private readonly HttpClient _client;
    private readonly SiteOptions _site;
    private readonly TimeProvider _clock;

    /// <summary>Over connections to public addresses.</summary>
    public LinkAnswers(SiteOptions site, TimeProvider clock) : this(site, clock, PublicConnection.Handler())
    {
    }

    internal LinkAnswers(SiteOptions site, TimeProvider clock, HttpMessageHandler handler)
    {
        (_site, _clock) = (site, clock);
        _client = new HttpClient(handler) { Timeout = Patience };
        _client.DefaultRequestHeaders.UserAgent.ParseAdd("NewsSite-CopyDesk/1.0");
    }

    /// <summary>Asks the addresses that have not been asked lately; none where that is switched off.</summary>
    /// <param name="addresses">As they stand in a text.</param>
    /// <param name="ct">Cancels.</param>
    public async Task AskAsync(IReadOnlyList<string> addresses, CancellationToken ct)
    {
        if (!_site.CopyDesk.Links)
            return;
        if (_answers.Count > KeptMost)
            _answers.Clear();
        var now = _clock.GetUtcNow();
        var due = addresses.Distinct(StringComparer.Ordinal).Where(address => IsAsked(address) && !(_answers.TryGetValue(address, out var kept) && now - kept.At < Holds)).Take(AskedMost);
        await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = Together, CancellationToken = ct }, async (address, token) =>
            _answers[address] = (await WhyNotAsync(address, token), _clock.GetUtcNow()));
    }

    /// <summary>Why the address leads nowhere, as part of a sentence; null when it answers, or has not been asked.</summary>
    public string? WhyNot(string address) => _site.CopyDesk.Links && _answers.TryGetValue(address, out var kept) ? kept.Why?.Invoke() : null;

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private static bool IsAsked(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri is { Scheme: "https", IsDefaultPort: true, UserInfo: "" };

    private async Task<Func<string>?> WhyNotAsync(string address, CancellationToken ct)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address).GetLeftPart(UriPartial.Query));
            using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            return Why(answer.StatusCode);
        }
        catch (HttpRequestException e)
        {
            return e.HttpRequestError == HttpRequestError.NameResolutionError ? () => T("there is no site of that name") : () => T("it does not answer");
        }
        catch (TaskCanceledException) when (!ct.IsCancellationRequested)
        {
            return () => T("it does not answer within five seconds");
        }
    }

    // Sites refuse machines (401, 403, 405, 429) what they show people; a redirect leads somewhere.
    private static Func<string>? Why(HttpStatusCode status) => status switch
    {
        HttpStatusCode.NotFound or HttpStatusCode.Gone => () => T($"it answers {(int)status}, nothing is there"),
        >= HttpStatusCode.InternalServerError => () => T($"it answers {(int)status}, an error"),
        _ => null,
    };
}
