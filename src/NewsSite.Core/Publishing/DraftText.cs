using NewsSite.Core.Articles;
using NewsSite.Core.Photos;
using NewsSite.Core.Search;

namespace NewsSite.Core.Publishing;

/// <summary>Everything an editor types into a story, as typed.</summary>
public sealed record DraftText
{
    public string Headline { get; init; } = "";
    public string Standfirst { get; init; } = "";

    /// <summary>Markdown.</summary>
    public string Body { get; init; } = "";
    public string Byline { get; init; } = "";
    public string Dateline { get; init; } = "";

    /// <summary>Empty: made from the headline.</summary>
    public string Slug { get; init; } = "";

    /// <summary>Stands for the language that the letters of headline and body tell, whatever the story's was before: BCP 47's word for an undetermined one.</summary>
    public const string ByLetters = "und";

    /// <summary>BCP 47, or <see cref="ByLetters"/>; empty: as before while the script is the same, otherwise told by the letters too.</summary>
    public string Language { get; init; } = "";
    public long? SectionId { get; init; }

    /// <summary>Names or aliases of tags, in order; unknown ones are proposed (or created, by an admin).</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Captions in order.</summary>
    public IReadOnlyList<DraftCaption> Captions { get; init; } = [];

    /// <summary>A saved text to go on from. Tags are under their present names; deleted ones are left out.</summary>
    /// <param name="text">With its tags, what these were merged into, and its captions.</param>
    public static DraftText Of(Revision text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new DraftText
        {
            Headline = text.Headline,
            Standfirst = text.Standfirst,
            Body = text.Body,
            Byline = text.Byline,
            Dateline = text.Dateline,
            Slug = text.Slug,
            Language = text.Language,
            SectionId = text.SectionId,
            Tags = text.TypedTags is { } typed ? TagNames.Split(typed) : [.. TagsOf(text).Select(tag => tag.Name)],
            Captions = [.. text.Captions.OrderBy(use => use.Position).Select(use => new DraftCaption
            {
                PhotoId = use.PhotoId,
                Caption = use.Caption ?? "",
                Credit = use.Credit ?? "",
                AlternativeText = use.AlternativeText ?? "",
                IsDecorative = use.IsDecorative,
            })],
        };
    }

    /// <summary>The tags of a text that are still in use, in order, merged ones under their present name, each once.</summary>
    /// <param name="text">With its tags and what these were merged into.</param>
    public static IEnumerable<Tag> TagsOf(Revision text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Tags.OrderBy(use => use.Position).Select(use => use.Tag!.MergedInto ?? use.Tag).Where(tag => tag.DeletedAt is null).Distinct();
    }

    /// <summary>As it is stored: cleaned of what no reader sees, the body otherwise to the letter.</summary>
    internal DraftText Clean() => this with
    {
        Headline = TypedText.OneLine(Headline),
        Standfirst = TypedText.Lines(Standfirst),
        Body = TypedText.LineEnds(Body),
        Byline = TypedText.OneLine(Byline),
        Dateline = TypedText.OneLine(Dateline),
        Tags = [.. Tags.Select(TypedText.OneLine)],
        Captions =
        [
            .. Captions.Select(caption => caption with
            {
                Caption = TypedText.Lines(caption.Caption),
                Credit = TypedText.Lines(caption.Credit),
                AlternativeText = TypedText.Lines(caption.AlternativeText),
            }),
        ],
    };

    /// <summary>The problems that keep it from being saved; a draft may be incomplete, but must fit the store.</summary>
    internal IEnumerable<Problem> Problems()
    {
        if (string.IsNullOrWhiteSpace(Headline) && string.IsNullOrWhiteSpace(Body))
            yield return new Problem(nameof(Headline), T("The story is empty. Type a headline or a body."));

        foreach (var (field, text, most) in new[]
        {
            (nameof(Headline), Headline, Revision.HeadlineMaxLength),
            (nameof(Standfirst), Standfirst, Revision.StandfirstMaxLength),
            (nameof(Byline), Byline, Revision.LineMaxLength),
            (nameof(Dateline), Dateline, Revision.LineMaxLength),
            (nameof(Slug), Slug, Article.SlugMaxLength),
        }.Concat(Captions.SelectMany((caption, index) => new[]
        {
            ($"Captions[{index}].Caption", caption.Caption, Photo.CaptionMaxLength),
            ($"Captions[{index}].Credit", caption.Credit, Photo.CreditMaxLength),
            ($"Captions[{index}].AlternativeText", caption.AlternativeText, Photo.AlternativeTextMaxLength),
        })))
        {
            if (text.Trim().Length > most)
                yield return new Problem(field, T($"This is {text.Trim().Length:N0} characters long; the most is {most:N0}. Shorten it."));
        }

        if (Language.Length > 0 && !IsLanguage(Language))
            yield return new Problem(nameof(Language), T("This is not a language. Choose one from the list."));
        foreach (var tag in Tags.Select(tag => tag.Trim()).Where(tag => tag.Length > Tag.NameMaxLength || SearchText.Fold(tag).Length > Tag.NameMaxLength))
            yield return new Problem(nameof(Tags), T($"The tag “{tag[..Math.Min(40, tag.Length)]}…” is longer than {Tag.NameMaxLength} characters. Shorten it."));
        foreach (var tag in Tags.Select(tag => tag.Trim()).Where(tag => tag.Length > 0 && SearchText.Fold(tag).Length == 0))
            yield return new Problem(nameof(Tags), T($"The tag “{tag}” has no letter or digit. Change it or take it off."));

        if (Captions.Count > CaptionsMost)
            yield return new Problem(nameof(Captions), T($"A story can have {CaptionsMost} captions at most. Remove {Captions.Count - CaptionsMost}."));
        if (Tags.Count > TagsMost)
            yield return new Problem(nameof(Tags), T($"A story can have {TagsMost} tags at most. Remove {Tags.Count - TagsMost}."));
    }

    // A tag as RFC 5646 §2.1 shapes them; whether its parts are registered is not asked.
    private static bool IsLanguage(string tag) =>
        tag.Length <= Revision.LanguageMaxLength && tag.Split('-') is var subtags && subtags[0].Length is >= 2 and <= 8 && subtags[0].All(char.IsAsciiLetter)
        && subtags.Skip(1).All(subtag => subtag.Length is >= 1 and <= 8 && subtag.All(char.IsAsciiLetterOrDigit));

    /// <summary>Most captions of a story.</summary>
    public const int CaptionsMost = 100;

    /// <summary>Most tags of a story.</summary>
    public const int TagsMost = 50;
}

/// <summary>A caption as typed. With a photo, an empty field means "as the photo says".</summary>
public sealed record DraftCaption
{
    /// <summary>The photo, or null for a caption that stands alone.</summary>
    public long? PhotoId { get; init; }
    public string Caption { get; init; } = "";
    public string Credit { get; init; } = "";
    public string AlternativeText { get; init; } = "";

    /// <summary>True when the picture says nothing that the text does not.</summary>
    public bool IsDecorative { get; init; }
}
