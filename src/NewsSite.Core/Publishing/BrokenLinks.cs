using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.CopyDesk;
using NewsSite.Core.Data;

namespace NewsSite.Core.Publishing;

/// <summary>Finds the links of a body that lead nowhere: those to this site by the store, others by what they last answered.</summary>
internal static class BrokenLinks
{
    /// <summary>Addresses as they stand in the body, each with why, as part of a sentence.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> BrokenLinksAsync(this NewsDb db, string body, LinkAnswers answers, CancellationToken ct)
    {
        var addresses = BodyLinks.In(body).Select(link => link.Address).Distinct(StringComparer.Ordinal).ToList();
        var broken = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var address in addresses.Where(address => answers.WhyNot(address) is not null))
            broken[address] = answers.WhyNot(address)!;

        var own = addresses.Select(address => (Address: address, Path: OwnPath(address, db.Service<SiteOptions>()?.BaseUrl ?? ""))).Where(link => link.Path is not null).ToList();
        if (own.Count == 0)
            return broken;
        var paths = own.ConvertAll(link => link.Path!);
        var there = await ThereAsync(db, paths, ct);
        there.UnionWith(await db.Redirects.Where(r => EF.Parameter(paths).Contains(r.From)).Select(r => r.From).ToListAsync(ct));
        foreach (var (address, path) in own.Where(link => !there.Contains(link.Path!)))
            broken[address] = await WhyAsync(db, path!, ct);
        return broken;
    }

    // The path of an address of this site that the store can answer for; null for any other.
    private static string? OwnPath(string address, string baseUrl)
    {
        var local = baseUrl.Length > 0 && address.StartsWith(baseUrl.TrimEnd('/') + "/", StringComparison.OrdinalIgnoreCase) ? address[baseUrl.TrimEnd('/').Length..] : address;
        if (local is not ['/', not '/', ..])
            return null;
        var end = local.AsSpan().IndexOfAny('?', '#');
        var path = Uri.UnescapeDataString(end < 0 ? local : local[..end]).ToLowerInvariant().TrimEnd('/');
        return Slug.ArticlePath("") is var articles && path.StartsWith(articles, StringComparison.Ordinal) && !path[articles.Length..].Contains('/', StringComparison.Ordinal)
            || path.StartsWith(Slug.TagPath(""), StringComparison.Ordinal) || path.StartsWith(Slug.SectionPath(""), StringComparison.Ordinal) ? path : null;
    }

    private static async Task<HashSet<string>> ThereAsync(NewsDb db, List<string> paths, CancellationToken ct)
    {
        var (articles, tags, sections) = (Slugs(paths, Slug.ArticlePath("")), Slugs(paths, Slug.TagPath("")), Slugs(paths, Slug.SectionPath("")));
        var there = new HashSet<string>(StringComparer.Ordinal);
        there.UnionWith((await db.Articles.Published().Where(a => EF.Parameter(articles).Contains(a.Slug)).Select(a => a.Slug).ToListAsync(ct)).Select(Slug.ArticlePath));
        there.UnionWith((await db.Tags.Where(Tag.IsPublic).Where(t => EF.Parameter(tags).Contains(t.Slug)).Select(t => t.Slug).ToListAsync(ct)).Select(Slug.TagPath));
        there.UnionWith((await db.Sections.Where(s => EF.Parameter(sections).Contains(s.Slug)).Select(s => s.Slug).ToListAsync(ct)).Select(Slug.SectionPath));
        return there;
    }

    private static async Task<string> WhyAsync(NewsDb db, string path, CancellationToken ct)
    {
        if (Slugs([path], Slug.ArticlePath("")) is not [var slug])
            return path.StartsWith(Slug.TagPath(""), StringComparison.Ordinal) ? T("readers have no tag there") : T("there is no such section");
        var state = await db.Articles.Where(a => a.Slug == slug).Select(a => (ArticleState?)a.State).SingleOrDefaultAsync(ct);
        return state switch
        {
            null => T("no story is there"),
            ArticleState.Withdrawn => T("the story was withdrawn"),
            _ => T("readers do not see that story yet"),
        };
    }

    private static List<string> Slugs(List<string> paths, string start) =>
        [.. paths.Where(path => path.StartsWith(start, StringComparison.Ordinal)).Select(path => path[start.Length..])];
}
