using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Core.Importing.Captures;

namespace NewsSite.Core.Importing;

/// <summary>Decides what a batch of files does to the store, and writes nothing.</summary>
internal sealed class ImportPlanning(NewsDb db, ImportMemory memory, SourceUpdate update, bool isDryRun)
{
    private readonly Dictionary<string, NewStory> _newByContent = new(StringComparer.Ordinal);
    private StoredSources? _stored;

    /// <summary>The plan of each file, in their order.</summary>
    public async Task<IReadOnlyList<SourcePlan>> PlanAsync(IReadOnlyList<PreparedSource> sources, CancellationToken ct)
    {
        _stored = await StoredSources.LookUpAsync(db, [.. sources.Where(source => !source.IsRefused)], ct);
        var plans = new List<SourcePlan>(sources.Count);
        foreach (var source in sources)
        {
            var plan = new SourcePlan(source);
            await DecideAsync(plan, ct);
            plans.Add(plan);
        }

        var fresh = plans.SelectMany(plan => plan.Stories).OfType<NewStory>().ToList();
        var slugs = await new FreeSlugs(db, memory).TakeAsync(fresh.ConvertAll(story => story.Story.WantedSlug), ct);
        foreach (var (story, slug) in fresh.Zip(slugs))
            story.Slug = slug;
        return plans;
    }

    private async Task DecideAsync(SourcePlan plan, CancellationToken ct)
    {
        var source = plan.Source;
        if (source.IsRefused)
        {
            plan.Status = SourceStatus.Refused;
        }
        else if (_stored!.IsOutdatedBySha256.TryGetValue(source.Sha256!, out var isOutdated))
        {
            plan.Status = SourceStatus.Unchanged;
            if (isOutdated)
                plan.Messages.Add(CaptureMessage.Warning(null, "the same bytes were imported before and a newer version of the file since: nothing is changed back"));
        }
        else if (!memory.AddSource(source.Sha256!))
        {
            plan.Status = SourceStatus.Unchanged;
        }
        else
        {
            await DecideStoriesAsync(plan, ct);
        }
    }

    private async Task DecideStoriesAsync(SourcePlan plan, CancellationToken ct)
    {
        var source = plan.Source;
        if (!_stored!.KnownNames.Contains(source.File.Name))
        {
            plan.Stories.AddRange(source.Stories.Select(story => Fresh(plan, story)));
            return;
        }

        var earlier = await db.EarlierAsync(source.File.Name, ct);
        var matches = StoryMatching.Match(earlier, source.Stories, story => Elsewhere(story) is not null);
        var desk = await db.NewestTextsAsync([.. matches.OfType<EarlierStory>().Select(was => was.Article.Id)], ct);
        for (var i = 0; i < matches.Count; i++)
        {
            var story = source.Stories[i];
            var decided = matches[i] is { } was
                ? update.Plan(plan, story, was, memory.Changed(was.Article.Id) ?? desk[was.Article.Id], ct)
                : Fresh(plan, story);
            if (isDryRun && decided is ChangedStory changed)
                await RememberAsync(changed, source.File.Name, ct);
            if (decided is not null)
                plan.Stories.Add(decided);
        }
    }

    // An import stores two files that change one story one after the other: the second meets what the first made of it. A dry run stores nothing.
    private async Task RememberAsync(ChangedStory changed, string name, CancellationToken ct)
    {
        var id = changed.Article.Id;
        if (!await db.ImportedArticles.AnyAsync(i => i.ArticleId == id && db.ImportedSources.Any(s => s.Id == i.SourceId && s.Name != name), ct))
            return;
        memory.Add(changed.Story, new Provenance(name, changed.Story.Captured.Line));
        memory.Change(id, changed.Newest);
    }

    private StoryPlan Fresh(SourcePlan plan, PreparedStory story)
    {
        var line = story.Captured.Line;
        if (Elsewhere(story) is { } from)
        {
            plan.Messages.Add(CaptureMessage.Warning(line, $"the same article is imported already from {from.Name}, line {from.Line}: skipped"));
            var stored = _stored!.ByContent.GetValueOrDefault(story.ContentKey);
            return new KnownStory(story, isEarlier: false)
            {
                ArticleId = stored?.ArticleId,
                RevisionNumber = stored?.RevisionNumber ?? 1,
                First = _newByContent.GetValueOrDefault(story.ContentKey),
            };
        }

        if (SameHeadline(story) is { } other && other.Name != plan.Source.File.Name)
            plan.Messages.Add(CaptureMessage.Warning(line, $"the headline of {other.Name}, line {other.Line}, with another body: stored as an article of its own"));
        var fresh = new NewStory(story);
        memory.Add(story, new Provenance(plan.Source.File.Name, line));
        _newByContent[story.ContentKey] = fresh;
        return fresh;
    }

    private Provenance? Elsewhere(PreparedStory story) =>
        _stored!.ByContent.TryGetValue(story.ContentKey, out var stored) ? stored.From : memory.Content(story.ContentKey);

    private Provenance? SameHeadline(PreparedStory story) =>
        _stored!.ByHeadline.TryGetValue(story.HeadlineKey, out var stored) ? stored.From : memory.Headline(story.HeadlineKey);
}
