using NewsSite.Core.Data;
using NewsSite.Core.Data.Changes;
using NewsSite.Core.FrontPage;
using NewsSite.Web.Caching;

namespace NewsSite.Web.Presentation;

/// <summary>Notes what a front page is made of.</summary>
internal static class FrontReads
{
    /// <summary>
    /// The decision of the editors and when a part of it ends; the newest stories, as many as the rule looks at; of each section as many as its rail
    /// has taken, and to its end where the rail has room; and the stories that are placed, also while they are not live.
    /// </summary>
    public static void NoteFront(this PageReads reads, LiveFront front, FrontSheet sheet, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(front);
        ArgumentNullException.ThrowIfNull(sheet);
        reads.Note(Part.Front);
        if (front.Until is { } until)
            reads.NoteUntil(until);
        if (front.Banner?.ArticleId is { } linked)
            reads.Note(Part.Card(linked));

        var recent = sheet.Recent;
        reads.Note(new Stretch(Part.Stories, Stretch.Top, recent.Count < FrontRule.Newest ? Stretch.Bottom : recent[^1].Cursor));
        foreach (var section in sheet.Sections.Take(FrontPlace.RailsMost))
        {
            var cells = sheet.Order.Rails.FirstOrDefault(rail => rail.SectionId == section.Id)?.Cells ?? [];
            if (cells.Count < FrontPlace.RailLength)
                reads.Note(Part.OfSection(section.Id));
            else if (cells.LastOrDefault(cell => !cell.IsPlaced) is { } last)
                reads.Note(new Stretch(Part.OfSection(section.Id), Stretch.Top, sheet.Cards[last.ArticleId].Cursor));
        }

        var placed = front.Plan.Held(sheet.Sections.Select(section => section.Id), now).Select(slot => slot.ArticleId);
        foreach (var story in sheet.Order.Stories.Concat(recent.Select(card => card.Id)).Concat(placed).Distinct())
            reads.Note(Part.Card(story));
    }
}
