using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;

namespace NewsSite.Core.Publishing.Checking;

/// <summary>Checks that every former address leads in one step to something that is there.</summary>
internal sealed class RedirectCheck(NewsDb db)
{
    private const int Together = 500;

    public async IAsyncEnumerable<StoreFinding> RunAsync([EnumeratorCancellation] CancellationToken ct)
    {
        for (var after = 0L; ;)
        {
            var redirects = await db.Redirects.AsNoTracking().Where(r => r.Id > after).OrderBy(r => r.Id).Take(Together).ToListAsync(ct);
            if (redirects.Count == 0)
                yield break;

            var targets = redirects.Select(r => r.To).Distinct().ToList();
            var further = (await db.Redirects.Where(r => EF.Parameter(targets).Contains(r.From)).Select(r => r.From).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
            var there = await ThereAsync(targets, ct);
            foreach (var redirect in redirects)
            {
                if (Trouble(redirect, further, there) is { } text)
                    yield return new StoreFinding("redirects", redirect.From, text);
            }

            after = redirects[^1].Id;
        }
    }

    private static string? Trouble(Redirect redirect, HashSet<string> further, HashSet<string> there)
    {
        if (redirect.From == redirect.To)
            return "leads to itself.";
        if (further.Contains(redirect.To))
            return $"leads to {redirect.To}, which leads on.";
        return IsOurs(redirect.To) && !there.Contains(redirect.To) ? $"leads to {redirect.To}, where nothing is." : null;
    }

    private static bool IsOurs(string path) =>
        new[] { Slug.ArticlePath(""), Slug.TagPath(""), Slug.SectionPath("") }.Any(start => path.StartsWith(start, StringComparison.Ordinal));

    private async Task<HashSet<string>> ThereAsync(List<string> paths, CancellationToken ct)
    {
        var (articles, tags, sections) = (Slugs(paths, Slug.ArticlePath("")), Slugs(paths, Slug.TagPath("")), Slugs(paths, Slug.SectionPath("")));
        var there = new HashSet<string>(StringComparer.Ordinal);
        there.UnionWith((await db.Articles.Where(a => EF.Parameter(articles).Contains(a.Slug)).Select(a => a.Slug).ToListAsync(ct)).Select(Slug.ArticlePath));
        there.UnionWith((await db.Tags.Where(t => EF.Parameter(tags).Contains(t.Slug)).Select(t => t.Slug).ToListAsync(ct)).Select(Slug.TagPath));
        there.UnionWith((await db.Sections.Where(s => EF.Parameter(sections).Contains(s.Slug)).Select(s => s.Slug).ToListAsync(ct)).Select(Slug.SectionPath));
        return there;
    }

    private static List<string> Slugs(List<string> paths, string start) =>
        [.. paths.Where(path => path.StartsWith(start, StringComparison.Ordinal)).Select(path => path[start.Length..])];
}
