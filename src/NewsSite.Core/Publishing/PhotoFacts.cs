using System.Globalization;
using NewsSite.Core.Photos;

namespace NewsSite.Core.Publishing;

/// <summary>What the library knows of a photo beside what readers read; as typed, plain text.</summary>
/// <param name="Copyright">Who holds the rights.</param>
/// <param name="UsageTerms">On which terms.</param>
/// <param name="Keywords">Separated by commas.</param>
/// <param name="People">Separated by commas.</param>
/// <param name="Place">City and country.</param>
/// <param name="TakenOn"><c>yyyy-MM-dd</c>, or empty.</param>
public sealed record PhotoFacts(string Copyright, string UsageTerms, string Keywords, string People, string Place, string TakenOn)
{
    /// <summary>Those that a photo has.</summary>
    public static PhotoFacts Of(Photo photo)
    {
        ArgumentNullException.ThrowIfNull(photo);
        return new(photo.Copyright, photo.UsageTerms, photo.Keywords, photo.People, photo.Place, Day(photo.TakenOn));
    }

    /// <summary>As they are stored.</summary>
    internal PhotoFacts Clean() =>
        new(TypedText.Lines(Copyright), TypedText.Lines(UsageTerms), List(Keywords), List(People), TypedText.OneLine(Place), TakenOn.Trim());

    /// <summary>What keeps them from being stored.</summary>
    internal IEnumerable<Problem> Problems()
    {
        foreach (var (field, text, most) in new[]
        {
            (nameof(Copyright), Copyright, Photo.TermsMaxLength),
            (nameof(UsageTerms), UsageTerms, Photo.TermsMaxLength),
            (nameof(Keywords), Keywords, Photo.TermsMaxLength),
            (nameof(People), People, Photo.TermsMaxLength),
            (nameof(Place), Place, Photo.FactMaxLength),
        })
        {
            if (text.Length > most)
                yield return new Problem(field, T($"This is {text.Length:N0} characters long; the most is {most:N0}. Shorten it."));
        }

        if (TakenOn.Length > 0 && ReadDay() is null)
            yield return new Problem(nameof(TakenOn), T("This is not a day. Write it as 2026-11-25."));
    }

    /// <summary>Puts cleaned facts into the photo.</summary>
    internal void PutInto(Photo photo)
    {
        photo.Copyright = Copyright;
        photo.UsageTerms = UsageTerms;
        photo.Keywords = Keywords;
        photo.People = People;
        photo.Place = Place;
        photo.TakenOn = ReadDay();
    }

    private DateOnly? ReadDay() => DateOnly.TryParseExact(TakenOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string List(string text) =>
        string.Join(", ", TypedText.OneLine(text).Split([',', '،', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.OrdinalIgnoreCase));
}
