using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.History;

namespace NewsSite.Core.Publishing;

/// <summary>A saved text in a story's history.</summary>
/// <param name="Number">Of the revision.</param>
/// <param name="SavedAt">UTC.</param>
/// <param name="EditorName">Who saved it.</param>
/// <param name="Kind">By hand or by itself.</param>
public sealed record SavedText(int Number, DateTime SavedAt, string EditorName, SaveKind Kind);

/// <summary>What was done with a story, as its history tells it.</summary>
/// <param name="Verb">What.</param>
/// <param name="At">When, UTC.</param>
/// <param name="EditorName">By whom.</param>
public sealed record StoryEvent(Verb Verb, DateTime At, string EditorName)
{
    /// <summary>What the writer was told, where the story was sent back.</summary>
    public string? Note { get; init; }
}

/// <summary>A text that counts: one that somebody saved by hand or something was done with, or the newest one.</summary>
/// <param name="Text">Which.</param>
/// <param name="Events">What was done when it was the newest text, the last first; saves are left out.</param>
/// <param name="Before">The texts that saved themselves on the way to it, the newest first.</param>
public sealed record Milestone(SavedText Text, IReadOnlyList<StoryEvent> Events, IReadOnlyList<SavedText> Before);

/// <summary>That a story did not go out when it was due.</summary>
/// <param name="At">When that was found, UTC.</param>
/// <param name="Why">In words.</param>
public sealed record NotPublished(DateTime At, string Why);

/// <summary>Reads the history of a story: milestones, with what saved itself on the way folded into them.</summary>
public static class StoryHistory
{
    // Enough for days of typing; the rest is a page further.
    private const int TextsMost = 400;

    // These are of a text beside the story, or of nobody's text.
    private static readonly Verb[] NoMilestones =
    [
        Verb.DismissFinding, Verb.RecallFinding, Verb.KeepBranch, Verb.DiscardBranch, Verb.TakeOver, Verb.ResolveConflict, Verb.MakePreviewLink, Verb.RevokePreviewLink,
    ];

    /// <summary>The milestones, the newest first, and the number to go on before; null when there are no more.</summary>
    /// <param name="db">The store.</param>
    /// <param name="articleId">Which article.</param>
    /// <param name="before">Number of the last text of the page before; null for the first page.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<(IReadOnlyList<Milestone> Milestones, int? Next)> MilestonesAsync(this NewsDb db, long articleId, int? before, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var texts = await db.Revisions.Where(r => r.ArticleId == articleId && (before == null || r.Number < before)).OrderByDescending(r => r.Number)
            .Select(r => new SavedText(r.Number, r.SavedAt, r.EditorName, r.Kind)).Take(TextsMost + 1).ToListAsync(ct);
        int? next = texts.Count > TextsMost ? texts[TextsMost - 1].Number : null;
        texts = [.. texts.Take(TextsMost)];
        var entries = await db.AuditEntries.AsNoTracking().Where(e => e.Subject == "article" && e.SubjectId == articleId && !NoMilestones.Contains(e.Verb))
            .OrderByDescending(e => e.Id).Select(e => new { e.Verb, e.At, e.EditorName, e.Details }).ToListAsync(ct);
        var notes = (await db.ReviewNotes.AsNoTracking().Where(n => n.ArticleId == articleId).Select(n => new { n.SentBackAt, n.Text }).ToListAsync(ct)).ToLookup(n => n.SentBackAt, n => n.Text);
        var events = entries.ToLookup(e => NumberIn(e.Details) ?? texts.Find(t => t.SavedAt <= e.At)?.Number ?? 0, e => new StoryEvent(e.Verb, e.At, e.EditorName)
        {
            Note = e.Verb == Verb.SendBack ? notes[e.At].FirstOrDefault() : null,
        });

        var milestones = new List<Milestone>();
        var folded = new List<SavedText>();
        SavedText? newest = null;
        foreach (var text in texts)
        {
            if (newest is not null && text.Kind == SaveKind.ByItself && !events[text.Number].Any())
            {
                folded.Add(text);
                continue;
            }

            if (newest is not null)
                milestones.Add(Milestone(newest));
            (newest, folded) = (text, []);
        }

        if (newest is not null)
            milestones.Add(Milestone(newest));
        return (milestones, next);

        Milestone Milestone(SavedText text) => new(text, [.. events[text.Number].Where(e => e.Verb is not (Verb.SaveDraft or Verb.CreateArticle))], folded);
    }

    /// <summary>Why the story did not go out when it was due; null when nothing was, or it was published or scheduled since.</summary>
    /// <param name="db">The store.</param>
    /// <param name="articleId">Which article.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<NotPublished?> NotPublishedAsync(this NewsDb db, long articleId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        Verb[] plans = [Verb.Publish, Verb.Schedule, Verb.Unschedule, Verb.Withdraw];
        var last = await db.AuditEntries.AsNoTracking().Where(e => e.Subject == "article" && e.SubjectId == articleId && plans.Contains(e.Verb))
            .OrderByDescending(e => e.Id).Select(e => new { e.Verb, e.At, e.Details }).FirstOrDefaultAsync(ct);
        return last is { Verb: Verb.Unschedule } && last.Details.StartsWith(ScheduledPublisher.NotPublished, StringComparison.Ordinal)
            ? new NotPublished(last.At, last.Details[(last.Details.IndexOf(": ", StringComparison.Ordinal) + 2)..])
            : null;
    }

    // Saves name the revision that they are of; what else was done was done with the newest text of its time.
    private static int? NumberIn(string details)
    {
        const string word = "revision ";
        if (!details.StartsWith(word, StringComparison.Ordinal))
            return null;
        var digits = details.AsSpan(word.Length);
        var end = digits.IndexOfAnyExceptInRange('0', '9');
        return int.TryParse(end < 0 ? digits : digits[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
