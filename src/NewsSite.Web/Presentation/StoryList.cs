using NewsSite.Core.Articles;

namespace NewsSite.Web.Presentation;

/// <summary>A page of a list of stories.</summary>
/// <param name="Stories">Newest first.</param>
/// <param name="Next">Address of the next page; null on the last.</param>
/// <param name="IsFirst">True for the page that begins with the newest story.</param>
public sealed record StoryList(IReadOnlyList<ArticleCard> Stories, string? Next, bool IsFirst)
{
    /// <summary>Stories on a page.</summary>
    public const int Size = 25;

    /// <summary>How many to read: one more than is shown tells whether there is a next page.</summary>
    public const int Take = Size + 1;

    /// <summary>False where every story of the list is of one section.</summary>
    public bool ShowsSections { get; init; } = true;

    /// <summary>The page that was read.</summary>
    /// <param name="found"><see cref="Take"/> stories or fewer, newest first.</param>
    /// <param name="path">Address of the list.</param>
    /// <param name="after">Where this page began.</param>
    public static StoryList Of(IReadOnlyList<ArticleCard> found, string path, PageCursor? after) =>
        found.Count <= Size
            ? new StoryList(found, null, after is null)
            : new StoryList([.. found.Take(Size)], Addresses.After(path, found[Size - 1].Cursor), after is null);
}

/// <summary>A story in a list, as its partial draws it.</summary>
/// <param name="Story">What it shows.</param>
public sealed record CardView(ArticleCard Story)
{
    /// <summary>Level of its heading, 2 or 3.</summary>
    public int Level { get; init; } = 2;

    /// <summary>Characters of text below the headline; 0 for none.</summary>
    public int TextLength { get; init; } = 170;

    public bool HasPhoto { get; init; } = true;

    /// <summary>True where the photo is no wider than a thumb.</summary>
    public bool HasSmallPhoto { get; init; }

    /// <summary>True where a story without a photo shows how it begins, beside its standfirst.</summary>
    public bool HasOpening { get; init; }

    public bool HasSection { get; init; } = true;

    /// <summary>True where the list itself says nowhere when the story came out.</summary>
    public bool HasTime { get; init; }

    /// <summary>True for the one picture that is in sight at once.</summary>
    public bool IsEager { get; init; }

    /// <summary>Classes beside <c>card</c>.</summary>
    public string Classes { get; init; } = "";
}
