using System.Text;
using NewsSite.Core.Articles;

namespace NewsSite.Core.Importing.Captures;

/// <summary>How captured files are to be read; the same for every file of an import.</summary>
public sealed record CaptureOptions
{
    /// <summary>
    /// What the bytes mean, from <see cref="CaptureEncoding.Find"/>; null: UTF-8, and nothing else is tried. A byte order mark in a file wins.
    /// </summary>
    public Encoding? Encoding { get; init; }

    /// <summary>The site's language, BCP 47; given to articles whose letters tell no other.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Longest headline that the store takes, in UTF-16 characters; an article with a longer one is refused.</summary>
    public int HeadlineMaxLength { get; init; } = Revision.HeadlineMaxLength;
}
