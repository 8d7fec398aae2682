using NewsSite.Core;
using NewsSite.Core.Articles;
using NewsSite.Web.Presentation;

namespace NewsSite.Web.Feeds;

/// <summary>Makes entries of stories and corrections, as long as <c>Feeds:Text</c> says.</summary>
internal sealed class FeedItems(SiteOptions site, SiteAddress address, NewsroomTime times)
{
    private const int SummaryLength = 300;

    private readonly FeedHtml _html = new(address, times);

    public FeedItem Of(WholeStory whole)
    {
        var story = whole.Story;
        var words = Wording.About(story.Language, site);
        var isFull = site.Feeds.Text == SiteOptions.FeedText.Full;
        var summary = story.Standfirst.Length > 0 ? story.Standfirst : Summary.Beginning(story.BodyHtml, int.MaxValue, SummaryLength);
        return new FeedItem($"articles/{story.Id}", Addresses.Article(story.Slug), story.Headline, story.Language, story.PublishedAt, story.UpdatedAt ?? story.PublishedAt)
        {
            // Where the text itself is not there, what was wrong in it must be told all the same.
            Summary = isFull ? summary : string.Join(' ', whole.Notes.Corrections.Select(c => Correction(c, words)).Prepend(summary)),
            Html = isFull ? _html.Of(whole, words) : null,
            Authors = whole.Notes.Authors,
            Categories = [.. story.SectionName is null ? [] : new[] { story.SectionName }, .. whole.Notes.Tags.Select(tag => tag.Name)],
            Captions = whole.Captions,
            Corrections = whole.Notes.Corrections,
        };
    }

    public FeedItem Of(CorrectionEntry entry)
    {
        var words = Wording.About(entry.Language, site);
        var correction = new StoryCorrection(entry.Id, entry.Wrong, entry.Right, entry.CorrectedAt);
        return new FeedItem(
            $"corrections/{entry.Id}", Addresses.Article(entry.Slug), $"{words.Correction}: {entry.Headline}", entry.Language, entry.CorrectedAt, entry.CorrectedAt)
        {
            Anchor = $"#correction-{entry.Id}",
            Summary = $"{words.Wrong} {entry.Wrong} {words.Right} {entry.Right}",
            Html = site.Feeds.Text == SiteOptions.FeedText.Full ? _html.Of(correction, words) : null,
            Corrections = [correction],
        };
    }

    private string Correction(StoryCorrection correction, Wording words) =>
        $"{words.Correction}, {times.Day(correction.CorrectedAt, words)}. {words.Wrong} {correction.Wrong} {words.Right} {correction.Right}";
}
