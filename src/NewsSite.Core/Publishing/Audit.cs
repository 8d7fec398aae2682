using NewsSite.Core.Data;
using NewsSite.Core.FrontPage;
using NewsSite.Core.History;
using NewsSite.Core.Identity;

namespace NewsSite.Core.Publishing;

/// <summary>Adds the audit row of a verb to the transaction that the verb runs in.</summary>
public static class Audit
{
    private const int DetailsMaxLength = 2000;

    /// <summary>Adds the row; the caller saves it together with what it tells. It gets its place in the chain, and its id, at the commit.</summary>
    /// <param name="db">The context of the verb's transaction.</param>
    /// <param name="actor">Who did it.</param>
    /// <param name="verb">What was done.</param>
    /// <param name="subject">To which thing.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="details">What changed, in words: ids, names and addresses, never texts or secrets.</param>
    public static void Record(this NewsDb db, Actor actor, Verb verb, Subject subject, DateTime at, string details = "") =>
        db.AuditEntries.Add(Entry(actor, verb, subject, at, details));

    /// <summary>The row alone, for those who write many at once.</summary>
    internal static AuditEntry Entry(Actor actor, Verb verb, Subject subject, DateTime at, string details) => new()
    {
        At = at,
        EditorId = actor.EditorId,
        EditorName = actor.Name,
        Verb = verb,
        Subject = subject.Kind,
        SubjectId = subject.Id,
        Details = details.Upto(DetailsMaxLength),
        From = actor.From,
    };
}

/// <summary>What a verb was done to.</summary>
/// <param name="Kind">As in <see cref="AuditEntry.Subject"/>.</param>
/// <param name="Id">Id of the thing.</param>
public readonly record struct Subject(string Kind, long Id)
{
    public static Subject Article(long id) => new("article", id);
    public static Subject Tag(long id) => new("tag", id);
    public static Subject Section(long id) => new("section", id);
    public static Subject Photo(long id) => new("photo", id);
    public static Subject Agency(long id) => new("agency", id);
    public static Subject Person(long id) => new("person", id);
    public static Subject Source(long id) => new("source", id);
    public static Subject Page(long id) => new("page", id);

    /// <summary>The front page, of which there is one.</summary>
    public static Subject Front { get; } = new("front", FrontState.OnlyId);
}
