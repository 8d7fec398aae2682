using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Net.Http.Headers;
using NewsSite.Core.Data;
using NewsSite.Core.Data.Changes;
using NewsSite.Core.Photos;
using NewsSite.Core.Publishing;
using NewsSite.Web.Caching;
using NewsSite.Web.Cdn;
using NewsSite.Web.Presentation;

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

    /// <summary>Before everything that adds to an answer: the headers of a picture that was sent have it all.</summary>
    public static void UsePictureCache(this IApplicationBuilder app) => app.UseMiddleware<PictureCache>();

    public static void MapPhotos(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods(PhotoAddress.Root + "{hash}/{name}", [HttpMethods.Get, HttpMethods.Head], SendAsync);
        endpoints.MapMethods(Addresses.Preview("{code}") + "/{hash}/{name}", [HttpMethods.Get, HttpMethods.Head], SendPreviewedAsync);
    }

    // A draft's own pictures, to whoever has a link to it; what the page does not ask for is not there.
    private static async Task<IResult> SendPreviewedAsync(string code, string hash, string name, PreviewDesk previews, Renditions renditions, CancellationToken ct) =>
        await previews.FindPhotoAsync(code, hash, ct) is { } face && Read(name, face.Tag) is { Rendition: { } rendition, IsLasting: true }
        && await renditions.FindAsync(face, rendition, ct) is { } path
            ? Results.File(path, rendition.MediaType)
            : Results.NotFound();

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

        var isPublic = photo.IsShown && !hasEnded;
        headers.CacheControl = isPublic ? Public(isLasting, left) : "private, no-store";
        if (isPublic && isLasting)
            context.Features.Set(new PublicPicture(photo, path));
        if (isPublic)
            context.RequestServices.GetRequiredService<CdnKeys>().Write(headers, [Stretch.Whole(Part.Photo(photo.Id)), Stretch.Whole(Part.Article(photo.ShownIn!.Value))]);
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

    /// <summary>How long a picture may be kept: nobody keeps it longer than it may be shown.</summary>
    /// <param name="isLasting">True when the address never stands for other bytes.</param>
    /// <param name="left">Until its rights end; null: they do not.</param>
    internal static string Public(bool isLasting, TimeSpan? left)
    {
        var most = isLasting ? Year : Briefly;
        if (isLasting && (left is not { } time || time.TotalSeconds >= most))
            return CachePolicy.Immutable;
        return string.Create(CultureInfo.InvariantCulture, $"public, max-age={Math.Min(most, left is { } end ? (long)end.TotalSeconds : long.MaxValue)}");
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
