using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Core.Photos;
using NewsSite.Core.Photos.Metadata;
using NewsSite.Core.Search;

namespace NewsSite.Core.Publishing;

/// <summary>What follows from a photo's words: who the credit names, what the library finds it by, the name of its pictures.</summary>
internal static class PhotoWords
{
    /// <summary>The agencies that credits can name.</summary>
    public static async Task<AgencyBook> AgencyBookAsync(this NewsDb db, CancellationToken ct) =>
        new(await db.Agencies.AsNoTracking().OrderBy(a => a.Id).ToListAsync(ct));

    /// <summary>Brings a photo up to date with its words; the caller saves.</summary>
    public static void Derive(this Photo photo, AgencyBook agencies)
    {
        var credit = CreditLine.Read(photo.Credit, agencies);
        photo.Photographer = credit.Photographer.Upto(Photo.FactMaxLength);
        photo.AgencyId = credit.Agency?.Id;
        photo.Source = credit.Source.Upto(Photo.FactMaxLength);
        photo.RenditionTag = PhotoFace.Of(photo).Tag;
        var offered = OfferedText.Read(photo);
        photo.SearchText = SearchText.Fold(string.Join(
            '\n',
            [
                photo.FileName, photo.Caption, photo.Credit, photo.AlternativeText, photo.Keywords, photo.People, photo.Place, photo.Copyright,
                credit.Agency?.Name ?? "", .. offered.Values.Where(value => value.Key != MetadataField.TakenOn).Select(value => value.Value),
            ]));
    }
}
