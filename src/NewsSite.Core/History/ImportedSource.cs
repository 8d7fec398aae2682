using NewsSite.Core.Articles;

namespace NewsSite.Core.History;

/// <summary>A source file as it came in, byte for byte. One row for each different content that was ever imported.</summary>
public sealed class ImportedSource
{
    /// <summary>Longest name, in characters.</summary>
    public const int NameMaxLength = 400;

    public long Id { get; internal set; }

    /// <summary>Path relative to what was imported, with <c>/</c>, for example <c>2026/000_da81.txt</c>.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>SHA-256 of <see cref="Bytes"/>, 64 lower-case hexadecimal digits, unique.</summary>
    public string Sha256 { get; internal set; } = "";

    public byte[] Bytes { get; internal set; } = [];

    /// <summary>The encoding that it was read with, for example <c>utf-8</c>.</summary>
    public string Encoding { get; internal set; } = "";

    /// <summary>UTC.</summary>
    public DateTime ImportedAt { get; internal set; }

    /// <summary>The stories found in it, in its order.</summary>
    public List<ImportedArticle> Articles { get; } = [];
}

/// <summary>
/// One story of a source file: which article it became and which revision holds exactly what the source said, the common base
/// when a later version of the file is merged with what editors changed since.
/// </summary>
public sealed class ImportedArticle
{
    public long Id { get; internal set; }

    public long SourceId { get; internal set; }

    /// <summary>Line of the headline in the source, 1-based.</summary>
    public int Line { get; internal set; }

    public long ArticleId { get; internal set; }

    public Article? Article { get; internal set; }

    /// <summary>The text as the source gave it.</summary>
    public int RevisionNumber { get; internal set; }

    /// <summary>SHA-256 of the comparison key of headline and body, hexadecimal: the same story in another file has the same.</summary>
    public string ContentKey { get; internal set; } = "";

    /// <summary>SHA-256 of the comparison key of the headline, hexadecimal.</summary>
    public string HeadlineKey { get; internal set; } = "";
}

/// <summary>A part of a story that both a newer source and an editor changed. The editor's text stays; the source's waits here for the desk.</summary>
public sealed class ImportConflict
{
    /// <summary>Longest name of a part, in characters.</summary>
    public const int PartMaxLength = 60;

    public long Id { get; internal set; }

    public long ArticleId { get; internal set; }

    public Article? Article { get; internal set; }

    public long SourceId { get; internal set; }

    /// <summary>Which part: <c>Headline</c>, <c>Byline</c>, <c>Paragraph 3</c>, <c>Caption 1</c> ...</summary>
    public string Part { get; internal set; } = "";

    /// <summary>What the source said before.</summary>
    public string Before { get; internal set; } = "";

    /// <summary>What the source says now.</summary>
    public string FromSource { get; internal set; } = "";

    /// <summary>What the desk had when the source came in.</summary>
    public string FromDesk { get; internal set; } = "";

    /// <summary>UTC.</summary>
    public DateTime FoundAt { get; internal set; }

    /// <summary>When an editor settled it, UTC; null while it waits.</summary>
    public DateTime? ResolvedAt { get; internal set; }

    public long Version { get; internal set; }
}
