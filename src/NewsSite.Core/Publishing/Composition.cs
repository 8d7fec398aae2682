using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Core.Photos;
using NewsSite.Core.Rendering;

namespace NewsSite.Core.Publishing;

/// <summary>Makes the <see cref="Revision"/> of what an editor typed: cleaned of what no reader sees (spaces at ends, the browser's line ends), otherwise to the letter.</summary>
public sealed class Composition(NewsDb db, TagNames tags, SiteOptions site)
{
    /// <summary>The sections and photos that the text names and that are not there (any more), and photos that it does not have yet and may not use.</summary>
    /// <param name="article">The story; null for a new one.</param>
    /// <param name="text">What was typed.</param>
    /// <param name="now">UTC.</param>
    /// <param name="ct">Cancels.</param>
    internal async Task<IReadOnlyList<Problem>> FindMissingAsync(Article? article, DraftText text, DateTime now, CancellationToken ct)
    {
        var problems = new List<Problem>();
        if (text.SectionId is { } section && !await db.Sections.AnyAsync(s => s.Id == section, ct))
            problems.Add(new Problem("Section", "This section is not there any more. Choose another."));

        var wanted = text.Captions.Where(c => c.PhotoId is not null).Select(c => c.PhotoId!.Value).Distinct().ToList();
        if (wanted.Count == 0)
            return problems;
        var found = await db.Photos.Where(p => wanted.Contains(p.Id)).Select(p => p.Id).ToListAsync(ct);
        var had = article is null ? [] : await db.PhotoUses
            .Where(u => u.ArticleId == article.Id && u.RevisionNumber == article.LatestNumber && u.PhotoId != null).Select(u => u.PhotoId!.Value).ToListAsync(ct);
        var refusals = await db.RefusalsAsync([.. found.Except(had)], article?.Id, text.SectionId, now, ct);
        foreach (var (caption, index) in text.Captions.Select((caption, index) => (caption, index)))
        {
            if (caption.PhotoId is not { } photo)
                continue;
            if (!found.Contains(photo))
                problems.Add(new Problem($"Captions[{index}].Photo", "This photo is not in the library. Choose another, or none."));
            else if (refusals.TryGetValue(photo, out var refusal))
                problems.Add(new Problem($"Captions[{index}].Photo", refusal));
        }

        return problems;
    }

    /// <summary>The revision; its tags are found or taken in. Must run inside the transaction of the save.</summary>
    internal async Task<Revision> ComposeAsync(
        int number, int? baseNumber, DraftText text, string slug, string html, Actor actor, DateTime now, CancellationToken ct)
    {
        var revision = new Revision
        {
            Number = number,
            BaseNumber = baseNumber,
            Slug = slug,
            Headline = OneLine(text.Headline),
            Standfirst = Lines(text.Standfirst).Trim(),
            Body = Lines(text.Body),
            BodyHtml = html,
            WordCount = Rendering.WordCount.Of(ReadingText.FromHtml(html)),
            Byline = OneLine(text.Byline),
            Dateline = OneLine(text.Dateline),
            Language = text.Language.Length > 0 ? text.Language : Script.LanguageOf(site.Language, text.Headline, text.Body),
            SectionId = text.SectionId,
            SavedAt = now,
            EditorId = actor.EditorId,
            EditorName = actor.Name,
        };
        foreach (var (tag, position) in (await tags.ResolveAsync(text.Tags, actor, now, ct)).Select((tag, position) => (tag, position)))
            revision.Tags.Add(new RevisionTag { Tag = tag, TagId = tag.Id, Position = position });
        var agencies = text.Captions.Count > 0 ? await db.AgencyBookAsync(ct) : new AgencyBook([]);
        foreach (var (caption, position) in text.Captions.Select((caption, position) => (caption, position)))
            revision.Captions.Add(Use(caption, position, agencies));
        return revision;
    }

    /// <summary>True when the newest text of the article says the same as <paramref name="next"/> in every part.</summary>
    internal async Task<bool> IsUnchangedAsync(Article article, Revision next, CancellationToken ct)
    {
        var last = await db.Revisions.AsNoTracking().Include(r => r.Captions).Include(r => r.Tags).ThenInclude(t => t.Tag).AsSplitQuery()
            .SingleAsync(r => r.ArticleId == article.Id && r.Number == article.LatestNumber, ct);
        return Texts(last).SequenceEqual(Texts(next))
            && last.SectionId == next.SectionId
            && last.Tags.Where(t => t.Tag!.DeletedAt is null).OrderBy(t => t.Position).Select(t => t.Tag!.MergedIntoId ?? t.TagId).SequenceEqual(next.Tags.Select(t => t.TagId))
            && last.Captions.OrderBy(c => c.Position).Select(Parts).SequenceEqual(next.Captions.Select(Parts));
    }

    private static string[] Texts(Revision revision) =>
        [revision.Slug, revision.Headline, revision.Standfirst, revision.Body, revision.BodyHtml, revision.Byline, revision.Dateline, revision.Language];

    private static (long?, string?, string?, string?, bool) Parts(PhotoUse use) =>
        (use.PhotoId, use.Caption, use.Credit, use.AlternativeText, use.IsDecorative);

    private static PhotoUse Use(DraftCaption caption, int position, AgencyBook agencies)
    {
        var words = CaptionWords.Of(caption.Caption, caption.Credit, agencies);
        return new PhotoUse
        {
            Position = position,
            PhotoId = caption.PhotoId,
            Caption = NullIfBlank(words.Caption),
            Credit = NullIfBlank(words.Credit),
            AlternativeText = NullIfBlank(caption.AlternativeText),
            IsDecorative = caption.IsDecorative && caption.PhotoId is not null,
        };
    }

    private static string OneLine(string text) => string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    // A browser sends every line end as CR LF (HTML §4.10.22.4), whatever the text had before.
    private static string Lines(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    private static string? NullIfBlank(string text) => string.IsNullOrWhiteSpace(text) ? null : Lines(text).Trim();
}
