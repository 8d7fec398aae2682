using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;

namespace NewsSite.Core.Publishing;

/// <summary>Settles the parts of a story that both a newer source and an editor changed.</summary>
public sealed class ConflictDesk(NewsDb db, Drafting drafting, TimeProvider clock)
{
    private static Problem ChangedSince =>
        new("", T("This part of the story has been changed since the source came in. Open the story, put in by hand what you want of the source's text, then keep ours here."));

    /// <summary>Leaves the story as it is.</summary>
    /// <returns>What has to be put right first (none: done); null when there is no such conflict.</returns>
    /// <exception cref="NotAllowedException">The actor may not administer.</exception>
    public Task<IReadOnlyList<Problem>?> KeepOursAsync(long id, Actor actor, CancellationToken ct) => SettleAsync(id, "kept the desk's", actor, ct);

    /// <summary>Puts what the source says into the newest text, as a draft: readers see it when it is published.</summary>
    /// <returns>What has to be put right first (none: done); null when there is no such conflict.</returns>
    /// <exception cref="NotAllowedException">The actor may not administer.</exception>
    public async Task<IReadOnlyList<Problem>?> TakeSourcesAsync(long id, Actor actor, CancellationToken ct)
    {
        actor.Require(Right.Administer);
        var conflict = await db.ImportConflicts.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && c.ResolvedAt == null, ct);
        if (conflict is null)
            return null;
        var newest = await db.Revisions.AsNoTracking()
            .Include(r => r.Tags).ThenInclude(t => t.Tag).ThenInclude(t => t!.MergedInto).Include(r => r.Captions).AsSplitQuery()
            .SingleAsync(r => r.ArticleId == conflict.ArticleId && db.Articles.Any(a => a.Id == r.ArticleId && a.LatestNumber == r.Number), ct);
        if (Apply(DraftText.Of(newest), conflict) is not { } text)
            return [ChangedSince];

        // Saving the same text again makes no revision: had the settling below failed the first time, this is what it goes on from.
        var saved = await drafting.SaveAsync(conflict.ArticleId, newest.Number, text, actor, ct);
        return saved is { Saved: true } ? await SettleAsync(id, "took the source's", actor, ct) : saved?.Problems;
    }

    private async Task<IReadOnlyList<Problem>?> SettleAsync(long id, string how, Actor actor, CancellationToken ct)
    {
        actor.Require(Right.Administer);
        try
        {
            return await db.InTransactionAsync<IReadOnlyList<Problem>?>(
                async token =>
                {
                    var conflict = await db.ImportConflicts.SingleOrDefaultAsync(c => c.Id == id && c.ResolvedAt == null, token);
                    if (conflict is null)
                        return null;
                    conflict.ResolvedAt = clock.GetUtcNow().UtcDateTime;
                    db.Record(actor, Verb.ResolveConflict, Subject.Article(conflict.ArticleId), conflict.ResolvedAt.Value, $"{conflict.Part}: {how}");
                    await db.SaveChangesAsync(token);
                    return Problem.None;
                },
                ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return null; // somebody else settled it at the same moment
        }
    }

    private static DraftText? Apply(DraftText text, ImportConflict conflict)
    {
        if (conflict.Part is nameof(DraftText.Headline) or nameof(DraftText.Byline) or nameof(DraftText.Dateline) or nameof(DraftText.Language))
            return ApplyToLine(text, conflict);
        if (conflict.Part.StartsWith("Caption ", StringComparison.Ordinal))
            return ApplyToCaption(text, conflict);
        return Replace(text.Body, conflict) is { } body ? text with { Body = body } : null;
    }

    private static DraftText? ApplyToLine(DraftText text, ImportConflict conflict) => conflict.Part switch
    {
        nameof(DraftText.Headline) when Is(text.Headline, conflict) => text with { Headline = conflict.FromSource },
        nameof(DraftText.Byline) when Is(text.Byline, conflict) => text with { Byline = conflict.FromSource },
        nameof(DraftText.Dateline) when Is(text.Dateline, conflict) => text with { Dateline = conflict.FromSource },
        nameof(DraftText.Language) when Is(text.Language, conflict) => text with { Language = conflict.FromSource },
        _ => null,
    };

    // "Caption 2" and "Caption 2, credit"; a run of several captions in conflict matches none and is left to people.
    private static DraftText? ApplyToCaption(DraftText text, ImportConflict conflict)
    {
        var comma = conflict.Part.IndexOf(',', StringComparison.Ordinal);
        var number = conflict.Part.AsSpan("Caption ".Length, (comma < 0 ? conflict.Part.Length : comma) - "Caption ".Length);
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var place) || place < 1 || place > text.Captions.Count)
            return null;
        var caption = text.Captions[place - 1];
        var changed = comma < 0
            ? Is(caption.Caption, conflict) ? caption with { Caption = conflict.FromSource } : null
            : Is(caption.Credit, conflict) ? caption with { Credit = conflict.FromSource } : null;
        return changed is null ? null : text with { Captions = [.. text.Captions.Select((other, i) => i == place - 1 ? changed : other)] };
    }

    private static bool Is(string now, ImportConflict conflict) => now == conflict.FromDesk || now == conflict.FromSource;

    private static string? Replace(string body, ImportConflict conflict)
    {
        var at = conflict.FromDesk.Length == 0 ? -1 : body.IndexOf(conflict.FromDesk, StringComparison.Ordinal);
        if (at < 0)
            return conflict.FromSource.Length > 0 && body.Contains(conflict.FromSource, StringComparison.Ordinal) ? body : null;
        var isOnce = body.IndexOf(conflict.FromDesk, at + 1, StringComparison.Ordinal) < 0;
        return isOnce ? body.Remove(at, conflict.FromDesk.Length).Insert(at, conflict.FromSource) : null;
    }
}
