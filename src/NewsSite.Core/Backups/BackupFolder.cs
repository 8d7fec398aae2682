using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using NewsSite.Core.Photos;

namespace NewsSite.Core.Backups;

/// <summary>
/// A backup as it lies on the disk: <c>manifest.json</c>, <c>tables/NAME.jsonl.gz</c>, <c>photos/ab/abc…</c> and <c>SHA256SUMS</c>, which
/// <c>sha256sum -c</c> reads too. It appears under its name when it is whole.
/// </summary>
/// <param name="path">The folder.</param>
internal sealed partial class BackupFolder(string path)
{
    private const string Sums = "SHA256SUMS";
    private const string Manifest = "manifest.json";
    private const int BufferSize = 128 * 1024;

    private readonly SortedDictionary<string, string> _sums = new(StringComparer.Ordinal);

    public static string Table(string name) => $"tables/{name}.jsonl.gz";

    public static string Photo(string hash) => $"photos/{hash[..2]}/{hash}";

    /// <summary>Starts an unfinished one beside the place where it will be.</summary>
    public static BackupFolder Begin(string path)
    {
        var folder = new BackupFolder(path + ".unfinished");
        folder.Remove();
        PrivateFolder.Create(folder.Full(""));
        return folder;
    }

    /// <summary>Whether a file has been written whole.</summary>
    public bool IsWritten(string file) => _sums.ContainsKey(file);

    /// <summary>Writes a file, synced, and remembers what it comes to.</summary>
    public async Task<T> WriteAsync<T>(string file, Func<Stream, Task<T>> write, CancellationToken ct)
    {
        PrivateFolder.Create(Path.GetDirectoryName(Full(file))!);
        File.Delete(Full(file));
        await using var stream = SyncedFiles.Create(Full(file));
        using var hash = SHA256.Create();
        T result;
        await using (var hashing = new CryptoStream(stream, hash, CryptoStreamMode.Write, leaveOpen: true))
        {
            result = await write(hashing);
            await hashing.FlushFinalBlockAsync(ct);
        }

        await stream.FlushAsync(ct);
        stream.Sync();
        _sums[file] = Convert.ToHexStringLower(hash.Hash!);
        return result;
    }

    /// <summary>The sum of a file that has been written.</summary>
    public string SumOf(string file) => _sums[file];

    /// <summary>Takes a file out again.</summary>
    public void Drop(string file)
    {
        File.Delete(Full(file));
        _sums.Remove(file);
    }

    /// <summary>Files that have been written, by how they begin.</summary>
    public IReadOnlyList<string> Files(string beginning) => [.. _sums.Keys.Where(file => file.StartsWith(beginning, StringComparison.Ordinal))];

    /// <summary>Writes what the backup says of itself, and the sums of all its files.</summary>
    public async Task FinishAsync(BackupManifest manifest, CancellationToken ct)
    {
        await WriteAsync(Manifest, async to =>
        {
            await JsonSerializer.SerializeAsync(to, manifest, BackupManifest.Json, ct);
            return true;
        }, ct);
        await using var file = SyncedFiles.Create(Full(Sums));
        await using var lines = new StreamWriter(file);
        foreach (var (name, sum) in _sums)
            await lines.WriteAsync($"{sum}  {name}\n");
        await lines.FlushAsync(ct);
        file.Sync();
    }

    /// <summary>Gives a finished one its name.</summary>
    public void Place(string at) => Directory.Move(Full(""), at);

    public void Remove()
    {
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
    }

    public Stream Open(string file) => new FileStream(Full(file), FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, FileOptions.SequentialScan);

    /// <summary>Reads every file and compares it with its sum.</summary>
    /// <exception cref="BackupRefusedException">A file is missing, damaged or strange; the message names it.</exception>
    public async Task<BackupManifest> VerifyAsync(CancellationToken ct)
    {
        if (!File.Exists(Full(Sums)) || !File.Exists(Full(Manifest)))
            throw new BackupRefusedException($"{path} is not a whole backup: {(File.Exists(Full(Sums)) ? Manifest : Sums)} is missing.");
        _sums.Clear();
        foreach (var line in await File.ReadAllLinesAsync(Full(Sums), ct))
        {
            if (!SumLine().IsMatch(line))
                throw new BackupRefusedException($"{Sums} is damaged: '{line}' is not a sum and the name of a file.");
            _sums[line[66..]] = line[..64];
        }

        foreach (var (file, sum) in _sums)
        {
            if (!File.Exists(Full(file)))
                throw new BackupRefusedException($"{file} is missing from the backup.");
            await using var bytes = Open(file);
            if (Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes, ct)) != sum)
                throw new BackupRefusedException($"{file} is damaged: its bytes are not those that were backed up.");
        }

        return await ReadManifestAsync(ct);
    }

    private async Task<BackupManifest> ReadManifestAsync(CancellationToken ct)
    {
        if (!_sums.ContainsKey(Manifest))
            throw new BackupRefusedException($"{Sums} is damaged: it has no line for {Manifest}.");
        await using var file = Open(Manifest);
        var manifest = await JsonSerializer.DeserializeAsync<BackupManifest>(file, BackupManifest.Json, ct);
        if (manifest is not { Format: BackupManifest.CurrentFormat })
            throw new BackupRefusedException($"{Manifest}: the backup has format {manifest?.Format}, which this version of the program does not read.");
        if (manifest.Tables.FirstOrDefault(table => !_sums.ContainsKey(Table(table.Name))) is { } lost)
            throw new BackupRefusedException($"{Sums} is damaged: it has no line for {Table(lost.Name)}.");
        if (Files("photos/").Count != manifest.Photos)
            throw new BackupRefusedException($"{Sums} is damaged: it has {Files("photos/").Count} photos, and {Manifest} has {manifest.Photos}.");
        return manifest;
    }

    // No other file is part of a backup, whatever its sums say: a folder that came from elsewhere names nothing outside itself.
    [GeneratedRegex(@"^[0-9a-f]{64}  (manifest\.json|tables/\w+\.jsonl\.gz|photos/[0-9a-f]{2}/[0-9a-f]{64})$")]
    private static partial Regex SumLine();

    private string Full(string file) => Path.Combine(path, file.Replace('/', Path.DirectorySeparatorChar));
}
