using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.FrontPage;
using NewsSite.Core.Publishing;

namespace NewsSite.Web.Areas.Admin.Forms;

/// <summary>The front page in the desk's words.</summary>
internal static class FrontWords
{
    /// <summary>Name of the word in the query that says what was done.</summary>
    public const string Key = Done.Key;

    /// <summary>"Lead", "Second 1", "Brief 3", "World 2".</summary>
    public static string NameOf(FrontPlace place, IReadOnlyList<SectionLink> sections) =>
        place == FrontPlace.Lead ? T("Lead")
        : place.IsSecond ? T($"Second {place.Number}")
        : place.IsTop ? T($"Brief {place.Number - FrontPlace.SecondsMost}")
        : sections.FirstOrDefault(section => section.Id == place.SectionId) is { } section ? $"{section.Name} {place.Number + 1}"
        : T($"Section {place.Number + 1}");

    /// <summary>The field of the page that a problem's field is.</summary>
    /// <param name="field">As the verbs name it.</param>
    /// <param name="at">The slot that was worked on; null for none.</param>
    public static string FieldOf(string field, FrontPlace? at) => field switch
    {
        FrontDesk.StoryField when at is not null => $"story-{at}",
        FrontDesk.UntilField when at is not null => $"until-{at}",
        FrontLaunching.AtField => "at",
        _ => "",
    };

    /// <summary>What the page says after a step; null for none and for words that nobody here wrote.</summary>
    /// <param name="done">The word in the address.</param>
    /// <param name="at">The slot that was worked on; null for none.</param>
    /// <param name="sheet">The page as it is now.</param>
    /// <param name="scheduledFor">UTC; null while nothing is.</param>
    /// <param name="clock">The newsroom's.</param>
    public static string? Say(string? done, FrontPlace? at, FrontSheet sheet, DateTime? scheduledFor, DeskClock clock)
    {
        var cell = at is { } place ? sheet.Order.At(place) : null;
        return done switch
        {
            "moved" or "removed" or "pinned" => cell is null ? Step(done, at is { } gone ? NameOf(gone, sheet.Sections) : null) : Step(done, sheet.Cards[cell.ArticleId].Headline, NameOf(cell.Place, sheet.Sections), cell.Until is { } until ? clock.Exactly(until) : null),
            "launched" => scheduledFor is { } next ? T($"Launched. Readers see this page now, until the scheduled one takes its place on {clock.Exactly(next)}.") : T("Launched. Readers see this page now."),
            "undone" => T("Undone. Readers see what they saw before; the draft is as it was."),
            "discarded" => T("Discarded. The draft is what readers see."),
            "scheduled" => scheduledFor is { } time ? T($"Scheduled. The draft as it is now is launched on {clock.Exactly(time)}.") : Done.Sentence(Done.Scheduled),
            "unscheduled" => T("The schedule is cancelled."),
            _ => null,
        };
    }

    // Nothing stands in the slot any more.
    private static string Step(string done, string? slot) => done switch
    {
        "moved" => T("The story is in the draft."),
        "removed" => slot is null ? T("The slot is left to the rule.") : T($"{slot} is left to the rule."),
        _ => T("The story is held until somebody removes it."),
    };

    private static string Step(string done, string story, string slot, string? until) => done switch
    {
        "moved" => T($"“{story}” is {slot} in the draft."),
        "removed" => T($"{slot} is left to the rule: “{story}”."),
        _ => until is null ? T($"“{story}” holds {slot} until somebody removes it.") : T($"“{story}” holds {slot} until {until}."),
    };
}
