using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Data.Changes;
using NewsSite.Core.History;
using NewsSite.Core.Identity;

namespace NewsSite.Core.Publishing;

/// <summary>What a merge would change, for the admin to see before.</summary>
/// <param name="From">Name of the tag that goes.</param>
/// <param name="Into">Name of the tag that stays.</param>
/// <param name="Stories">Live stories that get the other tag.</param>
/// <param name="Both">Of those, the ones that carry both already.</param>
/// <param name="Names">Names that become aliases of the tag that stays.</param>
/// <param name="FromPath">Address that redirects from then on.</param>
/// <param name="IntoPath">Address that it redirects to.</param>
public sealed record MergePreview(string From, string Into, int Stories, int Both, IReadOnlyList<string> Names, string FromPath, string IntoPath);

/// <summary>
/// Lets one tag go into another. Revisions keep the tag that their editor chose; it points to the other one from then on, so that lists,
/// search and addresses follow. The work is done in statements over sets: its time grows with the stories concerned, its memory does not.
/// </summary>
public sealed class TagMerge(NewsDb db, TimeProvider clock)
{
    /// <summary>What a merge would change.</summary>
    /// <returns>The preview; null when one of the two is not there or was merged or deleted; the problems when they can't be merged.</returns>
    public async Task<(MergePreview? Preview, IReadOnlyList<Problem> Problems)> PreviewAsync(long fromId, long intoId, CancellationToken ct)
    {
        var from = await FindAsync(fromId, ct);
        var into = await FindAsync(intoId, ct);
        if (Check(from, into) is { Count: > 0 } problems)
            return (null, problems);

        var stories = await db.TagListings.CountAsync(l => l.TagId == fromId, ct);
        var both = await db.TagListings.CountAsync(l => l.TagId == fromId && db.TagListings.Any(o => o.TagId == intoId && o.ArticleId == l.ArticleId), ct);
        return (
            new MergePreview(
                from!.Name, into!.Name, stories, both, [from.Name, .. from.Aliases.Select(a => a.Name)], Slug.TagPath(from.Slug), Slug.TagPath(into.Slug)),
            Problem.None);
    }

    /// <summary>Merges.</summary>
    /// <param name="fromId">The tag that goes.</param>
    /// <param name="intoId">The tag that stays.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>What has to be put right first (none: done).</returns>
    /// <exception cref="NotAllowedException">The actor may not manage the vocabulary.</exception>
    public async Task<IReadOnlyList<Problem>> MergeAsync(long fromId, long intoId, Actor actor, CancellationToken ct)
    {
        actor.Require(Right.ManageVocabulary);
        try
        {
            return await db.InRepeatedTransactionAsync(
                async token =>
                {
                    var from = await FindAsync(fromId, token);
                    var into = await FindAsync(intoId, token);
                    if (Check(from, into) is { Count: > 0 } problems)
                        return problems;
                    await MergeAsync(from!, into!, actor, token);
                    return Problem.None;
                },
                ct);
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || UniqueViolation.IsIn(e))
        {
            db.ChangeTracker.Clear();
            return [TagChecks.JustChanged];
        }
    }

    private async Task MergeAsync(Tag from, Tag into, Actor actor, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var wasPublic = from.State == TagState.Accepted;
        from.MergedIntoId = into.Id;
        from.State = TagState.Accepted;
        from.LiveCount = 0;
        into.Version++; // raised again on saving: two merges that touch this tag at once do not both go through
        db.Record(actor, Verb.MergeTag, Subject.Tag(from.Id), now, $"{from.Name} into {into.Name}");
        await db.SaveChangesAsync(ct);

        await TakeNamesAsync(from, into, ct);
        await MoveListingsAsync(from.Id, into.Id, ct);
        if (wasPublic)
            await db.MoveAsync(Slug.TagPath(from.Slug), Slug.TagPath(into.Slug), now, ct);
        await db.SaveChangesAsync(ct);
        await db.ReindexAsync(db.Carrying(into.Id), ct);
    }

    // Tags merged into this one earlier go along, so that a merged tag always points at one that stands for itself.
    private async Task TakeNamesAsync(Tag from, Tag into, CancellationToken ct)
    {
        await db.Tags.Where(t => t.MergedIntoId == from.Id).ExecuteUpdateAsync(
            set => set.SetProperty(t => t.MergedIntoId, into.Id).SetProperty(t => t.Version, t => t.Version + 1), ct);
        await db.TagAliases.Where(a => a.TagId == from.Id && a.Key == into.Key).ExecuteDeleteAsync(ct);
        await db.TagAliases.Where(a => a.TagId == from.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.TagId, into.Id), ct);
        if (!await db.TagAliases.AnyAsync(a => a.Key == from.Key, ct))
            db.TagAliases.Add(new TagAlias { TagId = into.Id, Name = from.Name, Key = from.Key });
    }

    private async Task MoveListingsAsync(long fromId, long intoId, CancellationToken ct)
    {
        if (await db.TagListings.AnyAsync(l => l.TagId == fromId, ct))
        {
            await db.TouchCarriersAsync(fromId, ct);
            await db.TouchBesideAsync(fromId, ct);
            foreach (var part in new[] { Part.OfTag(intoId), Part.Beside(intoId), Part.Rarity(intoId), Part.Topics, Part.Carried })
                db.Touch(part);
        }

        await db.TagListings.Where(l => l.TagId == fromId && db.TagListings.Any(o => o.TagId == intoId && o.ArticleId == l.ArticleId)).ExecuteDeleteAsync(ct);
        await db.TagListings.Where(l => l.TagId == fromId).ExecuteUpdateAsync(set => set.SetProperty(l => l.TagId, intoId), ct);
        await db.Tags.Where(t => t.Id == intoId).ExecuteUpdateAsync(
            set => set.SetProperty(t => t.LiveCount, t => db.TagListings.Count(l => l.TagId == t.Id)).SetProperty(t => t.Version, t => t.Version + 1), ct);
    }

    private Task<Tag?> FindAsync(long id, CancellationToken ct) =>
        db.Tags.Include(t => t.Aliases).SingleOrDefaultAsync(t => t.Id == id && t.MergedIntoId == null && t.DeletedAt == null, ct);

    private static IReadOnlyList<Problem> Check(Tag? from, Tag? into) => (from, into) switch
    {
        (null, _) => [new Problem("", T("This tag was merged or deleted in the meantime. Look at the list of tags."))],
        (_, null) => [new Problem("Into", T("There is no such tag to merge into. Choose one from the list."))],
        _ when from.Id == into.Id => [new Problem("Into", T("A tag can't be merged into itself. Choose another one."))],
        (_, { State: TagState.Proposed }) => [new Problem("Into", T($"“{into.Name}” is only proposed. Accept it first, or merge the other way round."))],
        _ => Problem.None,
    };
}
