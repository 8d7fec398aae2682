using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Core.Photos;
using NewsSite.Core.Rendering;

namespace NewsSite.Core.Publishing;

/// <summary>Makes the <see cref="Revision"/> of what an editor typed.</summary>
public sealed class Composition(NewsDb db, TagNames tags, SiteOptions site)
{
    /// <summary>What was typed as it is stored: clean, and in a language that it names.</summary>
    internal DraftText Read(DraftText typed)
    {
        var text = typed.Clean();
        return text.Language == DraftText.ByLetters ? text with { Language = Script.LanguageOf(site.Language, text.Headline, text.Body) } : text;
    }

    /// <summary>The sections and photos that the text names and that are not there (any more), and photos that it does not have yet and may not use.</summary>
    /// <param name="article">The story; null for a new one.</param>
    /// <param name="text">What was typed.</param>
    /// <param name="now">UTC.</param>
    /// <param name="ct">Cancels.</param>
    internal async Task<IReadOnlyList<Problem>> FindMissingAsync(Article? article, DraftText text, DateTime now, CancellationToken ct)
    {
        var problems = new List<Problem>();
        if (text.SectionId is { } section && !await db.Sections.AnyAsync(s => s.Id == section, ct))
            problems.Add(new Problem("Section", T("This section is not there any more. Choose another.")));

        var wanted = text.Captions.Where(c => c.PhotoId is not null).Select(c => c.PhotoId!.Value).Distinct().ToList();
        if (wanted.Count == 0)
            return problems;
        var found = await db.Photos.Where(p => wanted.Contains(p.Id)).Select(p => p.Id).ToListAsync(ct);
        var had = article is null ? [] : await db.PhotoUses
            .Where(u => u.ArticleId == article.Id && u.RevisionNumber == article.LatestNumber && u.PhotoId != null).Select(u => u.PhotoId!.Value).ToListAsync(ct);
        var refusals = await db.RefusalsAsync(await db.BoundAsync([.. found.Except(had)], ct), article?.Id, text.SectionId, now, ct);
        foreach (var (caption, index) in text.Captions.Select((caption, index) => (caption, index)))
        {
            if (caption.PhotoId is not { } photo)
                continue;
            if (!found.Contains(photo))
                problems.Add(new Problem($"Captions[{index}].Photo", T("This photo is not in the library. Choose another, or none.")));
            else if (refusals.TryGetValue(photo, out var refusal))
                problems.Add(new Problem($"Captions[{index}].Photo", refusal));
        }

        return problems;
    }

    /// <summary>The revision after <paramref name="last"/>; its tags are found, and taken in by a save by hand. Must run inside the transaction of the save.</summary>
    internal async Task<Revision> ComposeAsync(
        Revision? last, DraftText text, SaveKind kind, string slug, string html, Actor actor, DateTime now, CancellationToken ct)
    {
        var revision = new Revision
        {
            Number = (last?.Number ?? 0) + 1,
            BaseNumber = last?.Number,
            Kind = kind,
            Slug = slug,
            Headline = text.Headline,
            Standfirst = text.Standfirst,
            Body = text.Body,
            BodyHtml = html,
            WordCount = Rendering.WordCount.Of(ReadingText.FromHtml(html)),
            Byline = text.Byline,
            Dateline = text.Dateline,
            Language = LanguageOf(text, last),
            SectionId = text.SectionId,
            SavedAt = now,
            EditorId = actor.EditorId,
            EditorName = actor.Name,
        };
        var (chosen, areAll) = kind == SaveKind.ByHand ? (await tags.ResolveAsync(text.Tags, actor, now, ct), true) : await tags.KnownAsync(text.Tags, ct);
        revision.TypedTags = areAll ? null : string.Join('\n', text.Tags);
        foreach (var (tag, position) in chosen.Select((tag, position) => (tag, position)))
            revision.Tags.Add(new RevisionTag { Tag = tag, TagId = tag.Id, Position = position });
        var agencies = text.Captions.Count > 0 ? await db.AgencyBookAsync(ct) : new AgencyBook([]);
        foreach (var (caption, position) in text.Captions.Select((caption, position) => (caption, position)))
            revision.Captions.Add(Use(caption, position, agencies));
        return revision;
    }

    /// <summary>The newest text of the article.</summary>
    internal Task<Revision> LastAsync(Article article, CancellationToken ct) =>
        db.Revisions.AsNoTracking().Include(r => r.Captions).Include(r => r.Tags).ThenInclude(t => t.Tag).AsSplitQuery()
            .SingleAsync(r => r.ArticleId == article.Id && r.Number == article.LatestNumber, ct);

    /// <summary>True when the newest text of the article says the same as <paramref name="next"/> in every part.</summary>
    internal static bool IsUnchanged(Revision last, Revision next) =>
        Texts(last).SequenceEqual(Texts(next))
        && last.SectionId == next.SectionId
        && last.TypedTags == next.TypedTags
        && last.Tags.Where(t => t.Tag!.DeletedAt is null).OrderBy(t => t.Position).Select(t => t.Tag!.MergedIntoId ?? t.TagId).SequenceEqual(next.Tags.Select(t => t.TagId))
        && last.Captions.OrderBy(c => c.Position).Select(Parts).SequenceEqual(next.Captions.Select(Parts));

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

    private static string? NullIfBlank(string text) => string.IsNullOrWhiteSpace(text) ? null : text;

    // The story keeps its language as long as its letters are of the same script: an import or an editor may know more than letters tell.
    private string LanguageOf(DraftText text, Revision? last)
    {
        if (text.Language.Length > 0)
            return text.Language;
        var script = Script.Of(text.Headline, text.Body);
        return last is not null && (script is null || script.Code == Script.OfLanguage(last.Language).Code)
            ? last.Language
            : Script.LanguageOf(site.Language, text.Headline, text.Body);
    }
}
