using System.Buffers;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Search;

namespace NewsSite.Core.Publishing;

/// <summary>What stands in the way of a tag's name, aliases and description.</summary>
internal static class TagChecks
{
    // What TagNames.Split splits at could never be typed as part of a name.
    private static readonly SearchValues<char> Separators = SearchValues.Create(TagNames.Separators);

    public static Problem JustTaken => new(nameof(Tag.Name), T("Somebody else took this name or alias at the same moment. Look at the list of tags."));
    public static Problem JustChanged => new("", T("Somebody else changed this tag at the same moment. Look at it again and repeat."));

    /// <summary>The stories whose live text carries the tag.</summary>
    public static IQueryable<Article> Carrying(this NewsDb db, long tagId) =>
        db.TagListings.Where(l => l.TagId == tagId).Select(l => l.Article!);

    /// <summary>Aliases as stored: cleaned, empty ones left out.</summary>
    public static IReadOnlyList<string> Clean(IReadOnlyList<string> aliases) =>
        [.. aliases.Select(TypedText.OneLine).Where(alias => alias.Length > 0)];

    public static async Task<IReadOnlyList<Problem>> FindAsync(
        NewsDb db, Tag tag, string name, IReadOnlyList<string> aliases, string description, CancellationToken ct)
    {
        var problems = new List<Problem>(await FindInNameAsync(db, tag.Id == 0 ? null : tag.Id, name, ct));
        problems.AddRange(await FindInAliasesAsync(db, tag, aliases, ct));
        if (description.Trim().Length > Tag.DescriptionMaxLength)
            problems.Add(new Problem(nameof(Tag.Description), T($"The description is longer than {Tag.DescriptionMaxLength:N0} characters. Shorten it.")));
        return problems;
    }

    // For the tag of that id, or for a new one.
    private static async Task<IReadOnlyList<Problem>> FindInNameAsync(NewsDb db, long? id, string name, CancellationToken ct)
    {
        var text = FindInText(name) ?? (await FindOwnerAsync(db, id, SearchText.Fold(name), ct) is { } owner ? Say(name.Trim(), owner, id) : null);
        return text is null ? Problem.None : [new Problem(nameof(Tag.Name), text)];
    }

    private static async Task<IReadOnlyList<Problem>> FindInAliasesAsync(NewsDb db, Tag tag, IReadOnlyList<string> aliases, CancellationToken ct)
    {
        if (aliases.Count > TagDesk.AliasesMost)
            return [Alias(T($"A tag can have {TagDesk.AliasesMost} aliases at most."))];

        foreach (var alias in aliases)
        {
            if (FindInText(alias) is { } text)
                return [Alias(T($"“{alias}”: {text}"))];
            if (await FindOwnerAsync(db, tag.Id, SearchText.Fold(alias), ct) is { } owner && owner.MergedIntoId != tag.Id)
                return [Alias(Say(alias, owner, tag.Id))];
        }

        var keys = aliases.Select(SearchText.Fold).ToHashSet();
        var merged = await db.Tags.Where(t => t.MergedIntoId == tag.Id).Select(t => new { t.Name, t.Key }).ToListAsync(ct);
        return merged.Find(t => !keys.Contains(t.Key)) is { } lost
            ? [Alias(T($"The tag “{lost.Name}” was merged into this one, so its name stays an alias."))]
            : Problem.None;
    }

    private static string? FindInText(string name)
    {
        var text = name.Trim();
        if (SearchText.Fold(text).Length == 0)
            return T("Type a name with at least one letter or digit.");
        if (text.Length > Tag.NameMaxLength || SearchText.Fold(text).Length > Tag.NameMaxLength)
            return T($"A name can have {Tag.NameMaxLength} characters at most. Shorten it.");
        return text.AsSpan().ContainsAny(Separators) ? T("A name can't hold a comma or a semicolon: they separate tags.") : null;
    }

    // Whose name or alias the key is already, apart from the tag itself.
    private static async Task<Tag?> FindOwnerAsync(NewsDb db, long? id, string key, CancellationToken ct) =>
        await db.Tags.AsNoTracking().SingleOrDefaultAsync(t => t.Key == key && t.Id != id, ct)
        ?? await db.Tags.AsNoTracking().SingleOrDefaultAsync(t => t.Id != id && t.Aliases.Any(a => a.Key == key), ct);

    private static string Say(string name, Tag owner, long? id) => (owner, id) switch
    {
        ({ MergedIntoId: not null }, _) => T($"“{name}” is the name of a tag that was merged into another one."),
        ({ DeletedAt: not null }, _) => T($"“{name}” is the name of a deleted tag. Restore that one instead."),
        (_, null) => T($"“{name}” is already the name or an alias of the tag “{owner.Name}”."),
        _ => T($"“{name}” is already the name or an alias of the tag “{owner.Name}”. Merge the two instead."),
    };

    private static Problem Alias(string text) => new(nameof(Tag.Aliases), text);
}
