using System.Globalization;

namespace NewsSite.Core.Photos.Metadata;

/// <summary>One block of a file's metadata, read into the desk's fields.</summary>
internal sealed class MetadataBlock(string name)
{
    // What cameras and programs write where a caption should be. Compared by letters and digits only.
    private static readonly HashSet<string> Defaults = new(
        new[]
        {
            "OLYMPUS DIGITAL CAMERA", "DIGITAL CAMERA", "MINOLTA DIGITAL CAMERA", "KONICA MINOLTA DIGITAL CAMERA", "SONY DSC", "DSC", "DCF 1.0", "DCIM", "DIGIMAX",
            "SAMSUNG DIGITAL CAMERA", "SAMSUNG CAMERA PICTURES", "KODAK Digital Still Camera", "Digital StillCamera", "CASIO DIGITAL CAMERA", "FUJIFILM DIGITAL CAMERA",
            "NIKON DIGITAL CAMERA", "PENTAX DIGITAL CAMERA", "RICOH DIGITAL CAMERA", "YASHICA DIGITAL CAMERA", "POLAROID DIGITAL CAMERA", "MAGINON DIGITAL CAMERA",
            "Exif_JPEG_PICTURE", "Exif JPEG", "My beautiful picture", "Untitled", "ASCII", "Default", "Image description", "Picture", "Screenshot", "charset=Ascii",
            "cof", "hdrpl", "binary comment", "User comments", "unknown",
        }.Select(Letters),
        StringComparer.Ordinal);

    private readonly Dictionary<MetadataField, string> _texts = [];

    /// <summary>As the desk knows it.</summary>
    public string Name { get; } = name;

    public IReadOnlyDictionary<MetadataField, string> Texts => _texts;

    /// <summary>Fills a field; nothing and what a camera wrote by itself fill none.</summary>
    public void Put(MetadataField field, string? text)
    {
        var clean = Clean(text ?? "");
        if (field == MetadataField.TakenOn)
            clean = Day(clean);
        if (clean.Length > 0 && !(field is MetadataField.Caption or MetadataField.Headline or MetadataField.AlternativeText && Defaults.Contains(Letters(clean))))
            _texts[field] = clean;
    }

    /// <summary>Fills a field with several texts, each once.</summary>
    public void Put(MetadataField field, IEnumerable<string?> texts) =>
        Put(field, string.Join(", ", texts.Select(text => Clean(text ?? "")).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal)));

    /// <summary>The letters and digits of a text, in lower case: what two spellings of the same thing have in common.</summary>
    public static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static string Clean(string text) =>
        string.Concat(text.ReplaceLineEndings("\n").Where(c => c is '\n' || !char.IsControl(c) && c != '\uFFFD')).Trim();

    // 2021-10-20T21:01:01+00:00 (XMP), 20211020 (IIM), 2021:10:20 21:01:01 (EXIF): the day on the camera's clock, whatever its zone.
    private static string Day(string text)
    {
        var digits = string.Concat(text.TakeWhile(c => c is not ('T' or ' ')).Where(char.IsAsciiDigit));
        return DateOnly.TryParseExact(digits, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year > 1800
            ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : "";
    }
}
