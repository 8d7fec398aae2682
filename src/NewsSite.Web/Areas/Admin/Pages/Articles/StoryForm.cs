using NewsSite.Core.Articles;
using NewsSite.Core.Photos;
using NewsSite.Core.Publishing;

namespace NewsSite.Web.Areas.Admin.Pages.Articles;

/// <summary>The editor's fields, as they are posted; named like the problems that the verbs report.</summary>
public sealed record StoryForm
{
    /// <summary>Number of the revision that was opened; 0 for a new story.</summary>
    public int Base { get; set; }

    public string Headline { get; init; } = "";
    public string Standfirst { get; init; } = "";
    public string Body { get; init; } = "";
    public string Byline { get; init; } = "";
    public string Dateline { get; init; } = "";
    public string Slug { get; init; } = "";
    public long? Section { get; init; }

    /// <summary>In one line, separated by commas.</summary>
    public string Tags { get; init; } = "";

    /// <summary>Time to go out, on the newsroom's clock; only read when scheduling.</summary>
    public string ScheduledFor { get; init; } = "";

    /// <summary>True when a change of a live story matters to readers; only read when publishing.</summary>
    public bool TellReaders { get; init; }

    public List<CaptionForm> Captions { get; init; } = [];

    /// <summary>The fields filled with a saved text.</summary>
    public static StoryForm From(Revision text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new StoryForm
        {
            Base = text.Number,
            Headline = text.Headline,
            Standfirst = text.Standfirst,
            Body = text.Body,
            Byline = text.Byline,
            Dateline = text.Dateline,
            Slug = text.Slug,
            Section = text.SectionId,
            Tags = string.Join(", ", TagsOf(text).Select(tag => tag.Name)),
            Captions = [.. text.Captions.OrderBy(use => use.Position).Select(CaptionForm.From)],
        };
    }

    /// <summary>The tags of a text that are still in use, merged ones under their present name.</summary>
    public static IEnumerable<Tag> TagsOf(Revision text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Tags.OrderBy(use => use.Position).Select(use => use.Tag!.MergedInto ?? use.Tag).Where(tag => tag.DeletedAt is null).Distinct();
    }

    /// <summary>What was typed, for the verbs.</summary>
    public DraftText ToText() => new()
    {
        Headline = Headline,
        Standfirst = Standfirst,
        Body = Body,
        Byline = Byline,
        Dateline = Dateline,
        Slug = Slug,
        SectionId = Section,
        Tags = TagNames.Split(Tags),
        Captions = [.. Captions.Select(caption => caption.ToText())],
    };
}

/// <summary>A caption's fields.</summary>
public sealed record CaptionForm
{
    /// <summary>The photo; null for a caption that stands alone.</summary>
    public long? Photo { get; init; }
    public string Caption { get; init; } = "";
    public string Credit { get; init; } = "";
    public string AlternativeText { get; init; } = "";

    public static CaptionForm From(PhotoUse use) => new()
    {
        Photo = use.PhotoId,
        Caption = use.Caption ?? "",
        Credit = use.Credit ?? "",
        AlternativeText = use.AlternativeText ?? "",
    };

    public DraftCaption ToText() => new() { PhotoId = Photo, Caption = Caption, Credit = Credit, AlternativeText = AlternativeText };
}
