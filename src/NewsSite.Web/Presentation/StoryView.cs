using NewsSite.Core.Articles;
using NewsSite.Core.Publishing;
using NewsSite.Core.Search;

namespace NewsSite.Web.Presentation;

/// <summary>Everything that a story's page draws; the desk's preview fills it from a draft.</summary>
/// <param name="Story">Its text.</param>
/// <param name="Captions">In order.</param>
/// <param name="Notes">Tags, authors, corrections.</param>
public sealed record StoryView(Story Story, IReadOnlyList<StoryCaption> Captions, StoryNotes Notes)
{
    /// <summary>False in the preview of a story that was never published: its time of publication is then not said.</summary>
    public bool IsPublished { get; init; } = true;

    /// <summary>The first caption leads the story; the others follow the text.</summary>
    public StoryCaption? Lead => Captions.Count > 0 ? Captions[0] : null;

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
public sealed record CaptionView(StoryCaption Caption, bool IsLead);
