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

    /// <summary>Longest of the short facts (photographer, source, place), in characters.</summary>
    public const int FactMaxLength = 300;

    /// <summary>Longest of the long facts (copyright, usage terms, keywords, people), in characters.</summary>
    public const int TermsMaxLength = 2000;

    /// <summary>The middle of a picture in <see cref="FocusX"/> and <see cref="FocusY"/>.</summary>
    public const int FocusMiddle = 500;

    /// <summary>How long a deleted photo can be brought back.</summary>
    public static readonly TimeSpan RestorableFor = TimeSpan.FromDays(30);

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

    /// <summary>What the file says about itself and no editor has confirmed yet, as <see cref="Metadata.OfferedText"/> writes it; null once somebody has.</summary>
    public string? Offered { get; internal set; }

    /// <summary>Who took it, read from the credit or said by an editor; empty when not known.</summary>
    public string Photographer { get; internal set; } = "";

    /// <summary>The agency that the credit names; null when it names none that is known.</summary>
    public long? AgencyId { get; internal set; }

    public Agency? Agency { get; internal set; }

    /// <summary>Through whom it came (“via Getty”), or a credit that is neither a person nor a known agency; empty when there is none.</summary>
    public string Source { get; internal set; } = "";

    /// <summary>Who holds the rights: the copyright notice.</summary>
    public string Copyright { get; internal set; } = "";

    public string UsageTerms { get; internal set; } = "";

    /// <summary>Separated by commas.</summary>
    public string Keywords { get; internal set; } = "";

    /// <summary>Who is in the picture; separated by commas.</summary>
    public string People { get; internal set; } = "";

    /// <summary>City and country.</summary>
    public string Place { get; internal set; } = "";

    /// <summary>The day on the camera's clock; null when not known.</summary>
    public DateOnly? TakenOn { get; internal set; }

    /// <summary>Everything that the library finds it by, folded.</summary>
    public string SearchText { get; internal set; } = "";

    /// <summary>What crops keep in sight, in thousandths of the width from the left.</summary>
    public int FocusX { get; internal set; } = FocusMiddle;

    /// <summary>What crops keep in sight, in thousandths of the height from the top.</summary>
    public int FocusY { get; internal set; } = FocusMiddle;

    /// <summary>Its colour on the whole, six hexadecimal digits, shown until the picture is there; empty when not known.</summary>
    public string Colour { get; internal set; } = "";

    /// <summary>Part of the address of every picture made from it; changes with whatever changes their bytes: focus, credit, rights.</summary>
    public string RenditionTag { get; internal set; } = "";

    /// <summary>First moment at which it may be used, UTC; null: at once.</summary>
    public DateTime? UsableFrom { get; internal set; }

    /// <summary>The moment at which the rights end, UTC; null: never.</summary>
    public DateTime? UsableUntil { get; internal set; }

    /// <summary>True when one story may use it and no other.</summary>
    public bool IsOnceOnly { get; internal set; }

    /// <summary>True when only stories in <see cref="Sections"/> may use it.</summary>
    public bool IsForSectionsOnly { get; internal set; }

    /// <summary>Where it may be used, when <see cref="IsForSectionsOnly"/>.</summary>
    public List<PhotoSection> Sections { get; } = [];

    /// <summary>When it was taken off every page because its rights had ended, UTC; null while readers may see it.</summary>
    public DateTime? EndedAt { get; internal set; }

    /// <summary>When it was deleted, UTC; null while it is in the library.</summary>
    public DateTime? DeletedAt { get; internal set; }

    /// <summary>UTC.</summary>
    public DateTime UploadedAt { get; internal set; }

    public long? EditorId { get; internal set; }

    /// <summary>Concurrency token, raised by every change of the row.</summary>
    public long Version { get; internal set; }
}

/// <summary>A section whose stories may use a photo.</summary>
public sealed class PhotoSection
{
    public long PhotoId { get; internal set; }

    public long SectionId { get; internal set; }
}
