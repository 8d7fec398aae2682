using System.Text.Json;

namespace NewsSite.Core.Backups;

/// <summary>What a backup says of itself, in <c>manifest.json</c>.</summary>
/// <param name="Format">Version of the folder's layout.</param>
/// <param name="TakenAt">UTC; the state of the store is that of this moment or a little later.</param>
/// <param name="From">The database that it was taken from.</param>
/// <param name="Migrations">Names of the store's migrations, without their time stamps, which each database has of its own.</param>
/// <param name="Tables">Tables in the order in which they can be written.</param>
/// <param name="Photos">How many originals.</param>
public sealed record BackupManifest(int Format, DateTime TakenAt, string From, IReadOnlyList<string> Migrations, IReadOnlyList<TableManifest> Tables, int Photos)
{
    /// <summary>The only layout so far.</summary>
    public const int CurrentFormat = 1;

    internal static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Rows of all tables.</summary>
    public long Rows => Tables.Sum(table => table.Rows);
}

/// <summary>What a backup has of a table.</summary>
/// <param name="Name">Name of the table.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Sum">What they come to, whatever their order.</param>
public sealed record TableManifest(string Name, long Rows, string Sum);

/// <summary>A backup cannot be made, is damaged, or does not fit; the message says which file and what to do.</summary>
public sealed class BackupRefusedException(string message) : Exception(message);
