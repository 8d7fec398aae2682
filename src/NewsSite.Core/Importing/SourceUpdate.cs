using NewsSite.Core.Articles;
using NewsSite.Core.Identity;
using NewsSite.Core.Importing.Captures;
using NewsSite.Core.Importing.Merging;
using NewsSite.Core.Rendering;

namespace NewsSite.Core.Importing;

/// <summary>
/// Plans what a newer version of a file does to a story. Where the desk changed nothing that the source says, the source's text is the newest revision,
/// with what the desk added to it. Where it did, two revisions are saved: the source's text as it came, to be the base of the next merge, and on top the merged text.
/// </summary>
internal sealed class SourceUpdate(MarkdownRenderer renderer, ImportOptions options, Actor actor, DateTime now)
{
    /// <summary>What is to be done; null when the merged text cannot be stored, and then a message of the plan says why.</summary>
    /// <param name="plan">The file.</param>
    /// <param name="story">What it says now.</param>
    /// <param name="earlier">What it said before.</param>
    /// <param name="desk">The newest text of the article.</param>
    /// <param name="ct">Cancels.</param>
    public StoryPlan? Plan(SourcePlan plan, PreparedStory story, EarlierStory earlier, Revision desk, CancellationToken ct)
    {
        var (before, mine) = (earlier.Before.Text(), desk.Text());
        if (story.Text.SaysTheSame(before))
            return new KnownStory(story, isEarlier: true) { ArticleId = earlier.Article.Id, RevisionNumber = earlier.Before.Number };
        if (story.Text.SaysTheSame(mine))
            return new KnownStory(story, isEarlier: true) { ArticleId = earlier.Article.Id, RevisionNumber = desk.Number };

        var merged = StoryMerge.Of(before, mine, story.Text);
        if (Render(plan, story, earlier, merged, ct) is not { } html)
            return null;
        return desk.Number == earlier.Before.Number && merged.Conflicts.Count == 0
            ? new ChangedStory(story) { Article = earlier.Article, FromSource = Revise(merged.Text, html, desk, desk.Number + 1), GoesLive = GoesLive(earlier) }
            : Merge(plan, story, earlier, desk, merged, html);
    }

    // Readers follow the source only where they see what it said, and nobody at the desk has another text in hand.
    private bool GoesLive(EarlierStory earlier) =>
        options.Status == ImportStatus.Published && earlier.Article.IsLive && earlier.Article.LiveNumber == earlier.Before.Number;

    private string? Render(SourcePlan plan, PreparedStory story, EarlierStory earlier, MergedStory merged, CancellationToken ct)
    {
        var rendered = renderer.Render(merged.Text.Body, ct);
        if (rendered.IsRendered)
            return rendered.Html;
        plan.Refused++;
        plan.Messages.Add(CaptureMessage.Error(
            story.Captured.Line, $"merged with the desk's text of /articles/{earlier.Article.Slug} it cannot be stored: {rendered.Problem.TrimEnd('.')}"));
        return null;
    }

    private ChangedStory Merge(SourcePlan plan, PreparedStory story, EarlierStory earlier, Revision desk, MergedStory merged, string html)
    {
        foreach (var conflict in merged.Conflicts)
            plan.Messages.Add(CaptureMessage.Warning(
                story.Captured.Line, $"{conflict.Part} of /articles/{earlier.Article.Slug} was changed here and at the desk: the desk's text stays, the other waits there"));

        var fromSource = story.Revision(desk.Number + 1, desk.Slug, actor, now);
        fromSource.BaseNumber = earlier.Before.Number;
        return new ChangedStory(story)
        {
            Article = earlier.Article,
            FromSource = fromSource,
            Merged = Revise(merged.Text, html, desk, fromSource.Number + 1),
            Conflicts = merged.Conflicts,
        };
    }

    // With what no source can say: standfirst, section and tags are the desk's, as are the photos that the merge left in the captions.
    private Revision Revise(StoryText text, string html, Revision desk, int number)
    {
        var revision = PreparedStory.RevisionOf(text, html, WordCount.Of(ReadingText.FromHtml(html)), number, desk.Slug, actor, now);
        revision.Standfirst = desk.Standfirst;
        revision.SectionId = desk.SectionId;
        revision.TypedTags = desk.TypedTags;
        revision.BaseNumber = desk.Number;
        foreach (var tag in desk.Tags)
            revision.Tags.Add(new RevisionTag { TagId = tag.TagId, Position = tag.Position });
        return revision;
    }
}
