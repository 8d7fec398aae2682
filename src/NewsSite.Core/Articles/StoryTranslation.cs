namespace NewsSite.Core.Articles;

/// <summary>A story in one of the languages that it can be read in.</summary>
/// <param name="ArticleId">Article id.</param>
/// <param name="Slug">Last part of its address.</param>
/// <param name="Language">BCP 47 tag of its text.</param>
public sealed record StoryTranslation(long ArticleId, string Slug, string Language)
{
    /// <summary>
    /// What a story's page names: the story in every language, itself among them, by language; empty where there is it alone. Each language has one story: where a later
    /// text of another came to be in it too, that of the smaller id, and the other names none, because links between translations lead both ways or count for nothing
    /// (developers.google.com/search/docs/specialty/international/localized-versions). A story whose language nobody knows is not named.
    /// </summary>
    /// <param name="articleId">The story whose page it is.</param>
    /// <param name="published">The stories of its group that readers may see.</param>
    public static IReadOnlyList<StoryTranslation> NamedBy(long articleId, IEnumerable<StoryTranslation> published)
    {
        var chosen = published.Where(story => IsKnown(story.Language)).OrderBy(story => story.ArticleId)
            .DistinctBy(story => story.Language, StringComparer.OrdinalIgnoreCase).ToList();
        return chosen.Count > 1 && chosen.Exists(story => story.ArticleId == articleId) ? [.. chosen.OrderBy(story => story.Language, StringComparer.Ordinal)] : [];
    }

    /// <summary>False for a text of which only the script is known (<see cref="Script.Language"/>).</summary>
    /// <param name="language">BCP 47.</param>
    public static bool IsKnown(string language) => language.Length > 0 && language.Split('-')[0] != "und";
}
