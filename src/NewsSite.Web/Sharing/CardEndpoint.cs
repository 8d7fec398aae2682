using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using NewsSite.Core;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Data.Changes;
using NewsSite.Web.Cdn;
using NewsSite.Web.Presentation;

namespace NewsSite.Web.Sharing;

/// <summary>Sends the pictures that stand for pages without a photo. Only for what readers may see; drawn once, then kept while there is room.</summary>
internal static class CardEndpoint
{
    public static void MapCards(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapMethods(CardText.Folder + "{name}", [HttpMethods.Get, HttpMethods.Head], SendAsync);

    private static async Task<IResult> SendAsync(string name, HttpContext context, NewsDb db, SiteOptions site, CardShelf shelf, CdnKeys cdn, CancellationToken ct)
    {
        var whose = name.Split('-')[0];
        if (await FindAsync(whose, db, site, ct) is not var (card, address) || !card.IsDrawable)
            return Results.NotFound();
        if (address != CardText.Folder + name)
        {
            // What the story says has changed since somebody shared it: its card of today.
            context.Response.Headers.CacheControl = CachePolicy.Missing;
            return Results.LocalRedirect(address);
        }

        context.Response.Headers.CacheControl = CachePolicy.Immutable;
        if (long.TryParse(whose, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            cdn.Write(context.Response.Headers, [Stretch.Whole(Part.Article(id))]);
        return Results.Bytes(await shelf.TakeAsync(address, card, ct), CardPicture.MediaType);
    }

    private static async Task<(CardText Card, string Address)?> FindAsync(string whose, NewsDb db, SiteOptions site, CancellationToken ct)
    {
        if (whose == CardText.Site)
            return Named(CardText.OfSite(site.Title, site.Language), null);
        if (!long.TryParse(whose, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return null;
        var story = await db.Articles.AsNoTracking().Published().Where(a => a.Id == id).Cards().SingleOrDefaultAsync(ct);
        return story is null ? null : Named(CardText.Of(story.Headline, story.SectionName, story.Language, site.Title), id);
    }

    private static (CardText, string) Named(CardText card, long? id) => (card, card.Address(id));
}

/// <summary>The cards drawn last, some five hundred of them.</summary>
internal sealed class CardShelf(CardPicture picture) : IDisposable
{
    private const long BytesMost = 16 * 1024 * 1024;

    private readonly MemoryCache _cards = new(new MemoryCacheOptions { SizeLimit = BytesMost });

    /// <summary>The card's bytes.</summary>
    /// <param name="address">Its address, which holds a hash of what it shows.</param>
    /// <param name="card">What to draw when it is not there.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<byte[]> TakeAsync(string address, CardText card, CancellationToken ct)
    {
        if (_cards.TryGetValue(address, out byte[]? kept) && kept is not null)
            return kept;
        var drawn = await picture.DrawAsync(card, ct);
        return _cards.Set(address, drawn, new MemoryCacheEntryOptions { Size = drawn.Length });
    }

    public void Dispose() => _cards.Dispose();
}
