using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Data.Changes;
using NewsSite.Web.Caching;
using NewsSite.Web.Presentation;

namespace NewsSite.Web.Pages;

/// <summary>Every correction, newest first; or those of a year of the newsroom's calendar.</summary>
public sealed class CorrectionsModel(NewsDb db, NewsroomTime times, TimeProvider clock, PageReads reads) : PageModel
{
    public IReadOnlyList<CorrectionEntry> Entries { get; private set; } = [];

    /// <summary>The years from the newest correction back to the first; the list can be narrowed to one.</summary>
    public IReadOnlyList<int> Years { get; private set; } = [];

    /// <summary>The year that the list is narrowed to; null for all.</summary>
    public int? Year { get; private set; }

    /// <summary>Address of the next page; null on the last.</summary>
    public string? Next { get; private set; }

    public bool IsFirst { get; private set; }

    /// <summary>The address of this page of the list.</summary>
    public string Path { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string? year, string? after, CancellationToken ct)
    {
        if (!PageCursor.TryParse(after, out var cursor))
            return BadRequest();
        var all = db.Corrections.AsNoTracking().InStories(db.Articles.Published());
        var chosen = all;
        if (!string.IsNullOrEmpty(year))
        {
            if (ArchiveDate.Read(times.DayOf(clock.GetUtcNow().UtcDateTime), year) is not { } first)
                return BadRequest();
            Year = first.Year;
            chosen = all.Between(times.StartOf(first), times.StartOf(first.AddYears(1)));
        }

        var ends = await all.Ends().ToListAsync(ct);
        if (ends.Count == 0)
            reads.Note(Part.Corrections);
        else
            Years = [.. Enumerable.Range(times.DayOf(ends.Min()).Year, times.DayOf(ends.Max()).Year - times.DayOf(ends.Min()).Year + 1).Reverse()];
        var found = await chosen.After(cursor).NewestFirst().Take(StoryList.Take).Entries().ToListAsync(ct);
        NoteReads(cursor, found);
        if (ends.Count > 0)
            reads.NoteEnds(Part.Corrections, ends.Min(), ends.Max(), StartOf(Years[^1]), StartOf(Years[0] + 1));
        Entries = [.. found.Take(StoryList.Size)];
        IsFirst = cursor is null;
        var address = Address(Year);
        Path = cursor is null ? address : Addresses.After(address, cursor.Value);
        Next = found.Count > StoryList.Size ? Addresses.After(address, Entries[^1].Cursor) : null;
        Response.Headers.CacheControl = CachePolicy.List;
        return Page();
    }

    private void NoteReads(PageCursor? cursor, IReadOnlyList<CorrectionEntry> found)
    {
        var newest = cursor ?? (Year is { } year ? new PageCursor(StartOf(year + 1), 0) : Stretch.Top);
        var oldest = Year is { } first ? new PageCursor(StartOf(first), 0) : Stretch.Bottom;
        reads.Note(new Stretch(Part.Corrections, newest, found.Count < StoryList.Take ? oldest : found[^1].Cursor));
        foreach (var entry in found.Take(StoryList.Size))
            reads.Note(Part.Headline(entry.ArticleId));
    }

    private DateTime StartOf(int year) => times.StartOf(new DateOnly(year, 1, 1));

    /// <summary>The address of the list of a year, or of all.</summary>
    public static string Address(int? year) => year is null ? Addresses.Corrections : $"{Addresses.Corrections}?year={year}";
}
