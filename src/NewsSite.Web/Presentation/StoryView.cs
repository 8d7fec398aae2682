using NewsSite.Core.Articles;
using NewsSite.Core.Publishing;
using NewsSite.Core.Search;
using NewsSite.Web.Media;

namespace NewsSite.Web.Presentation;

/// <summary>Everything that a story's page draws; the desk's preview fills it from a draft.</summary>
/// <param name="Story">Its text.</param>
/// <param name="Notes">Captions, tags, authors, corrections.</param>
public sealed record StoryView(Story Story, StoryNotes Notes)
{
    /// <summary>In order.</summary>
    public IReadOnlyList<StoryCaption> Captions => Notes.Captions;

    /// <summary>What to read next; nothing in a preview.</summary>
    public RelatedStories Related { get; init; } = RelatedStories.None;

    /// <summary>The story in every language that it can be read in, itself among them; empty where it is in one, and in a preview.</summary>
    public IReadOnlyList<StoryTranslation> Translations { get; init; } = [];

    /// <summary>Those in other languages: where readers are led to.</summary>
    public IEnumerable<StoryTranslation> OtherLanguages => Translations.Where(translation => translation.ArticleId != Story.Id);

    /// <summary>The part of the body that the text edition shows; null on the full page, which shows all of it.</summary>
    public TextBody? Part { get; init; }

    /// <summary>Where the photos are asked for; not where everybody's are, in a preview.</summary>
    public string PhotoRoot { get; init; } = PhotoAddress.Root;

    /// <summary>False in the preview of a story that was never published: its time of publication is then not said.</summary>
    public bool IsPublished { get; init; } = true;

    /// <summary>Last change that readers are told of, UTC; null when there was none, or when it was a correction, which is told as one.</summary>
    public DateTime? UpdatedAt => Notes.Corrections.Any(correction => correction.CorrectedAt == Story.UpdatedAt) ? null : Story.UpdatedAt;

    /// <summary>The first caption leads the story; the others follow the text.</summary>
    public StoryCaption? Lead => Captions.Count > 0 ? Captions[0] : null;

    /// <summary>True where something is set in italics: a caption without a picture, or what the writer stressed.</summary>
    public bool HasItalics => Captions.Any(caption => caption.PhotoHash is null) || Story.BodyHtml.Contains("<em>", StringComparison.Ordinal);

    /// <summary>The byline in parts: names that have a page with its slug, and what stands between them with null.</summary>
    public IEnumerable<(string Text, string? Slug)> Byline()
    {
        var byline = Story.Byline;
        var at = 0;
        foreach (var name in Bylines.Names(byline))
        {
            var start = byline.IndexOf(name, at, StringComparison.Ordinal);
            var author = Notes.Authors.FirstOrDefault(a => SearchText.Fold(a.Name) == SearchText.Fold(name));
            if (start < 0 || author is null)
                continue;
            if (start > at)
                yield return (byline[at..start], null);
            yield return (name, author.Slug);
            at = start + name.Length;
        }

        if (at < byline.Length)
            yield return (byline[at..], null);
    }
}

/// <summary>A picture or caption of a story, as its partial draws it.</summary>
/// <param name="Caption">What it says.</param>
/// <param name="IsLead">True for the one that is in sight at once.</param>
public sealed record CaptionView(StoryCaption Caption, bool IsLead)
{
    /// <summary>As of <see cref="StoryView.PhotoRoot"/>.</summary>
    public string PhotoRoot { get; init; } = PhotoAddress.Root;
}
