using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.Photos;

namespace NewsSite.Core.Publishing;

/// <summary>An agency as typed.</summary>
/// <param name="Name">In full.</param>
/// <param name="CreditLine">As credits name it; empty: as its name.</param>
/// <param name="Aliases">Other names, separated by commas.</param>
public sealed record AgencyText(string Name, string CreditLine, string Aliases);

/// <summary>The verbs on the list of agencies that credits can name.</summary>
public sealed class AgencyDesk(NewsDb db, TimeProvider clock)
{
    /// <summary>Adds an agency, or changes one.</summary>
    /// <param name="id">Which; null for a new one.</param>
    /// <param name="text">As typed.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>What has to be put right first (none: done); null when there is no such agency.</returns>
    /// <exception cref="NotAllowedException">The actor may not manage photos.</exception>
    public async Task<IReadOnlyList<Problem>?> SaveAsync(long? id, AgencyText text, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(text);
        actor.Require(Right.Publish);
        var clean = new AgencyText(TypedText.OneLine(text.Name), TypedText.OneLine(text.CreditLine), TypedText.OneLine(text.Aliases));
        if (Problems(clean).ToList() is { Count: > 0 } problems)
            return problems;
        return await db.InRepeatedTransactionAsync<IReadOnlyList<Problem>?>(
            async token =>
            {
                var key = Agency.KeyOf(clean.Name);
                if (await db.Agencies.AnyAsync(a => a.Key == key && a.Id != id, token))
                    return [new Problem(nameof(text.Name), T("This agency is in the list already. Change that one."))];
                var agency = id is null ? db.Agencies.Add(new Agency()).Entity : await db.Agencies.SingleOrDefaultAsync(a => a.Id == id, token);
                if (agency is null)
                    return null;
                agency.Name = clean.Name;
                agency.Key = key;
                agency.CreditLine = clean.CreditLine.Length > 0 ? clean.CreditLine : clean.Name;
                agency.Aliases = clean.Aliases;
                await db.SaveChangesAsync(token);
                db.Record(actor, id is null ? Verb.CreateAgency : Verb.ChangeAgency, Subject.Agency(agency.Id), clock.GetUtcNow().UtcDateTime, agency.Name);
                await db.SaveChangesAsync(token);
                return Problem.None;
            },
            ct);
    }

    /// <summary>Takes an agency off the list; credits keep their words.</summary>
    /// <returns>None: done; null when there is no such agency.</returns>
    /// <exception cref="NotAllowedException">The actor may not manage photos.</exception>
    public async Task<IReadOnlyList<Problem>?> DeleteAsync(long id, Actor actor, CancellationToken ct)
    {
        actor.Require(Right.Publish);
        return await db.InRepeatedTransactionAsync<IReadOnlyList<Problem>?>(
            async token =>
            {
                if (await db.Agencies.SingleOrDefaultAsync(a => a.Id == id, token) is not { } agency)
                    return null;
                await db.Photos.Where(p => p.AgencyId == id)
                    .ExecuteUpdateAsync(set => set.SetProperty(p => p.AgencyId, (long?)null).SetProperty(p => p.Version, p => p.Version + 1), token);
                db.Agencies.Remove(agency);
                db.Record(actor, Verb.DeleteAgency, Subject.Agency(id), clock.GetUtcNow().UtcDateTime, agency.Name);
                await db.SaveChangesAsync(token);
                return Problem.None;
            },
            ct);
    }

    private static IEnumerable<Problem> Problems(AgencyText text)
    {
        if (Agency.KeyOf(text.Name).Length == 0)
            yield return new Problem(nameof(text.Name), T("An agency needs a name."));
        foreach (var (field, typed, most) in new[]
        {
            (nameof(text.Name), text.Name, Agency.NameMaxLength),
            (nameof(text.CreditLine), text.CreditLine, Agency.NameMaxLength),
            (nameof(text.Aliases), text.Aliases, Agency.AliasesMaxLength),
        })
        {
            if (typed.Length > most)
                yield return new Problem(field, T($"This is {typed.Length:N0} characters long; the most is {most:N0}. Shorten it."));
        }
    }
}
