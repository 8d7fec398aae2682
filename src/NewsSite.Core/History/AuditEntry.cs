namespace NewsSite.Core.History;

/// <summary>Who did what to which thing, and when. Written in the transaction of the verb; never changed or deleted.</summary>
public sealed class AuditEntry
{
    public long Id { get; internal set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; internal set; }

    /// <summary>Account of who did it; null for the system (import, scheduler, command line).</summary>
    public long? EditorId { get; internal set; }

    /// <summary>Name of who did it, as it was then.</summary>
    public string EditorName { get; internal set; } = "";

    public Verb Verb { get; internal set; }

    /// <summary>Kind of thing: <c>article</c>, <c>tag</c>, <c>section</c>, <c>photo</c>, <c>agency</c>, <c>person</c> or <c>source</c>.</summary>
    public string Subject { get; internal set; } = "";

    /// <summary>Id of the thing.</summary>
    public long SubjectId { get; internal set; }

    /// <summary>What changed, in words for the audit page; ids and names, never texts or secrets.</summary>
    public string Details { get; internal set; } = "";

    /// <summary>Network address that the request came from; null for the system.</summary>
    public string? From { get; internal set; }
}
