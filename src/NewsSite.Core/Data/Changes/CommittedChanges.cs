namespace NewsSite.Core.Data.Changes;

/// <summary>Tells this process at once what it has itself committed; other processes learn it from the rows.</summary>
public sealed class CommittedChanges
{
    /// <summary>After the commit, before the verb returns: the row's <see cref="Change.Mark"/> and what changed.</summary>
    public event Action<Guid, IReadOnlyList<Stretch>>? Committed;

    internal void Tell(Change change, IReadOnlyList<Stretch> stretches) => Committed?.Invoke(change.Mark, stretches);
}
