using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Publishing;
using NewsSite.Core.Search;

namespace NewsSite.Web.Presentation;

/// <summary>What a reader chose beside the words of a search. What could not be read is a problem of its field, and chooses nothing.</summary>
public sealed record SearchChoice
{
    /// <summary>Nothing chosen.</summary>
    public static SearchChoice None { get; } = new();

    public SectionLink? Section { get; init; }

    /// <summary>Id, name and last part of the address of a topic.</summary>
    public (long Id, string Name, string Slug)? Topic { get; init; }

    /// <summary>First day, in the newsroom's calendar.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day, in the newsroom's calendar.</summary>
    public DateOnly? To { get; init; }

    /// <summary>What is wrong with a field, by its name in the address.</summary>
    public IReadOnlyDictionary<string, string> Problems { get; init; } = new Dictionary<string, string>();

    /// <summary>True when it leaves stories out.</summary>
    public bool IsNarrow => Section is not null || Topic is not null || From is not null || To is not null;

    /// <summary>Where was searched, as it follows a number of stories: " in World from 1 May 2026"; empty for everywhere.</summary>
    public string Within(Wording words)
    {
        return Piece(words.WithinSection, Section?.Name) + Piece(words.WithinTopic, Topic?.Name)
            + Piece(words.WithinFrom, Day(From)) + Piece(words.WithinTo, Day(To));

        string? Day(DateOnly? day) => day?.ToString("d MMMM yyyy", words.Culture);
        string Piece(string form, string? value) => value is null ? "" : string.Format(words.Culture, form, value);
    }

    /// <summary>The keys of an address, in the order of the form.</summary>
    public IEnumerable<(string Key, string? Value)> Keys() =>
        [("section", Section?.Slug), ("tag", Topic?.Slug), ("from", Machine(From)), ("to", Machine(To))];

    /// <summary>As a form writes a day.</summary>
    public static string? Machine(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>Reads what a reader chose out of an address, in which anything can stand.</summary>
public sealed class SearchChoices(NewsDb db, SiteNavigation navigation, NewsroomTime times)
{
    // As much as is repeated of what was typed.
    private const int RepeatedMost = 40;

    /// <summary>The sections that one can choose.</summary>
    public async Task<IReadOnlyList<SectionLink>> SectionsAsync(CancellationToken ct) => (await navigation.ReadAsync(ct)).Sections;

    /// <summary>What was chosen.</summary>
    /// <param name="section">Last part of a section's address.</param>
    /// <param name="tag">A topic: its name, another name of it, or the last part of its address.</param>
    /// <param name="from">First day, <c>2026-11-23</c>.</param>
    /// <param name="to">Last day.</param>
    /// <param name="words">For what is wrong.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<SearchChoice> ReadAsync(string? section, string? tag, string? from, string? to, Wording words, CancellationToken ct)
    {
        var problems = new Dictionary<string, string>();
        var chosen = string.IsNullOrWhiteSpace(section) ? null : (await SectionsAsync(ct)).FirstOrDefault(s => s.Slug == section.Trim());
        if (chosen is null && !string.IsNullOrWhiteSpace(section))
            problems["section"] = words.NoSuchSection;
        var topic = string.IsNullOrWhiteSpace(tag) ? null : await TopicAsync(tag.Trim(), ct);
        if (topic is null && !string.IsNullOrWhiteSpace(tag))
            problems["tag"] = string.Format(words.Culture, words.NoSuchTopic, Repeated(tag));
        var (first, last) = (Day("from", from), Day("to", to));
        if (last < first)
        {
            problems["to"] = words.DaysTurned;
            last = null;
        }

        return new SearchChoice { Section = chosen, Topic = topic, From = first, To = last, Problems = problems };

        DateOnly? Day(string field, string? typed)
        {
            if (string.IsNullOrWhiteSpace(typed))
                return null;
            if (DateOnly.TryParseExact(typed.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1000 and < 3000)
                return day;
            problems[field] = string.Format(words.Culture, words.NoSuchDay, Repeated(typed));
            return null;
        }
    }

    /// <summary>The stories that it leaves.</summary>
    public SearchFilter Filter(SearchChoice choice) => new()
    {
        SectionId = choice.Section?.Id,
        TagId = choice.Topic?.Id,
        From = choice.From is { } first ? times.StartOf(first) : null,
        Until = choice.To is { } last ? times.StartOf(last.AddDays(1)) : null,
    };

    private async Task<(long Id, string Name, string Slug)?> TopicAsync(string typed, CancellationToken ct)
    {
        var key = typed.Length > Tag.NameMaxLength ? "" : SearchText.Fold(typed);
        if (key.Length is 0 or > Tag.NameMaxLength)
            return null;
        var slug = Slug.From(typed, "");
        var ids = db.Tags.Where(t => t.Key == key || t.Slug == slug).Select(t => t.MergedIntoId ?? t.Id)
            .Concat(db.TagAliases.Where(a => a.Key == key).Select(a => a.TagId));
        var tag = await db.Tags.AsNoTracking().Public().Where(t => ids.Contains(t.Id)).ByName().Select(t => new { t.Id, t.Name, t.Slug }).FirstOrDefaultAsync(ct);
        return tag is null ? null : (tag.Id, tag.Name, tag.Slug);
    }

    // Of what an address holds only what can stand in a page, and not all of a long one.
    private static string Repeated(string typed)
    {
        var shown = string.Concat(typed.EnumerateRunes().Where(rune => !System.Text.Rune.IsControl(rune)).Take(RepeatedMost + 1));
        return new StringInfo(shown).LengthInTextElements > RepeatedMost ? string.Concat(shown.EnumerateRunes().Take(RepeatedMost)) + "…" : shown;
    }
}
