using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;

namespace NewsSite.Core.Publishing;

/// <summary>
/// The verbs on sections, each one transaction with its audit row. They return the problems that an admin can put right (none: done), or null
/// when there is no such section.
/// </summary>
public sealed class SectionDesk(NewsDb db, TimeProvider clock)
{
    private static Problem JustTaken => new(nameof(Section.Name), T("There is a section with this address already. Choose another name."));

    /// <summary>Adds a section at the end of the navigation.</summary>
    /// <exception cref="NotAllowedException">The actor may not manage the vocabulary.</exception>
    public async Task<IReadOnlyList<Problem>> CreateAsync(string name, string description, Actor actor, CancellationToken ct)
    {
        var done = await DoAsync(actor, async token =>
        {
            (name, description) = (TypedText.OneLine(name), TypedText.Lines(description));
            var slug = Slug.From(name, "");
            if (await FindAsync(null, name, slug, description, token) is { Count: > 0 } problems)
                return problems;
            var last = await db.Sections.MaxAsync(s => (int?)s.Position, token) ?? 0;
            var section = new Section { Name = name, Slug = slug, Description = description, Position = last + 1 };
            db.Sections.Add(section);
            await db.SaveChangesAsync(token);
            await db.TakeIntoUseAsync(Slug.SectionPath(slug), token);
            db.Record(actor, Verb.CreateSection, Subject.Section(section.Id), Now, section.Name);
            return Problem.None;
        }, ct);
        return done!;
    }

    /// <summary>Changes name and description. A new name moves the address, which redirects from then on.</summary>
    /// <param name="id">Which.</param>
    /// <param name="name">As readers see it.</param>
    /// <param name="description">Plain text.</param>
    /// <param name="opened">Mark of the words that these are to replace; others change nothing and <see cref="Problem.ChangedSince"/> comes back. Null: whatever they are.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="NotAllowedException">The actor may not manage the vocabulary.</exception>
    public Task<IReadOnlyList<Problem>?> ChangeAsync(long id, string name, string description, string? opened, Actor actor, CancellationToken ct) =>
        DoAsync(actor, async token =>
        {
            var section = await db.Sections.SingleOrDefaultAsync(s => s.Id == id, token);
            if (section is null)
                return null;
            if (opened is not null && opened != TextMark.Of(section.Name, section.Description))
                return [Problem.ChangedSince];
            (name, description) = (TypedText.OneLine(name), TypedText.Lines(description));
            var slug = Slug.From(name, "");
            if (await FindAsync(id, name, slug, description, token) is { Count: > 0 } problems)
                return problems;
            var before = section.Name;
            if (section.Slug != slug)
                await db.MoveAsync(Slug.SectionPath(section.Slug), Slug.SectionPath(slug), Now, token);
            section.Name = name;
            section.Slug = slug;
            section.Description = description;
            db.Record(actor, Verb.ChangeSection, Subject.Section(id), Now, before == section.Name ? before : $"{before} to {section.Name}");
            return Problem.None;
        }, ct);

    /// <summary>Moves a section one place in the navigation.</summary>
    /// <param name="id">Which.</param>
    /// <param name="by">-1: towards the beginning, 1: towards the end; at the end nothing happens.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="NotAllowedException">The actor may not manage the vocabulary.</exception>
    public Task<IReadOnlyList<Problem>?> MoveAsync(long id, int by, Actor actor, CancellationToken ct) =>
        DoAsync(actor, async token =>
        {
            var sections = await db.Sections.OrderBy(s => s.Position).ThenBy(s => s.Name).ThenBy(s => s.Id).ToListAsync(token);
            var at = sections.FindIndex(s => s.Id == id);
            if (at < 0)
                return null;
            var to = Math.Clamp(at + Math.Sign(by), 0, sections.Count - 1);
            if (to == at)
                return Problem.None;
            (sections[at], sections[to]) = (sections[to], sections[at]);
            foreach (var (section, place) in sections.Select((section, place) => (section, place)))
                section.Position = place + 1;
            db.Record(actor, Verb.ChangeSection, Subject.Section(id), Now, $"place {to + 1}");
            return Problem.None;
        }, ct);

    /// <summary>Removes a section that no story is in. Texts of the past that named it name none from then on.</summary>
    /// <exception cref="NotAllowedException">The actor may not manage the vocabulary.</exception>
    public Task<IReadOnlyList<Problem>?> DeleteAsync(long id, Actor actor, CancellationToken ct) =>
        DoAsync(actor, async token =>
        {
            var section = await db.Sections.SingleOrDefaultAsync(s => s.Id == id, token);
            if (section is null)
                return null;
            if (await CountStoriesAsync(id, token) is > 0 and var stories)
            {
                var why = N(stories, "{0} story is in “{1}”. Move them to another section first.", "{0} stories are in “{1}”. Move them to another section first.", section.Name);
                var trash = await db.Articles.AnyAsync(a => a.LatestSectionId == id && a.TrashedAt != null, token) ? " " + T("The trash has some of them.") : "";
                return [new Problem("", why + trash)];
            }

            var past = await db.Revisions.Where(r => r.SectionId == id).ExecuteUpdateAsync(set => set.SetProperty(r => r.SectionId, (long?)null), token);
            var path = Slug.SectionPath(section.Slug);
            await db.Redirects.Where(r => r.To == path).ExecuteDeleteAsync(token);
            db.Sections.Remove(section);
            db.Record(actor, Verb.DeleteSection, Subject.Section(id), Now, past == 0 ? section.Name : $"{section.Name}, named in {past} earlier texts");
            return Problem.None;
        }, ct);

    // By the newest text, by the one that readers see, or by one that is to go out. Two questions, because the first is answered by indexes.
    private async Task<int> CountStoriesAsync(long id, CancellationToken ct)
    {
        var current = await db.Articles.CountAsync(a => a.LatestSectionId == id || a.SectionId == id, ct);
        return current > 0
            ? current
            : await db.Articles.CountAsync(a => a.ScheduledFor != null && a.Revisions.Any(r => r.Number == a.ScheduledNumber && r.SectionId == id), ct);
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private async Task<IReadOnlyList<Problem>?> DoAsync(Actor actor, Func<CancellationToken, Task<IReadOnlyList<Problem>?>> work, CancellationToken ct)
    {
        actor.Require(Right.ManageVocabulary);
        try
        {
            return await db.InTransactionAsync(
                async token =>
                {
                    var problems = await work(token);
                    if (problems is { Count: 0 })
                        await db.SaveChangesAsync(token);
                    return problems;
                },
                ct);
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || UniqueViolation.IsIn(e))
        {
            db.ChangeTracker.Clear();
            return e is DbUpdateConcurrencyException
                ? [new Problem("", T("Somebody else changed the sections at the same moment. Look at them again and repeat."))]
                : [JustTaken];
        }
    }

    private async Task<IReadOnlyList<Problem>> FindAsync(long? id, string name, string slug, string description, CancellationToken ct)
    {
        var problems = new List<Problem>();
        if (slug.Length == 0)
            problems.Add(new Problem(nameof(Section.Name), T("Type a name with at least one letter or digit.")));
        else if (name.Trim().Length > Section.NameMaxLength)
            problems.Add(new Problem(nameof(Section.Name), T($"A name can have {Section.NameMaxLength} characters at most. Shorten it.")));
        else if (await db.Sections.AnyAsync(s => s.Slug == slug && s.Id != id, ct))
            problems.Add(JustTaken);
        if (description.Trim().Length > Section.DescriptionMaxLength)
            problems.Add(new Problem(nameof(Section.Description), T($"The description is longer than {Section.DescriptionMaxLength:N0} characters. Shorten it.")));
        return problems;
    }
}
