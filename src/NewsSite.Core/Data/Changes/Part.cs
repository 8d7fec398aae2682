using System.Globalization;

namespace NewsSite.Core.Data.Changes;

/// <summary>The names of what pages are made of: written with every change, and with every page that is kept.</summary>
public static class Part
{
    /// <summary>Changes with every change.</summary>
    public const string Everything = "everything";

    /// <summary>Names, addresses and order of the sections, titles of the newsroom's own pages: what stands on every page.</summary>
    public const string Navigation = "navigation";

    /// <summary>What editors have decided about the front page: the plan that was launched, and the banner.</summary>
    public const string Front = "front";

    /// <summary>List: all published stories, by their publication.</summary>
    public const string Stories = "stories";

    /// <summary>List: all corrections that readers see, by their time.</summary>
    public const string Corrections = "corrections";

    /// <summary>The topics that published stories carry, with how many do.</summary>
    public const string Topics = "topics";

    /// <summary>Which public topics published stories carry, with their names and addresses.</summary>
    public const string Carried = "carried";

    /// <summary>Which authors published stories name, and when their newest came out.</summary>
    public const string Bylines = "bylines";

    /// <summary>List by id: the address of every published story, when it was last changed, and its photos. What sitemaps say.</summary>
    public const string Mapped = "mapped";

    /// <summary>List by id: the translations that the page of each published story names. What sitemaps say.</summary>
    public const string Translated = "translated";

    /// <summary>The translations that the page of a story names, with their addresses and languages.</summary>
    public static string Translations(long id) => Named("translations", id);

    /// <summary>Anything of a story that its page shows, apart from its translations, the names of its topics and what else there is to read.</summary>
    public static string Article(long id) => Named("article", id);

    /// <summary>How the pictures of a story are cut and coloured: what only a page with pictures shows.</summary>
    public static string Pictures(long id) => Named("pictures", id);

    /// <summary>The photos of a story with their words, and its headline.</summary>
    public static string Photos(long id) => Named("photos", id);

    /// <summary>What a list shows of a story.</summary>
    public static string Card(long id) => Named("card", id);

    /// <summary>Headline, language and address of a story.</summary>
    public static string Headline(long id) => Named("headline", id);

    /// <summary>Name and address of a topic, and whether it is public.</summary>
    public static string Tag(long id) => Named("tag", id);

    /// <summary>The description of a topic.</summary>
    public static string TagText(long id) => Named("tag-text", id);

    /// <summary>About how many stories carry a topic.</summary>
    public static string Rarity(long tagId) => Named("rarity", tagId);

    /// <summary>Which other topics the stories of a topic carry.</summary>
    public static string Beside(long tagId) => Named("beside", tagId);

    /// <summary>The description of a section.</summary>
    public static string SectionText(long id) => Named("section-text", id);

    /// <summary>What decides which pictures of a photo there are, and until when.</summary>
    public static string Photo(long id) => Named("photo", id);

    /// <summary>Name and address of a section.</summary>
    /// <param name="slug">Its address as it is before the change.</param>
    public static string SectionName(string slug) => $"section-name:{slug}";

    /// <summary>The text of one of the newsroom's own pages.</summary>
    public static string SitePage(long id) => Named("page", id);

    /// <summary>List: the stories of a topic.</summary>
    public static string OfTag(long id) => Named("of-tag", id);

    /// <summary>List: the stories of a section.</summary>
    public static string OfSection(long id) => Named("of-section", id);

    /// <summary>List: the stories of an author.</summary>
    public static string OfAuthor(long id) => Named("of-author", id);

    /// <summary>The corrections to an author's stories.</summary>
    public static string CorrectionsOf(long authorId) => Named("corrections-of", authorId);

    private static string Named(string kind, long id) => string.Create(CultureInfo.InvariantCulture, $"{kind}:{id}");
}
