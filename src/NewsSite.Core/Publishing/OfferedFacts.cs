using NewsSite.Core.Photos;
using NewsSite.Core.Photos.Metadata;

namespace NewsSite.Core.Publishing;

/// <summary>What a file says about itself in the desk's fields, cut to what they hold, for an editor to confirm.</summary>
/// <param name="Caption">Empty when the file says nothing.</param>
/// <param name="Credit">The credit line; or else made of creator and source.</param>
/// <param name="AlternativeText">Empty when the file says nothing.</param>
/// <param name="Facts">The rest.</param>
public sealed record OfferedFacts(string Caption, string Credit, string AlternativeText, PhotoFacts Facts)
{
    /// <summary>The desk's fields of a file's metadata.</summary>
    public static OfferedFacts Of(PhotoMetadata said)
    {
        ArgumentNullException.ThrowIfNull(said);
        var facts = new PhotoFacts(
            said[MetadataField.Copyright].Upto(Photo.TermsMaxLength),
            said[MetadataField.UsageTerms].Upto(Photo.TermsMaxLength),
            said[MetadataField.Keywords].Upto(Photo.TermsMaxLength),
            said[MetadataField.People].Upto(Photo.TermsMaxLength),
            string.Join(", ", new[] { said[MetadataField.City], said[MetadataField.Country] }.Where(part => part.Length > 0)).Upto(Photo.FactMaxLength),
            said[MetadataField.TakenOn]);
        return new OfferedFacts(
            (said[MetadataField.Caption] is { Length: > 0 } caption ? caption : said[MetadataField.Headline]).Upto(Photo.CaptionMaxLength),
            CreditOf(said).Upto(Photo.CreditMaxLength),
            said[MetadataField.AlternativeText].Upto(Photo.AlternativeTextMaxLength),
            facts);
    }

    /// <summary>These facts, and where the file is silent, those that the photo has.</summary>
    public PhotoFacts Over(PhotoFacts now)
    {
        ArgumentNullException.ThrowIfNull(now);
        return new(
            Or(Facts.Copyright, now.Copyright), Or(Facts.UsageTerms, now.UsageTerms), Or(Facts.Keywords, now.Keywords),
            Or(Facts.People, now.People), Or(Facts.Place, now.Place), Or(Facts.TakenOn, now.TakenOn));
    }

    private static string CreditOf(PhotoMetadata said)
    {
        var (credit, creator, source) = (said[MetadataField.Credit], said[MetadataField.Creator], said[MetadataField.Source]);
        if (credit.Length > 0)
            return credit;
        return creator.Length > 0 && source.Length > 0 ? $"{creator}/{source}" : creator + source;
    }

    private static string Or(string offered, string now) => offered.Length > 0 ? offered : now;
}
