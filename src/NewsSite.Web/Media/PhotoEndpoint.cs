using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Net.Http.Headers;
using NewsSite.Core.Data;
using NewsSite.Core.Photos;
using NewsSite.Core.Publishing;
using NewsSite.Web.Caching;

namespace NewsSite.Web.Media;

/// <summary>
/// Sends photos: to everybody those that a live story shows, to the desk all of them. Only pictures that the site itself encoded are sent,
/// never an upload's own bytes. When a photo's rights have ended, readers get 410.
/// </summary>
internal static class PhotoEndpoint
{
    private const int Year = 365 * 24 * 60 * 60;

    // For the addresses that stay the same when the picture changes.
    private const int Briefly = 60;

    public static void MapPhotos(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapMethods("/media/{hash}/{name}", [HttpMethods.Get, HttpMethods.Head], SendAsync);

    private static async Task<IResult> SendAsync(
        string hash, string name, HttpContext context, Renditions renditions, ShownPhotos shown, TimeProvider clock, CancellationToken ct)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        if ((shown.Find(hash) ?? await AskAsync(hash, context.RequestServices, shown, ct)) is not { } photo)
            return Results.NotFound();

        var left = photo.UsableUntil - clock.GetUtcNow().UtcDateTime;
        var hasEnded = left <= TimeSpan.Zero;
        if ((hasEnded || !photo.IsShown) && !(await context.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Succeeded)
            return photo.IsShown ? Results.StatusCode(StatusCodes.Status410Gone) : Results.NotFound();

        var (rendition, isLasting) = Read(name, photo.Face.Tag);
        if (rendition is null)
            return Rest(name) is { } renamed ? Results.Redirect(PhotoAddress.Of(hash, photo.Face.Tag, renamed)) : Results.NotFound();
        var found = name == PhotoAddress.SmallName ? renditions.FindForDeskAsync(photo.Face, ct) : renditions.FindAsync(photo.Face, rendition.Value, ct);
        if (await found is not { } path)
            return Results.NotFound();

        headers.CacheControl = hasEnded || !photo.IsShown ? "private, no-store" : Public(isLasting, left);
        var tag = new EntityTagHeaderValue($"\"{hash[..32]}-{photo.Face.Tag}-{rendition.Value.Name}\"");
        return Results.File(path, rendition.Value.MediaType, entityTag: tag, enableRangeProcessing: true);
    }

    // What is remembered is sent without opening the store.
    private static async Task<AskedPhoto?> AskAsync(string hash, IServiceProvider services, ShownPhotos shown, CancellationToken ct)
    {
        var since = shown.Sequence;
        var photo = await services.GetRequiredService<NewsDb>().FindPhotoAsync(hash, ct);
        if (photo is not null)
            shown.Keep(photo, since);
        return photo;
    }

    // Nobody keeps a picture longer than it may be shown.
    private static string Public(bool isLasting, TimeSpan? left)
    {
        var seconds = Math.Min(isLasting ? Year : Briefly, left is { } time ? (long)time.TotalSeconds : long.MaxValue);
        return string.Create(CultureInfo.InvariantCulture, $"public, max-age={seconds}{(seconds == Year ? ", immutable" : "")}");
    }

    private static (Rendition? Rendition, bool IsLasting) Read(string name, string tag) => name switch
    {
        PhotoAddress.SmallName => (Rendition.Desk, false),
        PhotoAddress.LargeName => (PhotoAddress.LargeRendition, false),
        _ => name.StartsWith(tag + "-", StringComparison.Ordinal) ? (Rest(name), true) : (null, false),
    };

    // A page that was kept asks for a picture of the photo as it was.
    private static Rendition? Rest(string name) =>
        name.IndexOf('-', StringComparison.Ordinal) is >= 0 and var dash ? Rendition.Read(name[(dash + 1)..]) : null;
}
