using Microsoft.EntityFrameworkCore;
using NewsSite.Core.CopyDesk;
using NewsSite.Core.Data;

namespace NewsSite.Core.Publishing;

/// <summary>What the copy desk says of a story.</summary>
/// <param name="Open">Findings to look at, in the order of the checks.</param>
/// <param name="Dismissed">Findings that were dismissed for this story.</param>
/// <param name="Tags">Names of known tags that occur in the text and that it does not carry, at most twelve.</param>
public sealed record CopyReport(IReadOnlyList<Finding> Open, IReadOnlyList<Finding> Dismissed, IReadOnlyList<string> Tags);

/// <summary>Has the copy desk read a story with everything that the store knows about it. It changes nothing.</summary>
public sealed class CopyReader(NewsDb db, VocabularyShelf vocabulary, LinkAnswers links, TagNames names)
{
    private const int TagsMost = 12;

    /// <summary>Reads a text.</summary>
    /// <param name="articleId">The story; null for one that is not in the store yet.</param>
    /// <param name="text">What is typed, with line feeds for line ends: findings count in it.</param>
    /// <param name="asks">Whether addresses that have not been asked lately are asked now, where that is switched on: it takes up to some seconds.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<CopyReport> ReadAsync(long? articleId, DraftText text, bool asks, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(text);
        var known = await vocabulary.ReadAsync(db, ct);
        var copy = await db.CopyOfAsync(text, known, ct);
        if (asks)
            await links.AskAsync([.. BodyLinks.In(copy.Body).Select(link => link.Address)], ct);
        copy = copy with { BrokenLinks = await db.BrokenLinksAsync(copy.Body, links, ct) };
        var dismissed = articleId is { } id ? await db.DismissedAsync(id, ct) : [];
        var findings = CopyCheck.Read(copy).ToLookup(finding => dismissed.Contains(finding.Key));
        return new CopyReport([.. findings[false]], [.. findings[true]], await OffersAsync(known.TagsIn(copy), text, ct));
    }

    private async Task<IReadOnlyList<string>> OffersAsync(IReadOnlyList<string> found, DraftText text, CancellationToken ct)
    {
        if (found.Count == 0)
            return [];
        var carried = (await names.KnownAsync(text.Tags, ct)).Tags.Select(tag => tag.Name).ToHashSet(StringComparer.Ordinal);
        return [.. found.Where(tag => !carried.Contains(tag)).Take(TagsMost)];
    }
}

/// <summary>Puts together what the copy desk reads.</summary>
internal static class CopyReading
{
    /// <summary>The copy of a text, without its links.</summary>
    public static async Task<Copy> CopyOfAsync(this NewsDb db, DraftText text, Vocabulary known, CancellationToken ct)
    {
        var wanted = text.Captions.Where(c => c.PhotoId is not null).Select(c => c.PhotoId!.Value).Distinct().ToList();
        var photos = wanted.Count == 0 ? [] : await db.Photos.AsNoTracking().Where(p => wanted.Contains(p.Id))
            .Select(p => new { p.Id, p.FileName, HasCredit = p.Credit != "", HasAlternativeText = p.AlternativeText != "" }).ToDictionaryAsync(p => p.Id, ct);
        return new Copy
        {
            Headline = text.Headline,
            Standfirst = text.Standfirst,
            Body = text.Body,
            Byline = text.Byline,
            HasSection = text.SectionId is not null,
            HasTags = text.Tags.Any(tag => !string.IsNullOrWhiteSpace(tag)),
            KnownWords = known.Words,
            Captions =
            [
                .. text.Captions.Select(caption =>
                {
                    var photo = caption.PhotoId is { } id ? photos.GetValueOrDefault(id) : null;
                    return new CopyCaption
                    {
                        Text = caption.Caption,
                        Credit = caption.Credit,
                        HasCredit = !string.IsNullOrWhiteSpace(caption.Credit) || photo is { HasCredit: true },
                        HasAlternativeText = !string.IsNullOrWhiteSpace(caption.AlternativeText) || photo is { HasAlternativeText: true },
                        IsDecorative = caption.IsDecorative,
                        Photo = photo?.FileName,
                    };
                }),
            ],
        };
    }

    /// <summary>Keys of the findings that were dismissed for a story.</summary>
    public static Task<HashSet<string>> DismissedAsync(this NewsDb db, long articleId, CancellationToken ct) =>
        db.Dismissals.Where(d => d.ArticleId == articleId).Select(d => d.Key).ToHashSetAsync(ct);
}
