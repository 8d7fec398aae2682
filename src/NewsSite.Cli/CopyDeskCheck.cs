using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.CopyDesk;
using NewsSite.Core.Data;
using NewsSite.Core.Publishing;

namespace NewsSite.Cli;

/// <summary><c>newssite check --copy-desk</c>: has the copy desk read the newest text of one story, or of every story that has not been withdrawn.</summary>
internal static class CopyDeskCheck
{
    private const int Together = 100;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <returns>0 also where something was found: it is advice. 1 when there is no story of that slug.</returns>
    public static async Task<int> RunAsync(OpenSite open, Screen screen, string? slug, bool isJson, CancellationToken ct)
    {
        var isAny = false;
        if (isJson)
            await screen.Output.WriteAsync("{\"articles\":[");
        try
        {
            await foreach (var (story, findings) in ReadAsync(open, slug, ct))
            {
                if (isJson)
                    await screen.Output.WriteAsync((isAny ? "," : "") + JsonSerializer.Serialize(new { Slug = story, Findings = findings.Select(Shape) }, Json));
                foreach (var finding in isJson ? [] : findings)
                    await screen.Output.WriteLineAsync(Screen.Printable($"{story}: {finding.Spot.Where}: {finding.Check}: {finding.Text}"));
                isAny = true;
            }
        }
        finally
        {
            if (isJson)
                await screen.Output.WriteLineAsync("]}");
        }

        if (isAny || slug is null)
            return ExitCode.Done;
        await screen.Error.WriteLineAsync(Screen.Printable($"There is no story of the slug {slug}."));
        return ExitCode.Refused;
    }

    private static object Shape(Finding finding) => new { finding.Check, finding.Spot.Where, finding.Quotes, finding.Text };

    private static async IAsyncEnumerable<(string Slug, IReadOnlyList<Finding> Findings)> ReadAsync(
        OpenSite open, string? slug, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var reader = open.Get<CopyReader>();
        for (var after = 0L; ;)
        {
            var chosen = slug is null ? open.Db.Articles.Where(a => a.State != ArticleState.Withdrawn) : open.Db.Articles.Where(a => a.Slug == slug);
            var stories = await chosen.Where(a => a.Id > after).OrderBy(a => a.Id).Select(a => new { a.Id, a.Slug, a.LatestNumber }).Take(Together).ToListAsync(ct);
            if (stories.Count == 0)
                yield break;
            foreach (var story in stories)
            {
                if (await open.Db.WholeTextAsync(story.Id, story.LatestNumber, ct) is { } text)
                    yield return (story.Slug, (await reader.ReadAsync(story.Id, DraftText.Of(text), asks: true, ct)).Open);
            }

            after = stories[^1].Id;
        }
    }
}
