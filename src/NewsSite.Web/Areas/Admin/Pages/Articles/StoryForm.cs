using NewsSite.Core;
using NewsSite.Core.Articles;
using NewsSite.Core.Publishing;
using NewsSite.Core.Publishing.Merging;
using NewsSite.Web.Areas.Admin.Forms;

namespace NewsSite.Web.Areas.Admin.Pages.Articles;

/// <summary>The editor's fields, as they are posted; named like the problems that the verbs report.</summary>
public sealed record StoryForm
{
    /// <summary>Number of the revision that was opened; 0 for a new story.</summary>
    public int Base { get; set; }

    /// <summary>The kept text that this form merges into the story; null for none.</summary>
    public long? Branch { get; init; }

    /// <summary>Which text of <see cref="Branch"/>.</summary>
    public int BranchNumber { get; init; }

    /// <summary>What is taken where <see cref="Branch"/> collides with the story, by the number of the collision.</summary>
    public List<MergeChoice> Choices { get; init; } = [];

    public string Headline { get; init; } = "";
    public string Standfirst { get; init; } = "";
    public string Body { get; init; } = "";
    public string Byline { get; init; } = "";
    public string Dateline { get; init; } = "";
    public string Slug { get; init; } = "";

    /// <summary>BCP 47; <see cref="DraftText.ByLetters"/> where the letters tell it; empty: as it was.</summary>
    public string Language { get; init; } = "";
    public long? Section { get; init; }

    /// <summary>In one line, separated by commas.</summary>
    public string Tags { get; init; } = "";

    /// <summary>Time to go out, on the newsroom's clock; only read when scheduling.</summary>
    public string ScheduledFor { get; init; } = "";

    /// <summary>True when a change of a live story matters to readers; only read when publishing.</summary>
    public bool TellReaders { get; init; }

    public List<CaptionForm> Captions
    {
        get;

        // An index that a form names without any field of it comes as null.
        init => field = [.. value.OfType<CaptionForm>()];
    } = [];

    /// <summary>The fields filled with a saved text.</summary>
    public static StoryForm From(Revision text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Of(DraftText.Of(text), text.Number);
    }

    /// <summary>The fields filled with a kept text, merged with a text of the story.</summary>
    public static StoryForm From(MergedBranch merged)
    {
        ArgumentNullException.ThrowIfNull(merged);
        return Of(merged.Merged.Text, merged.Story.Number) with { Branch = merged.Branch.Id, BranchNumber = merged.Place.Number };
    }

    /// <summary>The fields filled with a text.</summary>
    /// <param name="draft">What it says.</param>
    /// <param name="baseNumber">The revision that typing goes on from.</param>
    public static StoryForm Of(DraftText draft, int baseNumber)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return new StoryForm
        {
            Base = baseNumber,
            Headline = draft.Headline,
            Standfirst = draft.Standfirst,
            Body = draft.Body,
            Byline = draft.Byline,
            Dateline = draft.Dateline,
            Slug = draft.Slug,
            Language = draft.Language,
            Section = draft.SectionId,
            Tags = string.Join(", ", draft.Tags),
            Captions = [.. draft.Captions.Select(CaptionForm.From)],
        };
    }

    /// <summary>The same with the language left to the letters where these tell the same: it then follows them as the text goes on.</summary>
    internal StoryForm WithLanguage(SiteOptions site) => Language == LanguageWords.OfLetters(this, site) ? this with { Language = DraftText.ByLetters } : this;

    /// <summary>The kept text that saving settles, with what was chosen; null for none.</summary>
    public BranchChoices? ToChoices() => Branch is { } id ? new BranchChoices(new BranchPlace(id, BranchNumber), Choices) : null;

    /// <summary>What was typed, for the verbs.</summary>
    public DraftText ToText() => new()
    {
        Headline = Headline,
        Standfirst = Standfirst,
        Body = Body,
        Byline = Byline,
        Dateline = Dateline,
        Slug = Slug,
        Language = Language,
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

    /// <summary>True when the picture says nothing that the text does not.</summary>
    public bool IsDecorative { get; init; }

    /// <summary>The fields filled with a saved caption.</summary>
    public static CaptionForm From(DraftCaption caption)
    {
        ArgumentNullException.ThrowIfNull(caption);
        return new CaptionForm { Photo = caption.PhotoId, Caption = caption.Caption, Credit = caption.Credit, AlternativeText = caption.AlternativeText, IsDecorative = caption.IsDecorative };
    }

    public DraftCaption ToText() => new() { PhotoId = Photo, Caption = Caption, Credit = Credit, AlternativeText = AlternativeText, IsDecorative = IsDecorative };
}
