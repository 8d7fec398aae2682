using NewsSite.Core.Articles;
using NewsSite.Core.Identity;
using NewsSite.Core.Importing.Captures;
using NewsSite.Core.Importing.Merging;
using NewsSite.Core.Photos;

namespace NewsSite.Core.Importing;

/// <summary>A source file that is read, parsed and rendered, ready for the store.</summary>
internal sealed record PreparedSource
{
    public required SourceFile File { get; init; }

    /// <summary>Empty when they could not be read.</summary>
    public ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>SHA-256 of the bytes; null when they could not be read.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The encoding that it was read with.</summary>
    public string Encoding { get; init; } = "";

    public IReadOnlyList<PreparedStory> Stories { get; init; } = [];

    public IReadOnlyList<CaptureMessage> Messages { get; init; } = [];

    public int Found { get; init; }

    public int Skipped { get; init; }

    public int Refused { get; init; }

    public int DroppedLines { get; init; }

    /// <summary>Whether nothing of it can be stored.</summary>
    public bool IsRefused => Stories.Count == 0;
}

/// <summary>An article of a source file, ready for the store except for its address.</summary>
internal sealed record PreparedStory
{
    public required CapturedArticle Captured { get; init; }

    public required StoryText Text { get; init; }

    /// <summary>The body as readers get it.</summary>
    public required string Html { get; init; }

    public required int WordCount { get; init; }

    /// <summary>See <see cref="History.ImportedArticle.HeadlineKey"/>.</summary>
    public required string HeadlineKey { get; init; }

    /// <summary>The slug that its headline asks for.</summary>
    public required string WantedSlug { get; init; }

    /// <summary>As <see cref="Search.SearchDocument.Headline"/> for readers, before it is filed.</summary>
    public required string SearchHeadline { get; init; }

    /// <summary>As <see cref="Search.SearchDocument.Text"/> for readers.</summary>
    public required string SearchText { get; init; }

    /// <summary>See <see cref="History.ImportedArticle.ContentKey"/>.</summary>
    public string ContentKey => Captured.Fingerprint;

    /// <summary>The text as the source gave it, as a revision that is not yet of any article.</summary>
    public Revision Revision(int number, string slug, Actor actor, DateTime now) => RevisionOf(Text, Html, WordCount, number, slug, actor, now);

    /// <summary>A revision of that text, without what the desk adds: standfirst, section and tags.</summary>
    public static Revision RevisionOf(StoryText text, string html, int wordCount, int number, string slug, Actor actor, DateTime now)
    {
        var revision = new Revision
        {
            Number = number,
            Slug = slug,
            Headline = text.Headline,
            Body = text.Body,
            BodyHtml = html,
            WordCount = wordCount,
            Byline = text.Byline,
            Dateline = text.Dateline,
            Language = text.Language,
            SavedAt = now,
            EditorId = actor.EditorId,
            EditorName = actor.Name,
        };
        foreach (var caption in text.Captions)
        {
            revision.Captions.Add(new PhotoUse
            {
                Position = revision.Captions.Count,
                PhotoId = caption.PhotoId,
                Caption = caption.Text,
                Credit = caption.Credit,
                AlternativeText = caption.AlternativeText,
            });
        }

        return revision;
    }
}
