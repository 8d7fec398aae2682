using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using NewsSite.Core.Articles;
using NewsSite.Core.FrontPage;
using NewsSite.Core.Photos;

namespace NewsSite.Core.Data.Changes;

/// <summary>
/// Tells what readers will see differently from the rows that are about to be saved, whichever verb changed them. What goes past the change
/// tracker is said where it is done, by <see cref="NewsDb.Touch(Stretch)"/>.
/// </summary>
internal static class SavedRows
{
    /// <summary>True for a row that can be of something that readers see.</summary>
    public static bool CanTouch(object row) => row is Article or TagListing or AuthorListing or Correction or Tag or Section or SitePage or FrontState or Photo;

    /// <summary>Adds the stretches that a save will change.</summary>
    public static async Task TouchSavedAsync(this NewsDb db, CancellationToken ct)
    {
        var entries = db.ChangeTracker.Entries().ToList();

        // All listings of a story that is listed anew have been loaded, to compare them.
        var listings = entries.Select(e => e.Entity).OfType<TagListing>().ToLookup(l => l.ArticleId);
        await db.TouchTranslationsAsync(entries, ct);
        var firsts = entries.Where(e => e.Entity is Article && !e.WasPublished()).Select(e => ((Article)e.Entity).Id).ToHashSet();
        foreach (var entry in entries.Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted))
        {
            switch (entry.Entity)
            {
                case Article article:
                    await db.TouchArticleAsync(entry, article, ct);
                    break;
                case TagListing listing when entry.State != EntityState.Modified:
                    db.TouchListing(listing, listings[listing.ArticleId]);
                    break;
                case AuthorListing listing when entry.State != EntityState.Modified:
                    await db.TouchListingAsync(listing, isFirst: firsts.Contains(listing.ArticleId), ct);
                    break;
                case Correction correction:
                    await db.TouchCorrectionAsync(correction, ct);
                    break;
                case Tag tag when entry.State == EntityState.Modified:
                    await db.TouchTagAsync(entry, tag, ct);
                    break;
                case Section section:
                    db.TouchSection(entry, section);
                    break;
                case SitePage page:
                    db.TouchPage(entry, page);
                    break;
                case FrontState front:
                    db.TouchFront(entry, front);
                    break;
                case Photo photo when entry.State == EntityState.Modified:
                    await db.TouchPhotoAsync(entry, photo, ct);
                    break;
            }
        }
    }

    private static async Task TouchArticleAsync(this NewsDb db, EntityEntry entry, Article article, CancellationToken ct)
    {
        var wasLive = entry.State != EntityState.Added && entry.Before<ArticleState>(nameof(Article.State)) == ArticleState.Published;
        if ((!wasLive && !article.IsLive) || article.PublishedAt is not { } at)
            return;
        var section = wasLive ? entry.Before<long?>(nameof(Article.SectionId)) : null;
        if (wasLive != article.IsLive)
        {
            // A new row has no number yet, and its time is that of no other: the whole end of the list stands for its place.
            db.Touch(article.Id > 0 ? Stretch.At(Part.Stories, at, article.Id) : Stretch.At(Part.Stories, at));
            var corrections = db.Corrections.Where(c => c.ArticleId == article.Id).Select(c => new { c.CorrectedAt, c.Id });
            foreach (var correction in entry.WasPublished() ? await corrections.ToListAsync(ct) : [])
                db.Touch(Stretch.At(Part.Corrections, correction.CorrectedAt, correction.Id));
        }

        // One that comes back may have its slot on the front page still.
        if (!wasLive && entry.WasPublished())
            db.Touch(Part.Card(article.Id));

        if (wasLive != article.IsLive || entry.Differs(nameof(Article.Slug), nameof(Article.UpdatedAt)))
            db.Touch(Stretch.Ids(Part.Mapped, Math.Max(article.Id, 0), article.Id > 0 ? article.Id : long.MaxValue));

        if (wasLive != article.IsLive || section != article.SectionId)
        {
            foreach (var id in new[] { wasLive ? section : null, article.IsLive ? article.SectionId : null }.OfType<long>())
                db.Touch(Stretch.At(Part.OfSection(id), at, article.Id));
        }

        if (wasLive && entry.Differs(nameof(Article.State), nameof(Article.LiveNumber), nameof(Article.Slug), nameof(Article.SectionId), nameof(Article.UpdatedAt)))
            await db.TouchTextAsync(entry, article, ct);
    }

    // A body can change without its headline: then the pages that only link to the story stay as they are.
    private static async Task TouchTextAsync(this NewsDb db, EntityEntry entry, Article article, CancellationToken ct)
    {
        db.Touch(Part.Article(article.Id));
        var numbers = new[] { entry.Before<int?>(nameof(Article.LiveNumber)), article.LiveNumber };
        var texts = await db.Revisions.AsNoTracking().Where(r => r.ArticleId == article.Id && EF.Parameter(numbers).Contains(r.Number)).Select(r => new
        {
            r.Headline,
            r.Language,
            r.Standfirst,
            Opening = r.BodyHtml.Substring(0, ArticleCard.OpeningLength),
            r.SectionId,
            PhotoId = r.Captions.Where(c => c.Position == 0).Select(c => c.PhotoId).FirstOrDefault(),
            AlternativeText = r.Captions.Where(c => c.Position == 0).Select(c => c.IsDecorative ? "" : c.AlternativeText).FirstOrDefault(),
        }).ToListAsync(ct);
        var (isMoved, isOther) = (entry.Differs(nameof(Article.Slug)), !article.IsLive);
        if (isMoved || isOther || texts.Select(t => (t.Headline, t.Language)).Distinct().Count() > 1)
            db.Touch(Part.Headline(article.Id));
        if (isMoved || isOther || entry.Differs(nameof(Article.UpdatedAt)) || texts.Distinct().Count() > 1)
            db.Touch(Part.Card(article.Id));
        if (isMoved || isOther || entry.Differs(nameof(Article.LiveNumber)))
            await db.TouchPhotosAsync(article, numbers, isMoved || isOther || texts.Select(t => (t.Headline, t.Language, t.Standfirst, t.SectionId)).Distinct().Count() > 1, ct);
    }

    // The pages of a story's photos stay as they are while only its text changes.
    private static async Task TouchPhotosAsync(this NewsDb db, Article article, int?[] numbers, bool isHeadOther, CancellationToken ct)
    {
        var uses = await db.PhotoUses.AsNoTracking().Where(u => u.ArticleId == article.Id && EF.Parameter(numbers).Contains(u.RevisionNumber)).OrderBy(u => u.Position)
            .Select(u => new { u.RevisionNumber, Shown = new { u.PhotoId, u.Caption, u.Credit, u.AlternativeText, u.IsDecorative } }).ToListAsync(ct);
        var (before, now) = (uses.Where(u => u.RevisionNumber == numbers[0]).Select(u => u.Shown).ToList(), uses.Where(u => u.RevisionNumber == numbers[1]).Select(u => u.Shown).ToList());
        if (isHeadOther || !before.SequenceEqual(now))
            db.Touch(Part.Photos(article.Id));
        if (!before.Select(u => u.PhotoId).SequenceEqual(now.Select(u => u.PhotoId)))
            db.Touch(Stretch.Ids(Part.Mapped, article.Id, article.Id));
    }

    private static void TouchListing(this NewsDb db, TagListing listing, IEnumerable<TagListing> ofStory)
    {
        db.Touch(Stretch.At(Part.OfTag(listing.TagId), listing.PublishedAt, listing.ArticleId));
        foreach (var other in ofStory)
            db.Touch(Part.Beside(other.TagId));
    }

    // One who is new has no number yet, and no page of their own.
    private static async Task TouchListingAsync(this NewsDb db, AuthorListing listing, bool isFirst, CancellationToken ct)
    {
        db.Touch(Part.Bylines);
        if (listing.AuthorId <= 0)
            return;
        db.Touch(Stretch.At(Part.OfAuthor(listing.AuthorId), listing.PublishedAt, listing.ArticleId));
        if (!isFirst && await db.Corrections.AnyAsync(c => c.ArticleId == listing.ArticleId, ct))
            db.Touch(Part.CorrectionsOf(listing.AuthorId));
    }

    private static async Task TouchCorrectionAsync(this NewsDb db, Correction correction, CancellationToken ct)
    {
        db.Touch(Stretch.At(Part.Corrections, correction.CorrectedAt));
        db.Touch(Part.Article(correction.ArticleId));
        foreach (var author in await db.AuthorListings.Where(l => l.ArticleId == correction.ArticleId).Select(l => l.AuthorId).ToListAsync(ct))
            db.Touch(Part.CorrectionsOf(author));
    }

    private static async Task TouchTagAsync(this NewsDb db, EntityEntry entry, Tag tag, CancellationToken ct)
    {
        var wasPublic = entry.Before<TagState>(nameof(Tag.State)) == TagState.Accepted
            && entry.Before<DateTime?>(nameof(Tag.DeletedAt)) is null && entry.Before<long?>(nameof(Tag.MergedIntoId)) is null;
        var isPublic = tag is { State: TagState.Accepted, DeletedAt: null, MergedIntoId: null };
        if (!wasPublic && !isPublic)
            return;
        if (entry.Differs(nameof(Tag.Description)))
            db.Touch(Part.TagText(tag.Id));
        if (wasPublic == isPublic && !entry.Differs(nameof(Tag.Name), nameof(Tag.Slug)))
            return;
        db.Touch(Part.Tag(tag.Id));
        if (!await db.TagListings.AnyAsync(l => l.TagId == tag.Id, ct))
            return;
        db.Touch(Part.Topics);
        db.Touch(Part.Carried);
        await db.TouchBesideAsync(tag.Id, ct);
        if (!wasPublic)
            await db.TouchCarriersAsync(tag.Id, ct);
    }

    private static void TouchSection(this NewsDb db, EntityEntry entry, Section section)
    {
        if (entry.State != EntityState.Modified || entry.Differs(nameof(Section.Name), nameof(Section.Slug), nameof(Section.Position)))
            db.Touch(Part.Navigation);
        if (entry.State == EntityState.Deleted || entry.Differs(nameof(Section.Name), nameof(Section.Slug)))
            db.Touch(Part.SectionName(entry.Before<string>(nameof(Section.Slug))));
        if (entry.State == EntityState.Modified && entry.Differs(nameof(Section.Description)))
            db.Touch(Part.SectionText(section.Id));
    }

    private static void TouchPage(this NewsDb db, EntityEntry entry, SitePage page)
    {
        var wasWritten = entry.State != EntityState.Added && entry.Before<string>(nameof(SitePage.BodyHtml)).Length > 0;
        if (entry.State != EntityState.Added)
            db.Touch(Part.SitePage(page.Id));
        var isWritten = page.BodyHtml.Length > 0;
        if (wasWritten != isWritten || (isWritten && entry.Differs(nameof(SitePage.Title))))
            db.Touch(Part.Navigation);
    }

    // What the desk works on is seen by nobody.
    private static void TouchFront(this NewsDb db, EntityEntry entry, FrontState front)
    {
        var isNew = entry.State == EntityState.Added && (front.Live.Length > 0 || front.BannerText.Length > 0);
        if (isNew || entry.Differs(nameof(FrontState.Live), nameof(FrontState.BannerText), nameof(FrontState.BannerArticleId), nameof(FrontState.BannerUntil)))
            db.Touch(Part.Front);
    }

    // What a use says itself hides what its photo says; pictures, colours and ended rights show in every use.
    private static async Task TouchPhotoAsync(this NewsDb db, EntityEntry entry, Photo photo, CancellationToken ct)
    {
        if (entry.Differs(nameof(Photo.RenditionTag), nameof(Photo.UsableUntil), nameof(Photo.DeletedAt)))
            db.Touch(Part.Photo(photo.Id));
        var isPicture = entry.Differs(nameof(Photo.RenditionTag), nameof(Photo.Colour), nameof(Photo.EndedAt));
        var (caption, credit, alternative) =
            (entry.Differs(nameof(Photo.Caption)), entry.Differs(nameof(Photo.Credit)), entry.Differs(nameof(Photo.AlternativeText)));
        if ((!isPicture && !caption && !credit && !alternative) || (photo.EndedAt is not null && !entry.Differs(nameof(Photo.EndedAt))))
            return;
        var uses = db.PhotoUses.Where(u => u.PhotoId == photo.Id && (isPicture || (caption && u.Caption == null) || (credit && u.Credit == null)
            || (alternative && u.AlternativeText == null && !u.IsDecorative)));
        var isEnded = entry.Differs(nameof(Photo.EndedAt));
        await db.TouchEachAsync(db.Articles.Published().Showing(uses), isEnded || caption || credit || alternative ? Part.Article : Part.Pictures, ct);
        await db.TouchEachAsync(db.Articles.Published().Showing(uses), Part.Photos, ct);
        if (isEnded)
            await db.TouchMappedAsync(db.Articles.Published().Showing(uses), ct);
        if (isPicture || alternative)
            await db.TouchEachAsync(
                db.Articles.Published().Showing(uses.Where(u => u.Position == 0 && (isPicture || (u.AlternativeText == null && !u.IsDecorative)))), Part.Card, ct);
    }

    // Only what was out once can have been corrected.
    private static bool WasPublished(this EntityEntry article) => article.State != EntityState.Added && article.Before<DateTime?>(nameof(Article.PublishedAt)) is not null;

    private static T Before<T>(this EntityEntry entry, string property) => (T)entry.Property(property).OriginalValue!;

    private static bool Differs(this EntityEntry entry, params ReadOnlySpan<string> properties)
    {
        foreach (var name in properties)
        {
            if (!Equals(entry.Property(name).OriginalValue, entry.Property(name).CurrentValue))
                return true;
        }

        return false;
    }
}
