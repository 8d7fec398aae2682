using System.Net;
using System.Text.RegularExpressions;

namespace NewsSite.Benchmarks;

/// <summary>The admin of the generated stores at the desk, over HTTP.</summary>
internal sealed partial class BenchDesk : IDisposable
{
    public const string Email = "bench@example.org";
    public const string Password = "a long enough sentence";

    private readonly HttpClient _client;
    private string _token = "";

    private BenchDesk(Uri site) => _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = site };

    public static async Task<BenchDesk> SignInAsync(Uri site, CancellationToken ct)
    {
        var desk = new BenchDesk(site);
        await SignInAsync(desk._client, ct);
        desk._token = Token().Match(await desk._client.GetStringAsync("/admin/articles/new", ct)).Groups[1].Value;
        return desk;
    }

    /// <summary>Signs the client in.</summary>
    public static async Task SignInAsync(HttpClient client, CancellationToken ct)
    {
        var form = await client.GetStringAsync("/admin/sign-in", ct);
        using var answer = await client.PostAsync("/admin/sign-in", new FormUrlEncodedContent(
        [
            new("Input.Email", Email), new("Input.Password", Password), new("__RequestVerificationToken", Token().Match(form).Groups[1].Value),
        ]), ct);
        if ((int)answer.StatusCode >= 400)
            throw new InvalidOperationException($"The sign-in answered {(int)answer.StatusCode}.");
    }

    /// <summary>Writes a story and publishes it; returns when the desk says so.</summary>
    public async Task PublishAsync(string headline, CancellationToken ct)
    {
        using var answer = await _client.PostAsync("/admin/articles/new?handler=Publish", new FormUrlEncodedContent(
        [
            new("Input.Headline", headline), new("Input.Body", "They left at nine."), new("Input.Tags", "Topic 1"), new("__RequestVerificationToken", _token),
        ]), ct);
        if (answer.StatusCode != HttpStatusCode.Found)
            throw new InvalidOperationException($"Publishing answered {(int)answer.StatusCode}.");
    }

    public void Dispose() => _client.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
