using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsSite.Core.Photos.Metadata;

/// <summary>What a file says about itself, kept until an editor has confirmed or changed it.</summary>
public static class OfferedText
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    /// <summary>For <see cref="Photo.Offered"/>; null when there is nothing to offer.</summary>
    public static string? Write(PhotoMetadata metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        return metadata.Values.Count == 0 && metadata.IsWhole ? null : JsonSerializer.Serialize(metadata, Json);
    }

    /// <summary>What waits for an editor; <see cref="PhotoMetadata.None"/> when nothing does.</summary>
    public static PhotoMetadata Read(Photo photo)
    {
        ArgumentNullException.ThrowIfNull(photo);
        return Read(photo.Offered);
    }

    /// <summary>What <see cref="Write"/> wrote.</summary>
    public static PhotoMetadata Read(string? offered) => offered is null ? PhotoMetadata.None : JsonSerializer.Deserialize<PhotoMetadata>(offered, Json) ?? PhotoMetadata.None;
}
