using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using NewsSite.Core.Articles;

namespace NewsSite.Core.Importing;

/// <summary>Where an article was first found.</summary>
/// <param name="Name">Name of the source file.</param>
/// <param name="Line">Line of its headline.</param>
internal readonly record struct Provenance(string Name, int Line);

/// <summary>
/// What an import has decided on and the store does not know yet: one batch of files, and in a dry run everything so far. It keeps the first
/// eight bytes of each hash, so a dry run over a hundred thousand stories remembers some 20 MB.
/// </summary>
internal sealed class ImportMemory
{
    private readonly HashSet<ulong> _sources = [];
    private readonly HashSet<ulong> _slugs = [];
    private readonly Dictionary<ulong, Provenance> _contents = [];
    private readonly Dictionary<ulong, Provenance> _headlines = [];
    private readonly Dictionary<long, Revision> _texts = [];

    /// <summary>Remembers a file; false when it is known already.</summary>
    public bool AddSource(string sha256) => _sources.Add(Start(sha256));

    /// <summary>Remembers an article.</summary>
    public void Add(PreparedStory story, Provenance from)
    {
        _contents.TryAdd(Start(story.ContentKey), from);
        _headlines.TryAdd(Start(story.HeadlineKey), from);
    }

    /// <summary>Where the same article stands; null when it is new.</summary>
    public Provenance? Content(string contentKey) => _contents.TryGetValue(Start(contentKey), out var from) ? from : null;

    /// <summary>Where the same headline stands first; null when it is new.</summary>
    public Provenance? Headline(string headlineKey) => _headlines.TryGetValue(Start(headlineKey), out var from) ? from : null;

    /// <summary>Remembers the newest text of an article of the store.</summary>
    public void Change(long articleId, Revision newest) => _texts[articleId] = newest;

    /// <summary>The newest text of an article that was changed; null when it was not.</summary>
    public Revision? Changed(long articleId) => _texts.GetValueOrDefault(articleId);

    /// <summary>Remembers an address; false when it is taken already.</summary>
    public bool AddSlug(string slug) => _slugs.Add(Hash(slug));

    /// <summary>Whether an address is taken already.</summary>
    public bool HasSlug(string slug) => _slugs.Contains(Hash(slug));

    /// <summary>Forgets what the store knows now, or never will.</summary>
    public void Clear()
    {
        _sources.Clear();
        _slugs.Clear();
        _contents.Clear();
        _headlines.Clear();
        _texts.Clear();
    }

    private static ulong Start(string hex) => ulong.Parse(hex.AsSpan(0, 16), System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture);

    private static ulong Hash(string text) => BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
