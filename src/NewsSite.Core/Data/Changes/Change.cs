namespace NewsSite.Core.Data.Changes;

/// <summary>What a committed transaction changed of what readers see. Written in that transaction; every node follows these rows.</summary>
public sealed class Change
{
    public long Id { get; internal set; }

    /// <summary>By which the node that made the change knows it again.</summary>
    public Guid Mark { get; internal set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; internal set; }

    /// <summary>The stretches that changed, one a line, as <see cref="Stretch.ToString"/> writes them.</summary>
    public string What { get; internal set; } = "";

    /// <summary><see cref="What"/> read. Lines that this version does not know are taken as <see cref="Part.Everything"/>.</summary>
    public IReadOnlyList<Stretch> Stretches() => [.. What.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Stretch.Parse)];
}
