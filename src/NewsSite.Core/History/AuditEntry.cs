using System.Security.Cryptography;
using System.Text;

namespace NewsSite.Core.History;

/// <summary>
/// Who did what to which thing, and when. Written in the transaction of the verb; never changed or deleted. Each row holds a hash over itself and the
/// row before, so that a row which was changed, taken out, put in or moved shows: <see cref="HashAfter"/>.
/// </summary>
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

    /// <summary>Kind of thing: <c>article</c>, <c>tag</c>, <c>section</c>, <c>photo</c>, <c>agency</c>, <c>person</c>, <c>page</c>, <c>front</c> or <c>source</c>.</summary>
    public string Subject { get; internal set; } = "";

    /// <summary>Id of the thing.</summary>
    public long SubjectId { get; internal set; }

    /// <summary>What changed, in words for the audit page; ids and names, never texts or secrets.</summary>
    public string Details { get; internal set; } = "";

    /// <summary>Network address that the request came from; null for the system.</summary>
    public string? From { get; internal set; }

    /// <summary>Its place in the chain, from 1 without gaps; 0: written by a version of the program that knew no chain, or by hand.</summary>
    public long Number { get; internal set; }

    /// <summary>SHA-256 over the row before and this one, 64 lower-case hexadecimal digits; empty where <see cref="Number"/> is 0.</summary>
    public string Hash { get; internal set; } = "";

    /// <summary>What <see cref="Hash"/> has to be.</summary>
    /// <param name="previous">The hash of the row before; empty for the first.</param>
    /// <remarks>
    /// Each field stands with its length in front, so that no two rows come to the same bytes: number, hash before, microseconds since the year 1,
    /// account (0 for none), name, verb, subject, its id, details, network address (empty for none).
    /// </remarks>
    public string HashAfter(string previous)
    {
        using var bytes = new MemoryStream(256);
        using (var row = new BinaryWriter(bytes, Encoding.UTF8, leaveOpen: true))
        {
            row.Write(Number);
            row.Write(previous);
            row.Write(At.Ticks / TimeSpan.TicksPerMicrosecond); // what the store keeps of it
            row.Write(EditorId ?? 0);
            row.Write(EditorName);
            row.Write(Verb.ToString());
            row.Write(Subject);
            row.Write(SubjectId);
            row.Write(Details);
            row.Write(From ?? "");
        }

        return Convert.ToHexStringLower(SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));
    }
}

/// <summary>The end of the audit's chain: one row, which whoever adds to the chain holds until they commit.</summary>
public sealed class AuditHead
{
    /// <summary>Id of the only row.</summary>
    public const int OnlyId = 1;

    public int Id { get; internal set; }

    /// <summary><see cref="AuditEntry.Number"/> of the last row; 0 while there is none.</summary>
    public long Number { get; internal set; }

    /// <summary><see cref="AuditEntry.Hash"/> of the last row.</summary>
    public string Hash { get; internal set; } = "";
}
