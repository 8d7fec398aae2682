using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;

namespace NewsSite.Core.Publishing;

/// <summary>A story among its translations, as the desk sees it.</summary>
/// <param name="Story">The story.</param>
/// <param name="Language">BCP 47 tag of its newest text.</param>
public sealed record GroupedStory(Article Story, string Language)
{
    /// <summary>BCP 47 tag of the text that readers see; null for a story that they do not see.</summary>
    public string? LiveLanguage { get; init; }
}

/// <summary>
/// Says which stories are translations of each other. They are a group, in which each has another language; whoever is named brings its own group along. Every
/// change writes all stories of the group, so that two at once cannot both win.
/// </summary>
public sealed class TranslationDesk(NewsDb db, StoryVerbs verbs)
{
    /// <summary>Field of a problem with the other story.</summary>
    public const string StoryField = "Translation";

    // More than that nobody looks through.
    private const int OfferedMost = 50;
    private const int LookedAtMost = 500;

    /// <summary>The stories of the group, this one among them, by language; empty where it has no translation.</summary>
    public async Task<IReadOnlyList<GroupedStory>> ReadAsync(long articleId, CancellationToken ct)
    {
        var group = await db.Articles.Where(a => a.Id == articleId).Select(a => a.TranslationGroup).SingleOrDefaultAsync(ct);
        if (group is null)
            return [];
        var stories = await db.Articles.AsNoTracking().Where(a => a.TranslationGroup == group)
            .Select(a => new
            {
                Story = a,
                Language = a.Revisions.Where(r => r.Number == a.LatestNumber).Select(r => r.Language).First(),
                Live = a.Revisions.Where(r => r.Number == a.LiveNumber).Select(r => r.Language).FirstOrDefault(),
            }).ToListAsync(ct);
        return [.. stories.Select(s => new GroupedStory(s.Story, s.Language) { LiveLanguage = s.Story.IsLive ? s.Live : null }).OrderBy(s => s.Language, StringComparer.Ordinal).ThenBy(s => s.Story.Id)];
    }

    /// <summary>Those of the stories saved last that could be named: in another language than this one's, and not in its group; the newest first.</summary>
    /// <param name="articleId">The story.</param>
    /// <param name="group">Its group, as <see cref="ReadAsync"/> gives it.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<GroupedStory>> OfferAsync(long articleId, IReadOnlyList<GroupedStory> group, CancellationToken ct)
    {
        // Where nearly all are in one language, what is offered would be looked for in the whole archive.
        var latest = await (
            from article in db.Articles.AsNoTracking().Where(a => a.TrashedAt == null).OrderByDescending(a => a.SavedAt).ThenByDescending(a => a.Id).Take(LookedAtMost)
            from text in article.Revisions
            where text.Number == article.LatestNumber
            orderby article.SavedAt descending, article.Id descending
            select new GroupedStory(article, text.Language)).ToListAsync(ct);
        var own = latest.Find(story => story.Story.Id == articleId)?.Language
            ?? await db.Articles.Where(a => a.Id == articleId).SelectMany(a => a.Revisions.Where(r => r.Number == a.LatestNumber)).Select(r => r.Language).SingleOrDefaultAsync(ct);
        var taken = group.Select(story => story.Language).Append(own ?? "").ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. latest.Where(story => StoryTranslation.IsKnown(story.Language) && !taken.Contains(story.Language)).Take(OfferedMost)];
    }

    /// <summary>Names a translation. What readers see changes at once where both are published.</summary>
    /// <param name="articleId">The story.</param>
    /// <param name="typed">The other one: its address, at the site or at the desk, or the last part of it.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>What stands in the way; null when there is no such story.</returns>
    /// <exception cref="NotAllowedException">The actor may not publish.</exception>
    public Task<IReadOnlyList<Problem>?> NameAsync(long articleId, string typed, Actor actor, CancellationToken ct)
    {
        var named = "";
        return verbs.DoAsync(articleId, actor, Verb.NameTranslation, async (article, now, token) =>
        {
            var (other, problem) = await FindAsync(article, typed, token);
            if (problem is not null)
                return Refused(problem);
            var stories = await db.Articles.Where(a => a.Id == article.Id || a.Id == other!.Id
                || (a.TranslationGroup != null && (a.TranslationGroup == article.TranslationGroup || a.TranslationGroup == other!.TranslationGroup))).ToListAsync(token);
            if (await FindClashAsync(article, other!, stories, token) is { } clash)
                return Refused(clash);
            Group(stories);
            named = $"with {other!.Slug}";
            db.Record(actor, Verb.NameTranslation, Subject.Article(other.Id), now, $"with {article.Slug}");
            return Problem.None;
        }, ct, said: () => named);
    }

    /// <summary>Takes a story out of the group: it names no translation any more, and none names it. The last one that is left has no group either.</summary>
    /// <param name="articleId">A story of the group.</param>
    /// <param name="storyId">The one to be taken out; may be the same.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>What stands in the way; null when there is no such story.</returns>
    /// <exception cref="NotAllowedException">The actor may not publish.</exception>
    public Task<IReadOnlyList<Problem>?> RemoveAsync(long articleId, long storyId, Actor actor, CancellationToken ct)
    {
        var removed = "";
        return verbs.DoAsync(articleId, actor, Verb.RemoveTranslation, async (article, now, token) =>
        {
            var stories = article.TranslationGroup is { } group ? await db.Articles.Where(a => a.TranslationGroup == group).ToListAsync(token) : [];
            if (stories.Find(story => story.Id == storyId) is not { } leaving)
                return [new Problem("", T("This story is not among the translations any more: somebody else took it off."))];
            stories.Remove(leaving);
            Group([leaving]);
            Group(stories);
            removed = $"{leaving.Slug} from {string.Join(", ", stories.Select(story => story.Slug).Order(StringComparer.Ordinal))}";
            if (leaving.Id != article.Id)
                db.Record(actor, Verb.RemoveTranslation, Subject.Article(leaving.Id), now, removed);
            return Problem.None;
        }, ct, said: () => removed);
    }

    // Written also where the number stays: whoever changes the same group at the same moment has to look again.
    private void Group(List<Article> stories)
    {
        long? group = stories.Count > 1 ? stories.Min(story => story.Id) : null;
        foreach (var story in stories)
        {
            story.TranslationGroup = group;
            db.Entry(story).Property(a => a.TranslationGroup).IsModified = true;
        }
    }

    private async Task<(Article? Story, string? Problem)> FindAsync(Article article, string typed, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return (null, T("Type the address of the other story."));
        var story = await db.StoryAtAsync(typed, ct);
        return story switch
        {
            null => (null, T("No story has this address. Choose one from the list, or copy the address of its page.")),
            _ when story.Id == article.Id => (null, T("This is the story itself. Give the address of the one in another language.")),
            { TrashedAt: not null } => (null, T("This story is in the trash. Restore it first, or choose another.")),
            _ when story.TranslationGroup is { } group && group == article.TranslationGroup => (null, T("This story is among the translations already.")),
            _ => (story, null),
        };
    }

    private async Task<string?> FindClashAsync(Article article, Article other, List<Article> stories, CancellationToken ct)
    {
        var ids = stories.Select(story => story.Id).ToArray();
        var languages = await db.Articles.Where(a => EF.Parameter(ids).Contains(a.Id))
            .SelectMany(a => a.Revisions.Where(r => r.Number == a.LatestNumber), (a, r) => new { a.Id, r.Language }).ToDictionaryAsync(text => text.Id, text => text.Language, ct);
        if (!StoryTranslation.IsKnown(languages[article.Id]))
            return T("The language of this story is not known. Choose it in the editor first.");
        if (!StoryTranslation.IsKnown(languages[other.Id]))
            return T("The language of that story is not known. Choose it in its editor first.");
        if (IsSame(article, other))
            return T("Both stories are in the same language. A translation is in another; the editor says which, under “Language”.");
        var ours = stories.Where(story => story.Id == article.Id || (story.TranslationGroup is { } group && group == article.TranslationGroup)).ToList();
        var clash = stories.Except(ours).SelectMany(theirs => ours.Where(own => IsSame(own, theirs))).FirstOrDefault();
        var taken = clash?.Slug ?? "";
        return clash is null ? null : T($"The group has a story in that language already, “{taken}”. Take that one off first.");

        bool IsSame(Article one, Article two) => string.Equals(languages[one.Id], languages[two.Id], StringComparison.OrdinalIgnoreCase);
    }

    private static IReadOnlyList<Problem> Refused(string text) => [new Problem(StoryField, text)];
}
