using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.Search;

namespace NewsSite.Core.Publishing;

/// <summary>
/// The verbs that do one thing to many stories: all of them in one transaction, each with its audit row. A story that it can't be done to is left as it is and
/// told with the reason; the others are done.
/// </summary>
public sealed class BulkDesk(NewsDb db, BulkText text, TagNames tags, SiteOptions site, TimeProvider clock)
{
    /// <summary>Most stories at once: two pages of the desk's list.</summary>
    public const int Most = 100;

    /// <summary>Puts tags on stories, after those that they have. What readers see of a live story gets them too, from those who may publish.</summary>
    /// <param name="ids">Which stories.</param>
    /// <param name="line">Names of tags as typed in one line; unknown ones are taken in as by saving a story.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<BulkResult> TagAsync(IReadOnlyCollection<long> ids, string line, Actor actor, CancellationToken ct)
    {
        actor.Require(Right.Write);
        var names = new List<string>();
        foreach (var name in TagNames.Split(TypedText.OneLine(line)))
            names.Add((await tags.NamedAsync(name, ct))?.Name ?? name);
        if (names.Count == 0)
            return BulkResult.Refused("Tags", T("Type the tags, separated by commas."));
        return await ForEachAsync(ids, actor, (article, now, token) => text.ChangeAsync(
            article,
            story => story with { Tags = [.. story.Tags.Concat(names).DistinctBy(SearchText.Fold)] },
            Verb.TagStory, ", " + string.Join(", ", names), actor, now, token), ct);
    }

    /// <summary>Takes tags off stories.</summary>
    /// <param name="ids">Which stories.</param>
    /// <param name="line">Names or aliases of tags in use, in one line.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<BulkResult> UntagAsync(IReadOnlyCollection<long> ids, string line, Actor actor, CancellationToken ct)
    {
        actor.Require(Right.Write);
        var names = new List<string>();
        foreach (var name in TagNames.Split(TypedText.OneLine(line)))
        {
            if (await tags.NamedAsync(name, ct) is not { } tag)
                return BulkResult.Refused("Tags", T($"There is no tag “{name}”."));
            names.Add(tag.Name);
        }

        if (names.Count == 0)
            return BulkResult.Refused("Tags", T("Type the tags, separated by commas."));
        var keys = names.Select(SearchText.Fold).ToHashSet();
        return await ForEachAsync(ids, actor, (article, now, token) => text.ChangeAsync(
            article,
            story => story with { Tags = [.. story.Tags.Where(name => !keys.Contains(SearchText.Fold(name)))] },
            Verb.UntagStory, ", " + string.Join(", ", names), actor, now, token), ct);
    }

    /// <summary>Moves stories to a section.</summary>
    /// <param name="ids">Which stories.</param>
    /// <param name="sectionId">Where to; null: to none.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<BulkResult> MoveAsync(IReadOnlyCollection<long> ids, long? sectionId, Actor actor, CancellationToken ct)
    {
        actor.Require(Right.Write);
        var name = sectionId is null ? "no section" : await db.Sections.Where(s => s.Id == sectionId).Select(s => s.Name).SingleOrDefaultAsync(ct);
        if (name is null)
            return BulkResult.Refused("Section", T("This section is not there any more. Choose another."));
        return await ForEachAsync(ids, actor, (article, now, token) => text.ChangeAsync(
            article, story => story with { SectionId = sectionId }, Verb.MoveStory, ", to " + name, actor, now, token), ct);
    }

    /// <summary>Takes published stories back from readers.</summary>
    /// <param name="ids">Which stories.</param>
    /// <param name="withdrawal">What the address of each answers from now on.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="NotAllowedException">The actor may not publish.</exception>
    public async Task<BulkResult> WithdrawAsync(IReadOnlyCollection<long> ids, WithdrawalText withdrawal, Actor actor, CancellationToken ct)
    {
        actor.Require(Right.Publish);
        if (withdrawal.TypedProblems().ToList() is { Count: > 0 } problems)
            return new BulkResult([], null, problems);
        return await ForEachAsync(ids, actor, async (article, now, token) =>
        {
            if (!article.IsLive)
                return T("It is not published.");
            if (await withdrawal.ProblemsAsync(db, article, token) is { Count: > 0 } found)
                return found[0].Text;
            await db.TakeBackAsync(article, withdrawal, actor, now, token);
            db.Record(actor, Verb.Withdraw, Subject.Article(article.Id), now, withdrawal.Kind.ToString());
            return null;
        }, ct);
    }

    /// <summary>Undoes what was done to many stories: each that nobody has changed since stands as before. Withdrawn ones are published again, the same version.</summary>
    /// <param name="undo">From the result of the verb.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<BulkResult> UndoAsync(BulkUndo undo, Actor actor, CancellationToken ct)
    {
        actor.Require(Right.Write);
        var stood = undo.Stories.ToDictionary(story => story.Id);
        var result = await ForEachAsync([.. stood.Keys], actor, (article, now, token) => stood[article.Id] switch
        {
            var before when before.Version != article.Version => Task.FromResult<string?>(T("It has been changed since. Open it to see what it says now.")),
            { State: ArticleState.Published } before when article.State == ArticleState.Withdrawn => PublishAgainAsync(article, before, actor, now, token),
            var before => text.ChangeBackAsync(article, before, actor, now, token),
        }, ct);
        return result with { Undo = null };
    }

    private async Task<string?> PublishAgainAsync(Article article, StoodBefore before, Actor actor, DateTime now, CancellationToken ct)
    {
        actor.Require(Right.Publish);
        var number = before.LiveNumber!.Value;
        if (await db.GoLiveAsync(article, number, false, now, site.Zone, ct) is { Count: > 0 } problems)
            return problems[0].Text;
        if (before.ScheduledFor > now)
            article.Reschedule(before, before.ScheduledNumber);
        if (before.WithdrawalDueAt > now)
        {
            article.WithdrawalDueAt = before.WithdrawalDueAt;
            article.Answer(before.Planned);
        }

        db.Record(actor, Verb.UndoStory, Subject.Article(article.Id), now, $"revision {number}, published again");
        return null;
    }

    private async Task<BulkResult> ForEachAsync(IReadOnlyCollection<long> ids, Actor actor, Func<Article, DateTime, CancellationToken, Task<string?>> work, CancellationToken ct)
    {
        if (ids.Count == 0)
            return BulkResult.Refused("", T("Choose at least one story."));
        if (ids.Count > Most)
            return BulkResult.Refused("", T($"At most {Most} stories at once."));
        var inTheWay = new Dictionary<long, string>();
        while (true)
        {
            try
            {
                return await db.InRepeatedTransactionAsync(token => RoundAsync(ids, actor, inTheWay, work, token), ct);
            }
            catch (StoryInTheWayException e)
            {
                inTheWay[e.ArticleId] = e.Message; // nothing was done: the others are, without this one
            }
            catch (DbUpdateException e) when (Conflict.IsIn(e))
            {
                return BulkResult.Refused("", T("Somebody else changed one of these stories at the same moment. Nothing was changed: choose again."));
            }
        }
    }

    private async Task<BulkResult> RoundAsync(
        IReadOnlyCollection<long> ids, Actor actor, Dictionary<long, string> inTheWay, Func<Article, DateTime, CancellationToken, Task<string?>> work, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var articles = await db.Articles.Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, ct);
        var stories = new List<BulkStory>();
        var done = new List<(Article Article, StoodBefore Before)>();
        foreach (var id in ids.Distinct().Order())
        {
            // To those who may not edit it, a story of somebody else says no more than one that is not there.
            if (!articles.TryGetValue(id, out var article) || !actor.MayEdit(article))
            {
                stories.Add(new BulkStory(id, "", T("It is not there any more.")));
                continue;
            }

            var before = StoodBefore.Of(article);
            var why = inTheWay.GetValueOrDefault(id) ?? article switch
            {
                { TrashedAt: not null } => Barriers.InTrash.Text,
                _ => await work(article, now, ct),
            };
            stories.Add(new BulkStory(id, article.LatestHeadline, why));
            if (why is null)
                done.Add((article, before));
        }

        await db.SaveChangesAsync(ct);
        var undo = done.Count == 0 ? null : new BulkUndo([.. done.Select(story => story.Before with { Version = story.Article.Version })]);
        return new BulkResult(stories, undo, Problem.None);
    }
}

/// <summary>Something of a story had been saved when it turned out that the rest can't be done.</summary>
internal sealed class StoryInTheWayException(long articleId, string why) : Exception(why)
{
    /// <summary>Which.</summary>
    public long ArticleId { get; } = articleId;
}
