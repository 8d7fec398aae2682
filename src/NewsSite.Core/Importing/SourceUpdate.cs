using NewsSite.Core.Articles;
using NewsSite.Core.Identity;
using NewsSite.Core.Importing.Captures;
using NewsSite.Core.Importing.Merging;
using NewsSite.Core.Rendering;

namespace NewsSite.Core.Importing;

/// <summary>
/// Plans what a newer version of a file does to a story. Where the desk changed nothing, the source's text is the newest revision. Where it
/// did, two revisions are saved: the source's text as it came, to be the base of the next merge, and on top the merged text.
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

        var fromSource = story.Revision(desk.Number + 1, desk.Slug, actor, now);
        fromSource.BaseNumber = earlier.Before.Number;
        return desk.Number == earlier.Before.Number
            ? new ChangedStory(story) { Article = earlier.Article, FromSource = fromSource, GoesLive = GoesLive(earlier) }
            : Merge(plan, story, earlier, desk, fromSource, StoryMerge.Of(before, mine, story.Text), ct);
    }

    // Readers follow the source only where they see what it said, and nobody at the desk has another text in hand.
    private bool GoesLive(EarlierStory earlier) =>
        options.Status == ImportStatus.Published && earlier.Article.IsLive && earlier.Article.LiveNumber == earlier.Before.Number;

    private ChangedStory? Merge(
        SourcePlan plan, PreparedStory story, EarlierStory earlier, Revision desk, Revision fromSource, MergedStory merged, CancellationToken ct)
    {
        var line = story.Captured.Line;
        var rendered = renderer.Render(merged.Text.Body, ct);
        if (!rendered.IsRendered)
        {
            plan.Refused++;
            plan.Messages.Add(CaptureMessage.Error(line, $"merged with the desk's text of /articles/{earlier.Article.Slug} it cannot be stored: {rendered.Problem.TrimEnd('.')}"));
            return null;
        }

        foreach (var conflict in merged.Conflicts)
            plan.Messages.Add(CaptureMessage.Warning(line, $"{conflict.Part} of /articles/{earlier.Article.Slug} was changed here and at the desk: the desk's text stays, the other waits there"));

        return new ChangedStory(story)
        {
            Article = earlier.Article,
            FromSource = fromSource,
            Merged = Revise(merged.Text, rendered.Html, desk, fromSource.Number + 1),
            Conflicts = merged.Conflicts,
        };
    }

    private Revision Revise(StoryText text, string html, Revision desk, int number)
    {
        var revision = PreparedStory.RevisionOf(text, html, WordCount.Of(ReadingText.FromHtml(html)), number, desk.Slug, actor, now);
        revision.Standfirst = desk.Standfirst;
        revision.SectionId = desk.SectionId;
        revision.BaseNumber = desk.Number;
        foreach (var tag in desk.Tags)
            revision.Tags.Add(new RevisionTag { TagId = tag.TagId, Position = tag.Position });
        return revision;
    }
}
