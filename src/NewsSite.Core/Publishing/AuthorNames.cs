using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Search;

namespace NewsSite.Core.Publishing;

/// <summary>A name in a byline that an author's page can be made for.</summary>
/// <param name="Name">As readers see it.</param>
/// <param name="Key">As <see cref="Author.Key"/>.</param>
/// <param name="Position">Its place in the byline, from 0.</param>
internal readonly record struct BylineName(string Name, string Key, int Position);

/// <summary>Finds the authors that bylines name, and takes new ones in.</summary>
internal static class AuthorNames
{
    /// <summary>The names of a byline that can have a page: each author once, none without a letter, none too long for the store (folding makes some scripts longer).</summary>
    public static IReadOnlyList<BylineName> Of(string byline) =>
    [
        .. Bylines.Names(byline)
            .Select((name, position) => new BylineName(name, SearchText.Fold(name), position))
            .Where(name => name.Key.Length is > 0 and <= Author.NameMaxLength && name.Name.Length <= Author.NameMaxLength)
            .DistinctBy(name => name.Key),
    ];

    /// <summary>The authors of the names by their keys, new ones added to the context. One look-up for all, and one more for each new author.</summary>
    public static async Task<Dictionary<string, Author>> AuthorsAsync(this NewsDb db, IEnumerable<BylineName> names, CancellationToken ct)
    {
        var wanted = names.DistinctBy(name => name.Key).ToDictionary(name => name.Key, name => name.Name, StringComparer.Ordinal);
        if (wanted.Count == 0)
            return [];

        var keys = wanted.Keys.ToList();
        var authors = await db.Authors.Where(a => EF.Parameter(keys).Contains(a.Key)).ToDictionaryAsync(a => a.Key, StringComparer.Ordinal, ct);
        foreach (var (key, name) in wanted.Where(pair => !authors.ContainsKey(pair.Key)))
        {
            var author = new Author { Name = name, Key = key, Slug = await db.FreeAuthorSlugAsync(name, authors.Values, ct) };
            db.Authors.Add(author);
            authors.Add(key, author);
        }

        return authors;
    }

    private static async Task<string> FreeAuthorSlugAsync(this NewsDb db, string name, IReadOnlyCollection<Author> others, CancellationToken ct)
    {
        var wanted = Slug.From(name, "author");
        for (var attempt = 1; ; attempt++)
        {
            var slug = Slug.Numbered(wanted, attempt);
            if (others.All(a => a.Slug != slug) && !await db.Authors.AnyAsync(a => a.Slug == slug, ct))
                return slug;
        }
    }
}
