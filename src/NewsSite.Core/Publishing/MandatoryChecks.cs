using NewsSite.Core.Articles;
using NewsSite.Core.CopyDesk;
using NewsSite.Core.Data;

namespace NewsSite.Core.Publishing;

/// <summary>The checks of the copy desk that an admin made mandatory: what they find keeps a story from going out, by hand or by its schedule.</summary>
public sealed class MandatoryChecks(SiteOptions site, VocabularyShelf vocabulary, LinkAnswers links)
{
    private readonly IReadOnlyList<string> _names = site.CopyDesk.MandatoryChecks;

    /// <summary>Whether that check is one of them.</summary>
    public bool Has(string check) => _names.Contains(check, StringComparer.Ordinal);

    /// <summary>The findings that stand in the way, as problems; what was dismissed does not. No address is asked for it.</summary>
    /// <param name="db">The store.</param>
    /// <param name="revision">With its tags and captions.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<Problem>> FindAsync(NewsDb db, Revision revision, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(revision);
        if (_names.Count == 0)
            return Problem.None;
        var copy = await db.CopyOfAsync(DraftText.Of(revision), await vocabulary.ReadAsync(db, ct), ct);
        copy = copy with { BrokenLinks = await db.BrokenLinksAsync(copy.Body, links, ct) };
        var dismissed = await db.DismissedAsync(revision.ArticleId, ct);
        return
        [
            .. _names.Select(CopyCheck.Named).OfType<CopyCheck>().SelectMany(check => check.Find(copy)).Where(finding => !dismissed.Contains(finding.Key))
                .Select(finding => new Problem(finding.Spot.Field, T($"{finding.Text} A story does not go out with this."))),
        ];
    }
}
