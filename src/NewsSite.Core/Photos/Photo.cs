namespace NewsSite.Core.Photos;

/// <summary>
/// A picture in the library. Its bytes are in the photo store under <see cref="Hash"/>; its caption, credit and alternative text are
/// what every use inherits that does not say otherwise.
/// </summary>
public sealed class Photo
{
    /// <summary>Longest caption, in characters.</summary>
    public const int CaptionMaxLength = 4000;

    /// <summary>Longest credit, in characters.</summary>
    public const int CreditMaxLength = 300;

    /// <summary>Longest alternative text, in characters.</summary>
    public const int AlternativeTextMaxLength = 1000;

    /// <summary>Longest file name, in characters.</summary>
    public const int FileNameMaxLength = 200;

    public long Id { get; internal set; }

    /// <summary>SHA-256 of the uploaded bytes, 64 lower-case hexadecimal digits, unique.</summary>
    public string Hash { get; internal set; } = "";

    /// <summary>Name of the uploaded file, for the desk only.</summary>
    public string FileName { get; internal set; } = "";

    /// <summary>What decoding showed, for example <c>image/jpeg</c>; never what the upload claimed.</summary>
    public string MediaType { get; internal set; } = "";

    /// <summary>Pixels, after orientation.</summary>
    public int Width { get; internal set; }

    /// <summary>Pixels, after orientation.</summary>
    public int Height { get; internal set; }

    /// <summary>Bytes of the original.</summary>
    public long Size { get; internal set; }

    public string Caption { get; internal set; } = "";

    public string Credit { get; internal set; } = "";

    public string AlternativeText { get; internal set; } = "";

    /// <summary>UTC.</summary>
    public DateTime UploadedAt { get; internal set; }

    public long? EditorId { get; internal set; }

    /// <summary>Concurrency token, raised by every change of the row.</summary>
    public long Version { get; internal set; }
}
