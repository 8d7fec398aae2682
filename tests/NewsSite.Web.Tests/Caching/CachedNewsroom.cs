using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Data.Sqlite;
using NewsSite.Core.FrontPage;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.Importing;
using NewsSite.Core.Publishing;
using NewsSite.Core.Search;
using NewsSite.Core.Tests.Photos;
using NewsSite.Web.Caching;
using NewsSite.Web.Tests.Pages;
using NewsSite.Web.Workers;

namespace NewsSite.Web.Tests.Caching;

/// <summary>A small site with its pages in memory, and a newsroom that does one thing after another, drawn by lot.</summary>
internal sealed class CachedNewsroom(int seed) : IDisposable
{
    private static readonly Actor Desk = Actor.System("newsroom");
    private static readonly string[] Words = ["Harbour", "Ferry", "Council", "Bridge", "School", "Storm", "Budget", "Museum"];
    private static readonly string[] Names = ["Jo Writer", "Ada Reporter", "Sam Stringer and Jo Writer", ""];
    private static readonly string[] TagNames = ["Ferries", "Harbours", "Storms", "Schools", "Money"];

    private readonly Random _lot = new(seed);
    private int _count;
    private int _imported;
    private BulkUndo? _undo;

    public Paper Paper { get; } = new(change: Alone);

    public PageShelf Shelf => Paper.Site.Services.GetRequiredService<PageShelf>();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>
    /// Everything that readers can see done, by its verb. What is not possible at the moment (nothing to withdraw, say) does nothing.
    /// </summary>
    public IReadOnlyDictionary<Verb, Func<Task>> Verbs => new Dictionary<Verb, Func<Task>>
    {
        [Verb.Publish] = PublishAsync,
        [Verb.Withdraw] = async () =>
        {
            if (await Paper.Site.WithAsync<WithdrawalWatch, int>(watch => watch.WithdrawDueAsync(Ct)) > 0)
                return;
            await (Chance(2)
                ? BulkAsync((desk, ids) => desk.WithdrawAsync(ids, new WithdrawalText(WithdrawalKind.Gone), Desk, Ct))
                : WithLiveAsync(id => Flow(w => w.WithdrawAsync(id, new WithdrawalText(WithdrawalKind.Gone), Desk, Ct))));
        },
        [Verb.Correct] = async () => await WithLiveAsync(id => Flow(w => w.CorrectAsync(id, $"It said {_count++}.", "It is more.", Desk, Ct))),
        [Verb.Import] = ImportAsync,
        [Verb.AcceptTag] = () => Tags((desk, id) => desk.AcceptAsync(id, Desk, Ct)),
        [Verb.ChangeTag] = () => Tags((desk, id) => desk.ChangeAsync(id, $"{TagNames[id % TagNames.Length]} {_lot.Next(3)}", [], Chance(2) ? "" : "About it.", null, Desk, Ct)),
        [Verb.MergeTag] = MergeAsync,
        [Verb.DeleteTag] = () => Tags((desk, id) => desk.DeleteAsync(id, Desk, Ct)),
        [Verb.RestoreTag] = () => Tags((desk, id) => desk.RestoreAsync(id, Desk, Ct)),
        [Verb.CreateSection] = () => Sections((desk, _) => desk.CreateAsync($"Section {_lot.Next(6)}", "", Desk, Ct)!),
        [Verb.ChangeSection] = () => Sections((desk, id) => Chance(2)
            ? desk.MoveAsync(id, 1, Desk, Ct)
            : desk.ChangeAsync(id, $"Section {_lot.Next(6)}", Chance(2) ? "" : "What it is.", null, Desk, Ct)),
        [Verb.DeleteSection] = () => Sections((desk, id) => desk.DeleteAsync(id, Desk, Ct)),
        [Verb.ChangePhoto] = ChangePhotoAsync,
        [Verb.ChangePhotoRights] = () => Photos<PhotoTerms>((terms, id) => terms.ChangeAsync(id, new PhotoTermsText(null, Chance(2) ? null : Paper.Clock.GetUtcNow().UtcDateTime.AddMinutes(20), false, null), Desk, Ct)),
        [Verb.FocusPhoto] = () => Photos<PhotoDesk>((desk, id) => desk.FocusAsync(id, _lot.Next(2) * 400, 300, Desk, Ct)),
        [Verb.ApplyPhotoText] = () => Photos<PhotoDesk>((desk, id) => desk.ApplyToAllUsesAsync(id, Desk, Ct)),
        [Verb.EndPhotoRights] = async () => await Paper.Site.WithAsync<RightsWatch, int>(watch => watch.EndDueAsync(Ct)),
        [Verb.ChangePage] = ChangePageAsync,
        [Verb.TagStory] = () => BulkAsync((desk, ids) => desk.TagAsync(ids, TagNames[_lot.Next(TagNames.Length)], Desk, Ct)),
        [Verb.UntagStory] = () => BulkAsync((desk, ids) => desk.UntagAsync(ids, TagNames[_lot.Next(TagNames.Length)], Desk, Ct)),
        [Verb.MoveStory] = async () =>
        {
            var sections = await ReadAsync(db => db.Sections.OrderBy(s => s.Id).Select(s => (long?)s.Id).ToListAsync(Ct));
            await BulkAsync((desk, ids) => desk.MoveAsync(ids, sections.Count == 0 || Chance(4) ? null : sections[_lot.Next(sections.Count)], Desk, Ct));
        },
        [Verb.UndoStory] = UndoAsync,
        [Verb.LaunchFront] = LaunchFrontAsync,
        [Verb.UndoFront] = () => Paper.Site.WithAsync<FrontLaunching, FrontResult>(async launching => await launching.UndoAsync((await launching.LastAsync(Ct))?.Id ?? 0, Desk, Ct)),
        [Verb.ShowBanner] = ShowBannerAsync,
        [Verb.NameTranslation] = NameTranslationAsync,
        [Verb.RemoveTranslation] = async () => await WithAsync(
            await AnyAsync(a => a.TranslationGroup != null), story => StoryAsync<TranslationDesk>(desk => desk.RemoveAsync(story.TranslationGroup!.Value, story.Id, Desk, Ct))),
        [Verb.EndBanner] = async () => { var up = await Paper.Site.WithAsync<NewsDb, string>(async db => BannerDesk.MarkOf(await db.FrontStates.AsNoTracking().SingleOrDefaultAsync(Ct))); await Paper.Site.WithAsync<BannerDesk, FrontResult>(desk => desk.EndAsync(up, Desk, Ct)); },
    };

    /// <summary>Verbs that readers see nothing of, as long as no other follows.</summary>
    public IReadOnlyDictionary<Verb, Func<Task>> Quiet => new Dictionary<Verb, Func<Task>>
    {
        [Verb.CreateArticle] = DraftAsync,
        [Verb.SaveDraft] = async () => await SaveAsync(await AnyAsync(a => true)),
        [Verb.Submit] = async () => await WithAsync(await AnyAsync(a => a.State == ArticleState.Draft), a => StoryAsync<ReviewDesk>(review => review.SubmitAsync(a.Id, Desk, Ct))),
        [Verb.Approve] = async () => await WithAsync(await AnyAsync(a => a.State == ArticleState.InReview), a => StoryAsync<ReviewDesk>(review => review.ApproveAsync(a.Id, a.LatestNumber, Desk, Ct))),
        [Verb.SendBack] = async () => await WithAsync(await AnyAsync(a => a.State == ArticleState.InReview), a => StoryAsync<ReviewDesk>(review => review.SendBackAsync(a.Id, "Who says so?", Desk, Ct))),
        [Verb.Embargo] = async () => await WithAsync(await AnyAsync(a => true), a => StoryAsync<EmbargoDesk>(desk => desk.SetAsync(a.Id, Soon, Desk, Ct))),
        [Verb.LiftEmbargo] = async () => await WithAsync(await AnyAsync(a => a.EmbargoedUntil != null), a => StoryAsync<EmbargoDesk>(desk => desk.LiftAsync(a.Id, Desk, Ct))),
        [Verb.PlanWithdrawal] = PlanWithdrawalAsync,
        [Verb.CancelWithdrawal] = async () => await WithAsync(await AnyAsync(a => a.WithdrawalDueAt != null), a => StoryAsync<WithdrawalDates>(dates => dates.CancelAsync(a.Id, Desk, Ct))),
        [Verb.TrashArticle] = async () => await WithAsync(await AnyAsync(a => a.PublishedAt == null), a => StoryAsync<StoryBin>(bin => bin.TrashAsync(a.Id, Desk, Ct))),
        [Verb.RestoreArticle] = async () => await WithAsync(await AnyAsync(a => a.TrashedAt != null), a => StoryAsync<StoryBin>(bin => bin.RestoreAsync(a.Id, Desk, Ct))),
        [Verb.Schedule] = ScheduleAsync,
        [Verb.Unschedule] = async () => await WithAsync(await AnyAsync(a => a.ScheduledFor != null), a => Flow(w => w.UnscheduleAsync(a.Id, Desk, Ct))),
        [Verb.CreateTag] = async () => await Paper.Site.WithAsync<TagDesk, (long?, IReadOnlyList<Problem>)>(desk => desk.CreateAsync($"Topic {_count++}", [], "", Desk, Ct)),
        [Verb.ProposeTag] = ProposeAsync,
        [Verb.RefuseTag] = () => Tags((desk, id) => desk.RefuseAsync(id, Desk, Ct)),
        [Verb.UploadPhoto] = UploadAsync,
        [Verb.DeletePhoto] = () => Photos<PhotoBin>((bin, id) => bin.DeleteAsync(id, Desk, Ct)),
        [Verb.RestorePhoto] = () => Photos<PhotoBin>((bin, id) => bin.RestoreAsync(id, Desk, Ct)),
        [Verb.RemovePhoto] = async () => await Paper.Site.WithAsync<PhotoBin, int>(bin => bin.RemoveDueAsync(Ct)),
        [Verb.ResolveConflict] = SettleAsync,
        [Verb.KeepBranch] = KeepAsync,
        [Verb.MergeBranch] = () => WithBranchAsync(branch => Paper.Site.WithAsync<Drafting, SaveResult?>(async drafting =>
            await drafting.SaveAsync(branch.ArticleId, await LatestAsync(branch.ArticleId), await TextAsync(), new BranchChoices(new BranchPlace(branch.Id, 1), []), Desk, Ct))),
        [Verb.DiscardBranch] = () => WithBranchAsync(branch => Paper.Site.WithAsync<BranchDesk, IReadOnlyList<Problem>?>(desk => desk.DiscardAsync(branch.ArticleId, branch.Id, Desk, Ct))),
        [Verb.RestoreText] = async () => await WithAsync(await AnyAsync(a => true), a => Paper.Site.WithAsync<Drafting, SaveResult?>(drafting => drafting.RestoreAsync(a.Id, 1, Desk, Ct))),
        [Verb.MakePreviewLink] = async () => await WithAsync(await AnyAsync(a => true), a => Paper.Site.WithAsync<PreviewDesk, MadeLink?>(desk => desk.MakeAsync(a.Id, PreviewTerm.Hour, Desk, Ct))),
        [Verb.RevokePreviewLink] = RevokeAsync,
        [Verb.DismissFinding] = async () => await WithAsync(await AnyAsync(a => true), DismissAsync),
        [Verb.RecallFinding] = RecallAsync,
        [Verb.ChangeFront] = ChangeFrontAsync,
        [Verb.DiscardFront] = async () =>
        {
            var opened = (await FrontAsync()).DraftNumber;
            await Paper.Site.WithAsync<FrontDesk, FrontResult>(desk => desk.DiscardAsync(opened, Desk, Ct));
        },
        [Verb.ScheduleFront] = async () =>
        {
            var opened = (await FrontAsync()).DraftNumber;
            await Paper.Site.WithAsync<FrontLaunching, FrontResult>(launching => launching.ScheduleAsync(opened, $"{Soon:yyyy-MM-dd'T'HH:mm}", Desk, Ct));
        },
        [Verb.UnscheduleFront] = () => Paper.Site.WithAsync<FrontLaunching, FrontResult>(launching => launching.UnscheduleAsync(Desk, Ct)),
        [Verb.MakeNote] = async () => await WithAsync(await AnyAsync(a => true), MakeNoteAsync),
        [Verb.AnswerNote] = () => OnNoteAsync((desk, note) => desk.AnswerAsync(note.ArticleId, note.Id, "So it is.", Desk, Ct)),
        [Verb.ResolveNote] = () => OnNoteAsync((desk, note) => desk.ResolveAsync(note.ArticleId, note.Id, Desk, Ct)),
        [Verb.ReopenNote] = () => OnNoteAsync((desk, note) => desk.ReopenAsync(note.ArticleId, note.Id, Desk, Ct)),
        [Verb.TakeOver] = async () => await WithAsync(await AnyAsync(a => true), TakeOverAsync),
        [Verb.CreateAgency] = () => Agencies((desk, _) => desk.SaveAsync(null, new AgencyText($"Agency {_count++}", "", ""), Desk, Ct)),
        [Verb.ChangeAgency] = () => Agencies((desk, id) => desk.SaveAsync(id, new AgencyText($"Agency {_count++}", "AG", ""), Desk, Ct)),
        [Verb.DeleteAgency] = () => Agencies((desk, id) => desk.DeleteAsync(id, Desk, Ct)),
    };

    /// <summary>What only people's accounts know of: no row that a reader's page reads.</summary>
    public static IReadOnlyList<Verb> OfPeople { get; } =
    [
        Verb.CreatePerson, Verb.ChangeRole, Verb.DisablePerson, Verb.EnablePerson, Verb.ResetPassword, Verb.SetPassword, Verb.SignIn, Verb.LockOut, Verb.RefuseSignIn,
        Verb.RefusePassword, Verb.AddPasskey, Verb.RemovePasskey, Verb.TurnOnCodes, Verb.TurnOffCodes, Verb.RenewRecoveryCodes, Verb.EndSessions, Verb.RemoveFactors,
    ];

    /// <summary>A few stories on several days; in every fifth newsroom enough for lists with a second page.</summary>
    public async Task OpenAsync()
    {
        Assert.DoesNotContain(Paper.Site.Services.GetServices<IHostedService>(), service => service is ScheduleWorker or RightsWorker);
        await Paper.SectionAsync("World");
        await Paper.SectionAsync("Sport", "Games.");
        await Paper.PhotoAsync("Boats", "Jo", "Boats at anchor");
        await Paper.PhotoAsync("A bridge", "Ada", "A bridge");
        for (var i = 0; i < (seed % 5 == 1 ? 34 : 8); i++)
        {
            Paper.Clock.Advance(TimeSpan.FromHours(i % 5 == 0 ? 15 : 1));
            await PublishNewAsync();
        }
    }

    /// <summary>Does one thing.</summary>
    /// <returns>What.</returns>
    public async Task<Verb> StepAsync()
    {
        // Less than an hour: a node that was away for longer keeps nothing.
        Paper.Clock.Advance(TimeSpan.FromMinutes(_lot.Next(1, 55)));
        var isQuiet = Chance(4);
        var verbs = isQuiet ? Quiet : Verbs;
        var verb = !isQuiet && Chance(3) ? Verb.Publish : verbs.Keys.Order().ElementAt(_lot.Next(verbs.Count));
        await verbs[verb]();
        return verb;
    }

    /// <summary>What the newest entries of the history say was done.</summary>
    public async Task<string> LastAsync() => string.Join("; ", await ReadAsync(db => db.AuditEntries.OrderByDescending(e => e.Id).Take(3)
        .Select(e => $"{e.Verb} {e.SubjectId} {e.Details} {e.At:HH:mm}").ToListAsync(Ct)));

    /// <summary>The addresses of everything that the site keeps, as they are now: from the store, and whatever links lead on from lists.</summary>
    public async Task<IReadOnlyList<string>> AddressesAsync()
    {
        await using var scope = Paper.Site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsDb>();
        var lists = new[] { "" }
            .Concat((await db.Sections.Select(s => s.Slug).ToListAsync(Ct)).Select(slug => "/sections/" + slug))
            .Concat((await db.Tags.Public().Select(t => t.Slug).ToListAsync(Ct)).Select(slug => "/tags/" + slug))
            .Concat((await db.Authors.Where(a => db.AuthorListings.Any(l => l.AuthorId == a.Id)).Select(a => a.Slug).ToListAsync(Ct)).Select(slug => "/authors/" + slug)).ToList();
        var pictured = await db.Articles.Published().Where(a => db.PhotoUses.Any(u => u.ArticleId == a.Id && u.RevisionNumber == a.LiveNumber && u.PhotoId != null && u.Photo!.EndedAt == null))
            .OrderBy(a => a.Id).Select(a => a.Slug).ToListAsync(Ct);
        var stories = await db.Articles.Published().OrderBy(a => a.Id).Select(a => new { a.Slug, At = a.PublishedAt!.Value, a.Id }).ToListAsync(Ct);
        var days = stories.Select(s => s.At.Date).Distinct().ToList();
        var middle = new PageCursor(stories[stories.Count / 2].At, stories[stories.Count / 2].Id);
        return
        [
            "/", "/text", "/tags", "/feeds", "/feeds.opml", "/corrections", "/corrections?year=2026", "/archive", "/about", "/how-we-work", "/contact",
            "/sitemap.xml", "/sitemaps/news.xml", "/sitemaps/pages.xml", "/sitemaps/articles-0.xml", "/sitemaps/tags-0.xml", "/sitemaps/authors-0.xml",
            .. lists.Skip(1),
            .. lists.Skip(1).Select(list => $"{list}?after={middle}"),
            .. lists.Append("/corrections").SelectMany(list => new[] { list + "/rss.xml", list + "/atom.xml", list + "/feed.json" }),
            .. stories.Select(story => "/articles/" + story.Slug),
            .. stories.Take(3).Select(story => "/text/articles/" + story.Slug),
            .. pictured.Select(slug => $"/articles/{slug}/photos"),
            .. days.Select(day => $"/archive/{day:yyyy'/'MM'/'dd}"),
            .. days.Select(day => $"/archive/{day:yyyy'/'MM}").Distinct(),
            .. days.Select(day => $"/archive/{day:yyyy'/'MM}?after={middle}").Distinct(),
            .. days.Select(day => $"/archive/{day:yyyy}").Distinct(),
        ];
    }

    public void Dispose() => Paper.Dispose();

    /// <summary>What falls due is done by the verbs here, and not beside them; queries are translated for this database alone, for speed.</summary>
    [SuppressMessage("Usage", "EF1001", Justification = "Puts back what the tests' observation had replaced.")]
    public static void Alone(IServiceCollection services)
    {
        foreach (var worker in services.Where(s => s.ImplementationType == typeof(ScheduleWorker) || s.ImplementationType == typeof(RightsWorker)).ToList())
            services.Remove(worker);
        services.ConfigureDbContext<SqliteNewsDb>(options => options.ReplaceService<IQueryCompiler, QueryCompiler>());
    }

    private bool Chance(int oneIn) => _lot.Next(oneIn) == 0;

    private async Task PublishAsync()
    {
        switch (_lot.Next(6))
        {
            case 0 or 1:
                await PublishNewAsync();
                return;
            case 2:
                await Paper.Site.WithAsync<ScheduledPublisher, int>(publisher => publisher.PublishDueAsync(Ct));
                return;
        }

        if (await AnyAsync(a => true) is not { } known)
            return;
        if (Chance(2))
            await SaveAsync(known);
        var article = (await AnyAsync(a => a.Id == known.Id))!;
        await Flow(w => w.PublishAsync(article.Id, article.LatestNumber, Chance(2), Desk, Ct));
    }

    private async Task PublishNewAsync()
    {
        var saved = await Paper.Site.WithAsync<Drafting, SaveResult>(async drafting => await drafting.CreateAsync(await TextAsync(), Desk, Ct));
        if (saved.ArticleId is { } id)
            await Flow(w => w.PublishAsync(id, 1, false, Desk, Ct));
    }

    private async Task SaveAsync(Article? article)
    {
        if (article is null)
            return;
        var text = await TextAsync();
        if (Chance(2))
            text = text with { Headline = article.LatestHeadline };
        if (Chance(2))
            await Paper.Site.WithAsync<Autosaving, SaveResult?>(autosaving => autosaving.SaveAsync(article.Id, article.LatestNumber, null, text, Desk, Ct));
        else
            await Paper.Site.WithAsync<Drafting, SaveResult?>(drafting => drafting.SaveAsync(article.Id, article.LatestNumber, text, Desk, Ct));
    }

    private async Task<DraftText> TextAsync()
    {
        await using var scope = Paper.Site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsDb>();
        var sections = await db.Sections.Select(s => s.Id).ToListAsync(Ct);
        var photos = await db.Photos.Select(p => p.Id).ToListAsync(Ct);

        // To type the name of a deleted topic brings it back: a change for readers already when the draft is saved.
        var deleted = (await db.Tags.Include(t => t.Aliases).Where(t => t.DeletedAt != null).OrderBy(t => t.Id).ToListAsync(Ct))
            .SelectMany(t => t.Aliases.Select(alias => alias.Key).Append(t.Key)).ToHashSet(StringComparer.Ordinal);
        return new DraftText
        {
            Headline = $"{Words[_lot.Next(Words.Length)]} {Words[_lot.Next(Words.Length)].ToLowerInvariant()} {_count++}",
            Standfirst = Chance(2) ? "" : $"What came of it, {_lot.Next(9)}.",
            Body = $"The text of it, {_lot.Next(99)}.",
            Byline = Names[_lot.Next(Names.Length)],
            Language = _lot.Next(6) switch { 0 => "ar", 1 => "fr", 2 => DraftText.ByLetters, _ => "" },
            SectionId = sections.Count == 0 || Chance(3) ? null : sections[_lot.Next(sections.Count)],
            Tags = [.. TagNames.Where(name => Chance(3) && !deleted.Contains(SearchText.Fold(name)))],
            Captions = photos.Count == 0 || Chance(2) ? [] : [new DraftCaption { PhotoId = photos[_lot.Next(photos.Count)], Caption = Chance(2) ? "" : "Its own caption." }],
        };
    }

    // One at a time: each verb is one step for readers.
    private async Task ScheduleAsync()
    {
        if (await AnyAsync(a => a.ScheduledFor != null) is null)
            await WithAsync(
                await AnyAsync(a => true), a => Flow(w => w.ScheduleAsync(a.Id, a.LatestNumber, Soon, Chance(2), Desk, Ct)));
    }

    // One at a time, too.
    private async Task PlanWithdrawalAsync()
    {
        if (await AnyAsync(a => a.WithdrawalDueAt != null) is null)
            await WithAsync(
                await AnyAsync(a => a.State == ArticleState.Published), a => StoryAsync<WithdrawalDates>(dates => dates.PlanAsync(a.Id, Soon, new WithdrawalText(WithdrawalKind.Gone), Desk, Ct)));
    }

    private DateTime Soon => Paper.Clock.GetUtcNow().UtcDateTime.AddMinutes(5);

    private Task StoryAsync<TDesk>(Func<TDesk, Task<IReadOnlyList<Problem>?>> verb) where TDesk : notnull => Paper.Site.WithAsync(verb);

    private async Task DraftAsync() =>
        await Paper.Site.WithAsync<Drafting, SaveResult>(async drafting => await drafting.CreateAsync(await TextAsync(), Desk, Ct));

    private async Task ProposeAsync() => await Paper.Site.WithAsync<Drafting, SaveResult>(async drafting =>
        await drafting.CreateAsync(await TextAsync() with { Tags = [$"Proposed {_count++}"] }, new Actor(null, "Writer", Role.Writer, null), Ct));

    private async Task UploadAsync()
    {
        using var file = new MemoryStream(Pictures.Jpeg(64, 48, _count++));
        await Paper.Site.WithAsync<PhotoIntake, UploadResult>(intake => intake.UploadAsync(file, "boats.jpg", Desk, Ct));
    }

    // Now and then an agency sends a story again with other words, on which the desk may have worked.
    private async Task ImportAsync()
    {
        var number = _imported > 0 && Chance(3) ? _lot.Next(_imported) : _imported++;
        var headline = $"{Words[number % Words.Length]} from the wire {number}";
        var file = new SourceFile($"wire-{number}.txt", $"wire-{number}.txt")
        {
            Bytes = System.Text.Encoding.UTF8.GetBytes($"{headline}\n\nTT\n\n{headline}\n\nA paragraph of it that is long enough to be one.\n\nAnd another paragraph of it, {_lot.Next(9)}.\n\n\n\n"),
        };
        var reports = await Paper.Site.WithAsync<SourceImport, List<SourceReport>>(async import =>
            await import.RunAsync([file], new ImportOptions { Status = ImportStatus.Published }, Desk, Ct).ToListAsync(Ct));
        Assert.Single(reports);
    }

    // On top of a text that is not there: everything collides.
    private async Task KeepAsync() => await WithAsync(await AnyAsync(a => true), async article =>
        await Paper.Site.WithAsync<Drafting, SaveResult?>(async drafting => await drafting.SaveAsync(article.Id, 0, await TextAsync(), Desk, Ct)));

    private async Task WithBranchAsync(Func<Branch, Task> work)
    {
        var open = await ReadAsync(db => db.Branches.AsNoTracking().Where(b => b.SettledAt == null).OrderBy(b => b.Id).ToListAsync(Ct));
        if (open.Count > 0)
            await work(open[_lot.Next(open.Count)]);
    }

    private Task<int> LatestAsync(long id) => ReadAsync(db => db.Articles.Where(a => a.Id == id).Select(a => a.LatestNumber).SingleAsync(Ct));

    private async Task TakeOverAsync(Article article) => await Paper.Site.WithAsync<PresenceDesk, bool>(async desk =>
    {
        await desk.ShowAsync(article.Id, "Body", true, Desk with { EditorId = 1, Name = "Jo" }, Ct);
        await desk.ShowAsync(article.Id, "Headline", true, Desk with { EditorId = 2, Name = "Sam" }, Ct);
        return await desk.TakeOverAsync(article.Id, Desk with { EditorId = 1, Name = "Jo" }, Ct);
    });

    // Three stories at once, of which some may be drafts.
    private async Task BulkAsync(Func<BulkDesk, IReadOnlyCollection<long>, Task<BulkResult>> verb)
    {
        var ids = await ReadAsync(db => db.Articles.OrderBy(a => a.Id).Select(a => a.Id).ToListAsync(Ct));
        var result = await Paper.Site.WithAsync<BulkDesk, BulkResult>(desk => verb(desk, [.. _lot.GetItems(ids.ToArray(), 3).Distinct()]));
        _undo = result.Undo ?? _undo;
    }

    // Of what was done last to many, whatever came after it.
    private async Task UndoAsync()
    {
        if (_undo is { } undo)
            await Paper.Site.WithAsync<BulkDesk, BulkResult>(desk => desk.UndoAsync(undo, Desk, Ct));
        _undo = null;
    }

    private async Task RevokeAsync()
    {
        var links = await ReadAsync(db => db.PreviewLinks.AsNoTracking().OrderBy(l => l.Id).ToListAsync(Ct));
        if (links.Count > 0)
            await Paper.Site.WithAsync<PreviewDesk, bool>(desk => desk.RevokeAsync(links[^1].ArticleId, links[^1].Id, Desk, Ct));
    }

    private async Task DismissAsync(Article article)
    {
        var text = DraftText.Of((await ReadAsync(db => db.WholeTextAsync(article.Id, article.LatestNumber, Ct)))!);
        var report = await Paper.Site.WithAsync<CopyReader, CopyReport>(reader => reader.ReadAsync(article.Id, text, asks: false, Ct));
        if (report.Open.Count > 0)
            await Paper.Site.WithAsync<DismissalDesk, IReadOnlyList<Problem>?>(desk => desk.DismissAsync(article.Id, text, report.Open[0].Key, Desk, Ct));
    }

    private async Task RecallAsync()
    {
        if (await ReadAsync(db => db.Dismissals.AsNoTracking().OrderBy(d => d.ArticleId).ThenBy(d => d.Key).FirstOrDefaultAsync(Ct)) is { } dismissed)
            await Paper.Site.WithAsync<DismissalDesk, IReadOnlyList<Problem>?>(desk => desk.RecallAsync(dismissed.ArticleId, dismissed.Key, Desk, Ct));
    }

    private async Task MakeNoteAsync(Article article)
    {
        var text = DraftText.Of((await ReadAsync(db => db.WholeTextAsync(article.Id, article.LatestNumber, Ct)))!);
        await Paper.Site.WithAsync<NoteDesk, IReadOnlyList<Problem>?>(desk => desk.MakeAsync(article.Id, text, new NewNote(text.Body, "", "Is it so?"), Desk, Ct));
    }

    private async Task OnNoteAsync(Func<NoteDesk, StoryNote, Task<IReadOnlyList<Problem>?>> verb)
    {
        var notes = await ReadAsync(db => db.StoryNotes.AsNoTracking().OrderBy(n => n.Id).ToListAsync(Ct));
        if (notes.Count > 0)
            await Paper.Site.WithAsync<NoteDesk, IReadOnlyList<Problem>?>(desk => verb(desk, notes[_lot.Next(notes.Count)]));
    }

    private async Task SettleAsync()
    {
        var ids = await ReadAsync(db => db.ImportConflicts.OrderBy(c => c.Id).Select(c => c.Id).ToListAsync(Ct));
        if (ids.Count > 0)
            await Paper.Site.WithAsync<ConflictDesk, IReadOnlyList<Problem>?>(desk => Chance(2) ? desk.TakeSourcesAsync(ids[^1], Desk, Ct) : desk.KeepOursAsync(ids[^1], Desk, Ct));
    }

    private async Task Agencies(Func<AgencyDesk, long, Task<IReadOnlyList<Problem>?>> verb)
    {
        var ids = await ReadAsync(db => db.Agencies.OrderBy(a => a.Id).Select(a => a.Id).ToListAsync(Ct));
        await Paper.Site.WithAsync<AgencyDesk, IReadOnlyList<Problem>?>(desk => verb(desk, ids.Count == 0 ? 0 : ids[_lot.Next(ids.Count)]));
    }

    // Whatever is due goes first. Placed anywhere, now and then with an end that is far off: what ends by the clock alone is tested by itself.
    private async Task LaunchFrontAsync()
    {
        if (await Paper.Site.WithAsync<FrontLaunching, bool>(launching => launching.LaunchDueAsync(Ct)))
            return;
        await ChangeFrontAsync();
        var opened = (await FrontAsync()).DraftNumber;
        await Paper.Site.WithAsync<FrontLaunching, FrontResult>(launching => launching.LaunchAsync(opened, Desk, Ct));
    }

    private async Task ChangeFrontAsync()
    {
        var state = await FrontAsync();
        var sections = await ReadAsync(db => db.Sections.OrderBy(s => s.Id).Select(s => s.Id).ToListAsync(Ct));
        var section = sections.Count == 0 || Chance(2) ? FrontPlace.Top : sections[_lot.Next(sections.Count)];
        var place = new FrontPlace(section, _lot.Next(FrontPlace.LengthOf(section)));
        var placed = FrontPlan.Parse(state.Draft).Slots;
        if (placed.Count > 0 && Chance(3))
        {
            await Paper.Site.WithAsync<FrontDesk, FrontResult>(desk => Chance(2)
                ? desk.RemoveAsync(state.DraftNumber, placed[_lot.Next(placed.Count)].ArticleId, Desk, Ct)
                : desk.PinAsync(state.DraftNumber, placed[_lot.Next(placed.Count)].ArticleId, "2027-11-23T18:00", Desk, Ct));
            return;
        }

        if (await AnyAsync(a => a.State == ArticleState.Published) is { } story)
            await Paper.Site.WithAsync<FrontDesk, FrontResult>(desk => desk.PutAsync(state.DraftNumber, story.Slug, place, Desk, Ct));
    }

    private async Task ShowBannerAsync()
    {
        var state = await FrontAsync();
        var story = Chance(2) ? await AnyAsync(a => a.State == ArticleState.Published) : null;
        await Paper.Site.WithAsync<BannerDesk, FrontResult>(desk =>
            desk.ShowAsync(new BannerText { Text = $"Breaking {_count++}", Story = story?.Slug ?? "", Until = "2027-11-23T18:00", Opened = BannerDesk.MarkOf(state) }, Desk, Ct));
    }

    private Task<FrontState> FrontAsync() => ReadAsync(async db => await db.FrontStates.AsNoTracking().SingleOrDefaultAsync(Ct) ?? new FrontState());

    // Groups of two and more; what cannot be one (a story in the same language, say) is refused.
    private async Task NameTranslationAsync()
    {
        for (var tried = 0; tried < 3; tried++)
        {
            if (await AnyAsync(a => a.TrashedAt == null) is not { } story || await AnyAsync(a => a.TrashedAt == null && a.Id != story.Id) is not { } other)
                return;
            if ((await Paper.Site.WithAsync<TranslationDesk, IReadOnlyList<Problem>?>(desk => desk.NameAsync(story.Id, other.Slug, Desk, Ct)))! is { Count: 0 })
                return;
        }
    }

    private async Task MergeAsync()
    {
        var ids = await ReadAsync(db => db.Tags.OrderBy(t => t.Id).Select(t => t.Id).ToListAsync(Ct));
        if (ids.Count > 1)
            await Paper.Site.WithAsync<TagMerge, IReadOnlyList<Problem>>(merge => merge.MergeAsync(ids[_lot.Next(ids.Count)], ids[_lot.Next(ids.Count)], Desk, Ct));
    }

    private async Task ChangePhotoAsync()
    {
        var ids = await ReadAsync(db => db.Photos.OrderBy(p => p.Id).Select(p => p.Id).ToListAsync(Ct));
        await Paper.Site.WithAsync<PhotoDesk, IReadOnlyList<Problem>?>(desk =>
            desk.ChangeAsync(ids[_lot.Next(ids.Count)], $"Boats {_lot.Next(3)}", $"Jo {_lot.Next(2)}", $"Boats at anchor {_lot.Next(2)}", null, Desk, Ct));
    }

    private async Task Photos<TDesk>(Func<TDesk, long, Task<IReadOnlyList<Problem>?>> verb) where TDesk : notnull
    {
        var ids = await ReadAsync(db => db.Photos.OrderBy(p => p.Id).Select(p => p.Id).ToListAsync(Ct));
        await Paper.Site.WithAsync<TDesk, IReadOnlyList<Problem>?>(desk => verb(desk, ids[_lot.Next(ids.Count)]));
    }

    private async Task ChangePageAsync()
    {
        var slug = SitePage.Slugs[_lot.Next(SitePage.Slugs.Count)];
        var version = await ReadAsync(db => db.SitePages.Where(p => p.Slug == slug).Select(p => (long?)p.Version).SingleOrDefaultAsync(Ct));
        if (version is { } known)
            await Paper.Site.WithAsync<PageDesk, PageSave?>(desk =>
                desk.ChangeAsync(slug, new PageText { Title = $"About us {_lot.Next(2)}", Body = Chance(3) ? "" : $"We are {_lot.Next(5)}.", Version = known }, Desk, Ct));
    }

    private async Task Tags(Func<TagDesk, long, Task<IReadOnlyList<Problem>?>> verb)
    {
        var ids = await ReadAsync(db => db.Tags.OrderBy(t => t.Id).Select(t => t.Id).ToListAsync(Ct));
        if (ids.Count > 0)
            await Paper.Site.WithAsync<TagDesk, IReadOnlyList<Problem>?>(desk => verb(desk, ids[_lot.Next(ids.Count)]));
    }

    private async Task Sections(Func<SectionDesk, long, Task<IReadOnlyList<Problem>?>> verb)
    {
        var ids = await ReadAsync(db => db.Sections.OrderBy(s => s.Id).Select(s => s.Id).ToListAsync(Ct));
        await Paper.Site.WithAsync<SectionDesk, IReadOnlyList<Problem>?>(desk => verb(desk, ids.Count == 0 ? 0 : ids[_lot.Next(ids.Count)]));
    }

    private Task WithLiveAsync(Func<long, Task> work) => Task.Run(async () => await WithAsync(await AnyAsync(a => a.State == ArticleState.Published), article => work(article.Id)));

    private static Task WithAsync(Article? article, Func<Article, Task> work) => article is null ? Task.CompletedTask : work(article);

    private async Task<Article?> AnyAsync(System.Linq.Expressions.Expression<Func<Article, bool>> which)
    {
        var all = await ReadAsync(db => db.Articles.AsNoTracking().Where(which).OrderBy(a => a.Id).ToListAsync(Ct));
        return all.Count == 0 ? null : all[_lot.Next(all.Count)];
    }

    private Task<T> ReadAsync<T>(Func<NewsDb, Task<T>> read) => Paper.Site.WithAsync(read);

    private Task Flow(Func<Workflow, Task<IReadOnlyList<Problem>?>> verb) => Paper.Site.WithAsync(verb);
}
