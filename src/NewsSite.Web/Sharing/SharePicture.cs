using NewsSite.Core;
using NewsSite.Core.Articles;
using NewsSite.Web.Media;
using NewsSite.Web.Presentation;

namespace NewsSite.Web.Sharing;

/// <summary>The picture that stands for a page where somebody shares it.</summary>
/// <param name="Path">Site-relative address.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="MediaType">Of its bytes.</param>
/// <param name="AlternativeText">What it shows or says.</param>
internal sealed record SharePicture(string Path, int Width, int Height, string MediaType, string AlternativeText)
{
    /// <summary>A story's first photo, otherwise its card; null where neither can be.</summary>
    public static SharePicture? Of(StoryView view, SiteOptions site) =>
        view.Captions.FirstOrDefault(caption => caption.PhotoHash is not null) is { } photo
            ? OfPhoto(photo)
            : OfCard(CardText.Of(view.Story.Headline, view.Story.SectionName, view.Story.Language, site.Title), view.Story.Id) ?? OfSite(site);

    /// <summary>The site's own card; null where its title can't be drawn.</summary>
    public static SharePicture? OfSite(SiteOptions site) => OfCard(CardText.OfSite(site.Title, site.Language), null);

    private static SharePicture OfPhoto(StoryCaption photo)
    {
        var (width, height) = PhotoAddress.SizeOf(photo);
        return new SharePicture(PhotoAddress.Large(photo.PhotoHash!), width, height, PhotoAddress.MediaType, photo.AlternativeText.Length > 0 ? photo.AlternativeText : photo.Caption);
    }

    private static SharePicture? OfCard(CardText card, long? articleId) =>
        card.IsDrawable ? new SharePicture(card.Address(articleId), CardPicture.Width, CardPicture.Height, CardPicture.MediaType, card.Headline) : null;
}
