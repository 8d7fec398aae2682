using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.Search;

namespace NewsSite.Core.Publishing;

/// <summary>
/// The verbs on one tag; <see cref="TagMerge"/> has the one on two. Each is one transaction with its audit row and the search texts of the
/// stories that carry the tag. They return the problems that an admin can put right (none: done), or null when there is no such tag.
/// </summary>
public sealed class TagDesk(NewsDb db, TagNames names, TimeProvider clock)
{
    /// <summary>Most aliases of a tag.</summary>
    public const int AliasesMost = 100;

    /// <summary>Adds an accepted tag.</summary>
    /// <param name="name">As readers see it.</param>
    /// <param name="aliases">Other names that lead to it.</param>
    /// <param name="description">Plain text.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Its id, null when it could not be added, and what has to be put right first.</returns>
    /// <exception cref="NotAllowedException">The actor may not manage the vocabulary.</exception>
    public async Task<(long? Id, IReadOnlyList<Problem> Problems)> CreateAsync(
        string name, IReadOnlyList<string> aliases, string description, Actor actor, CancellationToken ct)
    {
        actor.Require(Right.ManageVocabulary);
        (name, description) = (TypedText.OneLine(name), TypedText.Lines(description));
        try
        {
            return await db.InTransactionAsync<(long?, IReadOnlyList<Problem>)>(
                async token =>
                {
                    var tag = new Tag { State = TagState.Accepted };
                    if (await TagChecks.FindAsync(db, tag, name, TagChecks.Clean(aliases), description, token) is { Count: > 0 } problems)
                        return (null, problems);
                    tag.Name = name;
                    tag.Key = SearchText.Fold(name);
                    tag.Slug = await names.FreeSlugAsync(name, token);
                    tag.Description = description;
                    TakeAliases(tag, TagChecks.Clean(aliases));
                    db.Tags.Add(tag);
                    await db.SaveChangesAsync(token);
                    await db.TakeIntoUseAsync(Slug.TagPath(tag.Slug), token);
                    db.Record(actor, Verb.CreateTag, Subject.Tag(tag.Id), Now, tag.Name);
                    await db.SaveChangesAsync(token);
                    return (tag.Id, Problem.None);
                },
                ct);
        }
        catch (DbUpdateException e) when (UniqueViolation.IsIn(e))
        {
            db.ChangeTracker.Clear();
            return (null, [TagChecks.JustTaken]);
        }
    }

    /// <summary>Changes name, aliases and description. A new name moves the address, which redirects from then on; the old name becomes an alias.</summary>
    /// <param name="id">Which tag.</param>
    /// <param name="name">As readers see it.</param>
    /// <param name="aliases">Other names that lead to it; those left out are given up.</param>
    /// <param name="description">Plain text.</param>
    /// <param name="opened">Mark of the tag that these words are to replace; another one changes nothing and <see cref="Problem.ChangedSince"/> comes back. Null: whatever it is.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="NotAllowedException">The actor may not manage the vocabulary.</exception>
    public Task<IReadOnlyList<Problem>?> ChangeAsync(
        long id, string name, IReadOnlyList<string> aliases, string description, string? opened, Actor actor, CancellationToken ct) =>
        DoAsync(id, Verb.ChangeTag, actor, async (tag, token) =>
        {
            if (opened is not null && opened != MarkOf(tag))
                return ([Problem.ChangedSince], "");
            (name, description) = (TypedText.OneLine(name), TypedText.Lines(description));
            var wanted = TagChecks.Clean(aliases);
            var problems = await TagChecks.FindAsync(db, tag, name, wanted, description, token);
            if (problems.Count > 0)
                return (problems, "");

            var (before, oldKey) = (tag.Name, tag.Key);
            tag.Name = name;
            tag.Key = SearchText.Fold(name);
            tag.Description = description;
            if (oldKey != tag.Key)
            {
                await MoveAsync(tag, token);
                wanted = [.. wanted, before];
            }

            TakeAliases(tag, wanted);
            return (Problem.None, before == tag.Name ? tag.Name : $"{before} to {tag.Name}");
        }, ct);

    /// <summary>Takes a proposed tag into the vocabulary: readers see it on every live story that carries it.</summary>
    /// <exception cref="NotAllowedException">The actor may not manage the vocabulary.</exception>
    public Task<IReadOnlyList<Problem>?> AcceptAsync(long id, Actor actor, CancellationToken ct) =>
        DoAsync(id, Verb.AcceptTag, actor, async (tag, token) =>
        {
            if (tag.State == TagState.Accepted || tag.DeletedAt is not null)
                return Refused(T("This tag is not waiting to be accepted."));
            tag.State = TagState.Accepted;
            await db.TakeIntoUseAsync(Slug.TagPath(tag.Slug), token);
            return (Problem.None, tag.Name);
        }, ct);

    /// <summary>Takes a proposed tag off; <see cref="RestoreAsync"/> brings it back as proposed.</summary>
    /// <exception cref="NotAllowedException">The actor may not manage the vocabulary.</exception>
    public Task<IReadOnlyList<Problem>?> RefuseAsync(long id, Actor actor, CancellationToken ct) =>
        DoAsync(id, Verb.RefuseTag, actor, (tag, _) =>
        {
            if (tag.State == TagState.Accepted || tag.DeletedAt is not null)
                return Task.FromResult(Refused(T("This tag is not waiting to be accepted.")));
            tag.DeletedAt = Now;
            return Task.FromResult((Problem.None, tag.Name));
        }, ct);

    /// <summary>Hides a tag everywhere. Stories keep it, so that <see cref="RestoreAsync"/> brings everything back.</summary>
    /// <exception cref="NotAllowedException">The actor may not manage the vocabulary.</exception>
    public Task<IReadOnlyList<Problem>?> DeleteAsync(long id, Actor actor, CancellationToken ct) =>
        DoAsync(id, Verb.DeleteTag, actor, (tag, _) =>
        {
            if (tag.DeletedAt is not null)
                return Task.FromResult(Refused(T("This tag is deleted already.")));
            tag.DeletedAt = Now;
            return Task.FromResult((Problem.None, tag.Name));
        }, ct);

    /// <summary>Takes a deletion or refusal back: the tag is on the same stories, with the same address and in the same state as before.</summary>
    /// <exception cref="NotAllowedException">The actor may not manage the vocabulary.</exception>
    public Task<IReadOnlyList<Problem>?> RestoreAsync(long id, Actor actor, CancellationToken ct) =>
        DoAsync(id, Verb.RestoreTag, actor, (tag, _) =>
        {
            if (tag.DeletedAt is null)
                return Task.FromResult(Refused(T("This tag is not deleted.")));
            tag.DeletedAt = null;
            return Task.FromResult((Problem.None, tag.Name));
        }, ct);

    /// <summary>The mark of a tag's words.</summary>
    /// <param name="tag">With its aliases.</param>
    public static string MarkOf(Tag tag)
    {
        ArgumentNullException.ThrowIfNull(tag);
        return TextMark.Of([tag.Name, tag.Description, .. tag.Aliases.Select(alias => alias.Name).Order(StringComparer.Ordinal)]);
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private async Task<IReadOnlyList<Problem>?> DoAsync(
        long id, Verb verb, Actor actor, Func<Tag, CancellationToken, Task<(IReadOnlyList<Problem> Problems, string Details)>> work, CancellationToken ct)
    {
        actor.Require(Right.ManageVocabulary);
        try
        {
            return await db.InRepeatedTransactionAsync(
                async token =>
                {
                    var tag = await db.Tags.Include(t => t.Aliases).SingleOrDefaultAsync(t => t.Id == id && t.MergedIntoId == null, token);
                    if (tag is null)
                        return null;
                    var (problems, details) = await work(tag, token);
                    if (problems.Count > 0)
                        return problems;
                    db.Record(actor, verb, Subject.Tag(id), Now, details);
                    await db.SaveChangesAsync(token);
                    await db.ReindexAsync(db.Carrying(id), token);
                    return Problem.None;
                },
                ct);
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || UniqueViolation.IsIn(e))
        {
            db.ChangeTracker.Clear();
            return [e is DbUpdateConcurrencyException ? TagChecks.JustChanged : TagChecks.JustTaken];
        }
    }

    // Only readers' addresses redirect: that a proposed or deleted tag had another name is nobody's business.
    private async Task MoveAsync(Tag tag, CancellationToken ct)
    {
        if (Slug.From(tag.Name, "tag") == tag.Slug)
            return;
        var old = tag.Slug;
        tag.Slug = await names.FreeSlugAsync(tag.Name, ct);
        if (tag is { State: TagState.Accepted, DeletedAt: null })
            await db.MoveAsync(Slug.TagPath(old), Slug.TagPath(tag.Slug), Now, ct);
        else
            await db.TakeIntoUseAsync(Slug.TagPath(tag.Slug), ct);
    }

    private static void TakeAliases(Tag tag, IReadOnlyList<string> wanted)
    {
        var byKey = wanted.DistinctBy(SearchText.Fold).Where(alias => SearchText.Fold(alias) != tag.Key).ToDictionary(SearchText.Fold);
        tag.Aliases.RemoveAll(alias => !byKey.ContainsKey(alias.Key));
        foreach (var (key, name) in byKey)
        {
            if (tag.Aliases.Find(alias => alias.Key == key) is { } known)
                known.Name = name;
            else
                tag.Aliases.Add(new TagAlias { Name = name, Key = key });
        }
    }

    private static (IReadOnlyList<Problem>, string) Refused(string text) => ([new Problem("", text)], "");
}
