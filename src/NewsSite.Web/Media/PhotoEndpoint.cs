using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Net.Http.Headers;
using NewsSite.Core.Data;
using NewsSite.Core.Photos;
using NewsSite.Core.Publishing;

namespace NewsSite.Web.Media;

/// <summary>
/// Sends photos: to everybody those that a live story shows, to the desk all of them. Only pictures that the site itself encoded are sent,
/// never an upload's own bytes.
/// </summary>
internal static class PhotoEndpoint
{
    // A rendition of the same photo that looks different must get another tag: raise this with the recipe in PhotoDecoder.
    private const int Recipe = 1;

    public static void MapPhotos(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapMethods("/media/{hash}/{name}", [HttpMethods.Get, HttpMethods.Head], SendAsync);

    private static async Task<IResult> SendAsync(string hash, string name, HttpContext context, PhotoStore store, NewsDb db, CancellationToken ct)
    {
        var size = name == PhotoAddress.SmallName ? PhotoSize.Small : PhotoSize.Reader;
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        if (store.Find(hash, size) is not { } path)
            return Results.NotFound();

        if (await db.IsPublicAsync(hash, ct))
            headers.CacheControl = "public, max-age=31536000, immutable";
        else if ((await context.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Succeeded)
            headers.CacheControl = "private, no-store";
        else
            return Results.NotFound();

        var tag = new EntityTagHeaderValue($"\"{hash[..32]}-{(int)size}-{Recipe}\"");
        return Results.File(path, PhotoAddress.MediaType, entityTag: tag, enableRangeProcessing: true);
    }
}
