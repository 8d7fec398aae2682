using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Core.Data.Changes;
using NewsSite.Core.History;

namespace NewsSite.Core.Data;

/// <content>Work that is all done or not at all, the row that tells every node what it changed for readers, and the rows of the audit.</content>
public abstract partial class NewsDb
{
    private const int Attempts = 5;

    private readonly HashSet<Stretch> _touched = [];
    private readonly List<AuditEntry> _audit = [];

    /// <summary>
    /// Runs work that is all done or not at all, again from the start when the database asks for a retry. The work must load what it
    /// changes itself: what was tracked before is forgotten.
    /// </summary>
    public Task<T> InTransactionAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken ct) =>
        Database.CreateExecutionStrategy().ExecuteAsync(
            async token =>
            {
                ChangeTracker.Clear();
                Forget();
                await using var transaction = await Database.BeginTransactionAsync(token);
                var result = await work(token);
                var change = await WriteLastAsync(token);
                await transaction.CommitAsync(token);
                Tell(change);
                return result;
            },
            ct);

    /// <summary>
    /// Runs work that reads the store as it is at one moment, while others write, and again from the start when the database asks for a retry.
    /// </summary>
    internal Task<T> InSnapshotAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken ct) =>
        Database.CreateExecutionStrategy().ExecuteAsync(
            async token =>
            {
                ChangeTracker.Clear();
                await Database.OpenConnectionAsync(token);
                try
                {
                    await using var transaction = await BeginSnapshotAsync(token);
                    var result = await work(token);
                    await transaction.CommitAsync(token);
                    return result;
                }
                finally
                {
                    await Database.CloseConnectionAsync();
                }
            },
            ct);

    /// <summary>A transaction whose reads all see the same moment. The connection is open.</summary>
    protected abstract Task<IDbContextTransaction> BeginSnapshotAsync(CancellationToken ct);

    /// <summary>
    /// Says that readers will see a stretch differently once the transaction is committed. Saving tracked rows says so by itself; whoever
    /// writes past the change tracker has to.
    /// </summary>
    internal void Touch(Stretch stretch) => _touched.Add(stretch);

    /// <summary>The same of all of it.</summary>
    internal void Touch(string part) => _touched.Add(Stretch.Whole(part));

    /// <summary>Adds rows to the audit, in the transaction that the context is in: they are written last.</summary>
    internal void Audit(IEnumerable<AuditEntry> entries) => _audit.AddRange(entries);

    /// <summary>
    /// As <see cref="InTransactionAsync"/>, and again from the start, a few times, when somebody else changed a row or took a unique key at
    /// the same moment: the next round finds what they did. Nothing is tracked when it fails.
    /// </summary>
    /// <exception cref="DbUpdateException">Others came first each time, or the database refused for another reason.</exception>
    public async Task<T> InRepeatedTransactionAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await InTransactionAsync(work, ct);
            }
            catch (DbUpdateException e)
            {
                ChangeTracker.Clear();
                if (attempt >= Attempts || !Conflict.IsIn(e))
                    throw;
            }
        }
    }

    // A save of its own is a transaction of its own, in which the row of the change has to be.
    private Task<int> SaveWithChangeAsync(bool acceptAllChanges, CancellationToken ct) =>
        Database.CreateExecutionStrategy().ExecuteAsync(
            async token =>
            {
                await using var transaction = await Database.BeginTransactionAsync(token);
                var rows = await base.SaveChangesAsync(acceptAllChangesOnSuccess: false, token);
                var change = await WriteLastAsync(token);
                await transaction.CommitAsync(token);
                if (acceptAllChanges)
                    ChangeTracker.AcceptAllChanges();
                Tell(change);
                return rows;
            },
            ct);

    // What others may wait for comes when everything else is written, and is held no longer than the commit takes: first the change, then the end of the audit.
    private async Task<Change?> WriteLastAsync(CancellationToken ct)
    {
        var change = await WriteChangeAsync(ct);
        await this.AppendAsync(_audit, ct);
        return change;
    }

    // The rows of the audit get their place in the chain at the commit and not when they are saved. From the tracker, where work that was refused left nothing:
    // a context is used again.
    private void HoldAudit()
    {
        foreach (var entry in ChangeTracker.Entries<AuditEntry>().Where(entry => entry.State == EntityState.Added).ToList())
        {
            entry.State = EntityState.Detached;
            _audit.Add(entry.Entity);
        }
    }

    private void Forget()
    {
        _touched.Clear();
        _audit.Clear();
    }

    // Just before the commit, so that rows become visible nearly in the order of their numbers. Past the change tracker: work that was refused may
    // have left something there that must not be saved.
    private async Task<Change?> WriteChangeAsync(CancellationToken ct)
    {
        if (_touched.Count == 0)
            return null;
        var clock = ApplicationServices?.GetService<TimeProvider>() ?? TimeProvider.System;
        var change = new Change { Mark = Guid.NewGuid(), At = clock.GetUtcNow().UtcDateTime, What = string.Join('\n', _touched) };
        await this.WriteRowsAsync([change], ct);
        return change;
    }

    private void Tell(Change? change)
    {
        if (change is not null)
            ApplicationServices?.GetService<CommittedChanges>()?.Tell(change, [.. _touched]);
        Forget();
    }
}
