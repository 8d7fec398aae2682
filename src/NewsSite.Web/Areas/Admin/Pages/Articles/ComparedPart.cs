using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Core.Publishing;

namespace NewsSite.Web.Areas.Admin.Pages.Articles;

/// <summary>A part of a story in which two texts differ.</summary>
public sealed record ComparedPart(string Name, IReadOnlyList<DiffPiece> Pieces)
{
    /// <summary>The parts that differ, word by word; for one text and itself: everything that it says.</summary>
    internal static IReadOnlyList<ComparedPart> Between(IReadOnlyList<(string Name, string Text)> from, IReadOnlyList<(string Name, string Text)> to) =>
    [
        .. from.Zip(to).Where(pair => from == to ? pair.Second.Text.Length > 0 : pair.First.Text != pair.Second.Text)
            .Select(pair => new ComparedPart(pair.First.Name, TextDiff.Of(pair.First.Text, pair.Second.Text))),
    ];
}

/// <summary>Reads the parts of a text in words.</summary>
internal static class StoryParts
{
    /// <summary>Everything that an editor typed, a part each, always the same ones in the same order.</summary>
    public static async Task<IReadOnlyList<(string Name, string Text)>> PartsAsync(this NewsDb db, DraftText text, CancellationToken ct)
    {
        var section = text.SectionId is { } id ? await db.Sections.Where(s => s.Id == id).Select(s => s.Name).SingleOrDefaultAsync(ct) : null;
        var used = text.Captions.Select(c => c.PhotoId).OfType<long>().Distinct().ToList();
        var photos = used.Count == 0 ? [] : await db.Photos.Where(p => used.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.FileName, ct);
        return
        [
            (T("Headline"), text.Headline),
            (T("Standfirst"), text.Standfirst),
            (T("Body"), text.Body),
            (T("Captions"), string.Join('\n', text.Captions.Select(caption => Caption(caption, photos)))),
            (T("Tags"), string.Join(", ", text.Tags)),
            (T("Section"), section ?? ""),
            (T("Byline"), text.Byline),
            (T("Dateline"), text.Dateline),
            (T("Slug"), text.Slug),
            (T("Language"), text.Language),
        ];
    }

    /// <summary>The same of a revision, with its tags as they were named when it was saved, also those that are deleted now.</summary>
    public static async Task<IReadOnlyList<(string Name, string Text)>?> PartsAsync(this NewsDb db, long articleId, int number, CancellationToken ct)
    {
        var text = await db.WholeTextAsync(articleId, number, ct);
        return text is null ? null : await db.PartsAsync(
            DraftText.Of(text) with { Tags = text.TypedTags is { } typed ? TagNames.Split(typed) : [.. text.Tags.OrderBy(t => t.Position).Select(t => t.Tag!.Name)] }, ct);
    }

    private static string Caption(DraftCaption caption, Dictionary<long, string> photos) => string.Join(" · ", new[]
    {
        caption.PhotoId is { } photo ? photos.GetValueOrDefault(photo, T($"Photo {photo}")) : "",
        caption.Caption, caption.Credit, caption.AlternativeText, caption.IsDecorative ? T("decorative") : "",
    }.Where(part => part.Length > 0));
}
