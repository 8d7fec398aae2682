using NewsSite.Core.Photos;
using NewsSite.Core.Publishing;

namespace NewsSite.Web.Areas.Admin.Pages.Photos;

/// <summary>What the library knows of a photo, as it is posted.</summary>
public sealed record FactsForm
{
    public string Copyright { get; init; } = "";
    public string UsageTerms { get; init; } = "";
    public string Keywords { get; init; } = "";
    public string People { get; init; } = "";
    public string Place { get; init; } = "";
    public string TakenOn { get; init; } = "";

    internal static FactsForm From(PhotoFacts facts) => new()
    {
        Copyright = facts.Copyright,
        UsageTerms = facts.UsageTerms,
        Keywords = facts.Keywords,
        People = facts.People,
        Place = facts.Place,
        TakenOn = facts.TakenOn,
    };

    internal PhotoFacts ToFacts() => new(Copyright, UsageTerms, Keywords, People, Place, TakenOn);
}

/// <summary>On which terms a photo may be used, as it is posted; times on the newsroom's clock.</summary>
public sealed record TermsForm
{
    private const string Minute = "yyyy-MM-dd'T'HH:mm";

    public string From { get; init; } = "";
    public string Until { get; init; } = "";
    public bool IsOnceOnly { get; init; }
    public bool IsForSectionsOnly { get; init; }
    public IReadOnlyList<long> Sections { get; init; } = [];

    internal static TermsForm Of(Photo photo, TimeZoneInfo zone) => new()
    {
        From = Say(photo.UsableFrom, zone),
        Until = Say(photo.UsableUntil, zone),
        IsOnceOnly = photo.IsOnceOnly,
        IsForSectionsOnly = photo.IsForSectionsOnly,
        Sections = photo.Sections.ConvertAll(section => section.SectionId),
    };

    /// <summary>Where on the form a problem of the verb stands.</summary>
    internal static string FieldOf(string field) => field == nameof(PhotoTermsText.UsableFrom) || field == nameof(From) ? nameof(From) : nameof(Until);

    /// <summary>The terms for the verb; or what is wrong with a time.</summary>
    internal Problem? Read(TimeZoneInfo zone, out PhotoTermsText terms)
    {
        terms = new PhotoTermsText(null, null, IsOnceOnly, IsForSectionsOnly ? Sections : null);
        if (Moment(From, zone, nameof(From), out var from) is { } wrongFrom)
            return wrongFrom;
        if (Moment(Until, zone, nameof(Until), out var until) is { } wrongUntil)
            return wrongUntil;
        terms = terms with { UsableFrom = from, UsableUntil = until };
        return null;
    }

    private static Problem? Moment(string typed, TimeZoneInfo zone, string field, out DateTime? at)
    {
        at = null;
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        if (ScheduleTime.Read(typed, zone, out var moment) is { } problem)
            return problem with { Field = field };
        at = moment;
        return null;
    }

    private static string Say(DateTime? utc, TimeZoneInfo zone) =>
        utc is { } at ? TimeZoneInfo.ConvertTimeFromUtc(at, zone).ToString(Minute, System.Globalization.CultureInfo.InvariantCulture) : "";
}
