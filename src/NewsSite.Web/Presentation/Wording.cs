using System.Globalization;
using NewsSite.Core;
using NewsSite.Core.Articles;

namespace NewsSite.Web.Presentation;

/// <summary>
/// The words of the readers' pages in one language. The site's own language speaks around the stories; what is said about a story
/// (by whom, when) is in the story's language where there are words for it.
/// </summary>
public sealed partial record Wording
{
    /// <summary>BCP 47.</summary>
    public required string Language { get; init; }

    /// <summary>For the names of months and days.</summary>
    public required CultureInfo Culture { get; init; }

    /// <summary><c>ltr</c> or <c>rtl</c>.</summary>
    public string Direction => DirectionOf(Language);

    public required string Comma { get; init; }
    public required string Skip { get; init; }
    public required string Sections { get; init; }
    public required string Search { get; init; }
    public required string Find { get; init; }

    /// <summary>What search engines show of the front page; {0} is the site's title.</summary>
    public required string FrontDescription { get; init; }
    public required string SendAgain { get; init; }
    public required string Topics { get; init; }
    public required string Archive { get; init; }
    public required string Corrections { get; init; }
    public required string Breaking { get; init; }
    public required string TopStories { get; init; }
    public required string MoreStories { get; init; }
    public required string EarlierStories { get; init; }
    public required string NewestStories { get; init; }
    public required string NoStoriesYet { get; init; }
    public required string By { get; init; }
    public required string Published { get; init; }
    public required string NotPublished { get; init; }
    public required string Preview { get; init; }
    public required string Updated { get; init; }
    public required string Corrected { get; init; }
    public required string Correction { get; init; }
    public required string Tags { get; init; }
    public required string Wrong { get; init; }
    public required string Right { get; init; }
    public required string CorrectionsPolicy { get; init; }
    public required string NoCorrections { get; init; }
    public required string TopicsHelp { get; init; }
    public required string NoTopics { get; init; }
    public required string MoreTopics { get; init; }
    public required string NothingThatMonth { get; init; }
    public required string Withdrawn { get; init; }
    public required string WithdrawnOn { get; init; }
    public required string ByAuthor { get; init; }
    public required string StoriesTagged { get; init; }
    public required string FrontPage { get; init; }
    public required string RequestNumber { get; init; }
    public required string Photos { get; init; }
    public required string AllPhotos { get; init; }
    public required string PhotoOf { get; init; }
    public required string PreviousPhoto { get; init; }
    public required string NextPhoto { get; init; }
    public required string ReadStory { get; init; }

    /// <summary>What a link from another language says: to read the story in this one.</summary>
    public required string ReadInThis { get; init; }
    public required string NothingThatDay { get; init; }
    public required string NothingThatYear { get; init; }
    public required string StoriesByDay { get; init; }
    public required string ArchiveOf { get; init; }
    public required string StoryCount { get; init; }
    public required string StoryCountOne { get; init; }
    public required string StoryCountMore { get; init; }
    public required string StoryMany { get; init; }
    public required string StoryOne { get; init; }
    public required string RelatedTopics { get; init; }
    public required string Author { get; init; }
    public required string CorrectionsToWork { get; init; }
    public required string CorrectionsOf { get; init; }
    public required string NoCorrectionsThen { get; init; }
    public required string ReportError { get; init; }
    public required string Years { get; init; }
    public required string AllYears { get; init; }
    public required string Follow { get; init; }
    public required string Feeds { get; init; }
    public required string FeedsHelp { get; init; }
    public required string FeedListHelp { get; init; }
    public required string WholeSite { get; init; }
    public required string EveryStory { get; init; }
    public required string TopicFeedsHelp { get; init; }
    public required string Share { get; init; }
    public required string Mail { get; init; }
    public required string Related { get; init; }
    public required string EarlierInTopic { get; init; }
    public required string LaterInTopic { get; init; }
    public required string ReadingTime { get; init; }
    public required string LastChanged { get; init; }
    public required string TextOnly { get; init; }
    public required string FullPage { get; init; }
    public required string NextPart { get; init; }
    public required string TextSize { get; init; }
    public required string Colours { get; init; }
    public required string AsDevice { get; init; }
    public required string Light { get; init; }
    public required string Dark { get; init; }

    /// <summary>"1 story", "12 stories".</summary>
    public string Stories(int count) => count == 1 ? StoryCountOne : string.Format(Culture, StoryCount, count);

    /// <summary>The same of a count that ends after <paramref name="most"/>: "more than 1,000 stories".</summary>
    public string Stories(int count, int most) => count > most ? string.Format(Culture, StoryCountMore, most) : Stories(count);

    /// <summary>"story" or "stories": what a number that stands by itself counts.</summary>
    public string StoriesNoun(int count) => count == 1 ? StoryOne : StoryMany;

    /// <summary>The words for a language, English where there are none.</summary>
    public static Wording For(string language) => SameLanguage(language, Arabic.Language) ? Arabic : English;

    /// <summary>The words about a story on this site: in the story's language where there are words for it, else in the site's.</summary>
    public static Wording About(string language, SiteOptions site)
    {
        var words = For(language);
        return SameLanguage(words.Language, language) ? words : For(site.Language);
    }

    /// <summary>The words of a link to a story in a language, in that language; its own name for itself where there are no words.</summary>
    public static string ReadIn(string language)
    {
        var words = For(language);
        return SameLanguage(words.Language, language) ? words.ReadInThis : NameOf(language);
    }

    /// <summary>What a language calls itself, beginning as its sentences do; its tag where that is not known.</summary>
    /// <param name="language">BCP 47.</param>
    public static string NameOf(string language)
    {
        try
        {
            var culture = CultureInfo.GetCultureInfo(language);
            return culture.TextInfo.ToUpper(culture.NativeName[..1]) + culture.NativeName[1..];
        }
        catch (CultureNotFoundException)
        {
            return language;
        }
    }

    /// <summary><c>rtl</c> for languages that are written from right to left.</summary>
    public static string DirectionOf(string language) => Script.OfLanguage(language).IsRightToLeft ? "rtl" : "ltr";

    /// <summary>The <c>lang</c> of a part of a page; null, which leaves the attribute out, when it is that of the whole.</summary>
    public static string? LanguageWithin(string page, string part) => string.Equals(page, part, StringComparison.OrdinalIgnoreCase) ? null : part;

    /// <summary>The <c>dir</c> of a part of a page; null, which leaves the attribute out, when it is that of the whole.</summary>
    public static string? DirectionWithin(string page, string part) => DirectionOf(page) == DirectionOf(part) ? null : DirectionOf(part);

    private static bool SameLanguage(string a, string b) =>
        string.Equals(a.Split('-')[0], b.Split('-')[0], StringComparison.OrdinalIgnoreCase);
}
