using System.Globalization;

namespace NewsSite.Web.Presentation;

public sealed partial record Wording
{
    /// <summary>English.</summary>
    public static Wording English { get; } = new()
    {
        Language = "en",
        Culture = CultureInfo.GetCultureInfo("en-GB"),
        Comma = ", ",
        Skip = "Skip to the content",
        Sections = "Sections",
        Search = "Search",
        Find = "Find",
        Topics = "Topics",
        Archive = "Archive",
        Corrections = "Corrections",
        TopStories = "Top stories",
        MoreStories = "More stories",
        EarlierStories = "Earlier stories",
        NewestStories = "Newest stories",
        NoStoriesYet = "Nothing has been published here yet.",
        By = "By",
        Published = "Published",
        NotPublished = "Not published",
        Updated = "Updated",
        Corrected = "Corrected",
        Correction = "Correction",
        Tags = "Tags",
        Wrong = "What we said:",
        Right = "What is right:",
        CorrectionsPolicy = "When a story has been wrong we say so, here and on the story itself, and we keep saying so.",
        NoCorrections = "No story has been corrected yet.",
        TopicsHelp = "Every topic that our stories are filed under.",
        NoTopics = "No story has been filed under a topic yet.",
        MoreTopics = "More topics",
        NothingThatMonth = "Nothing was published this month.",
        SearchHelp = "Looks through headlines, texts and captions. Put words that belong together in quotation marks; put a hyphen before a word to leave it out.",
        NothingFound = "Nothing found for “{0}”.",
        NothingFoundHelp = "Try fewer or more general words, or look through the topics and the archive.",
        Withdrawn = "This story has been withdrawn",
        WithdrawnOn = "Withdrawn {0}",
        ByAuthor = "Stories by {0}, newest first.",
        StoriesTagged = "Stories about {0}, newest first.",
        Found = "{0} stories. Those with every word in the headline come first.",
        FoundOne = "1 story",
        FoundMore = "More than {0} stories found. Those with every word in the headline come first.",
        FrontPage = "Front page",
        RequestNumber = "Request {0}",
        Photos = "Photos",
        AllPhotos = "All {0} photos",
        PhotoOf = "Photo {0} of {1}",
        PreviousPhoto = "Previous photo",
        NextPhoto = "Next photo",
        ReadStory = "Read the story",
    };
}
