using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.Importing;
using NewsSite.Core.Publishing;
using NewsSite.Web.Caching;
using NewsSite.Web.Tests.Pages;

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

    public Paper Paper { get; } = new();

    public PageShelf Shelf => Paper.Site.Services.GetRequiredService<PageShelf>();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>
    /// Everything that readers can see done, by its verb. What is not possible at the moment (nothing to withdraw, say) does nothing.
    /// </summary>
    public IReadOnlyDictionary<Verb, Func<Task>> Verbs => new Dictionary<Verb, Func<Task>>
    {
        [Verb.Publish] = PublishAsync,
        [Verb.Withdraw] = async () => await WithLiveAsync(id => Flow(w => w.WithdrawAsync(id, new WithdrawalText(WithdrawalKind.Gone), Desk, Ct))),
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
    };

    /// <summary>Verbs that readers see nothing of, and those that need another one first.</summary>
    public IReadOnlyList<Func<Task>> Quiet =>
    [
        async () => await SaveAsync(await AnyAsync(a => true)),
        async () => await WithAsync(await AnyAsync(a => a.ScheduledFor == null), id => Flow(w => w.ScheduleAsync(id.Id, id.LatestNumber, Paper.Clock.GetUtcNow().UtcDateTime.AddMinutes(5), Desk, Ct))),
        async () => await Paper.Site.WithAsync<ScheduledPublisher, int>(publisher => publisher.PublishDueAsync(Ct)),
        () => Tags((desk, id) => desk.RefuseAsync(id, Desk, Ct)),
    ];

    /// <summary>Enough for lists with a second page, on several days.</summary>
    public async Task OpenAsync()
    {
        await Paper.SectionAsync("World");
        await Paper.SectionAsync("Sport", "Games.");
        await Paper.PhotoAsync("Boats", "Jo", "Boats at anchor");
        await Paper.PhotoAsync("A bridge", "Ada", "A bridge");
        for (var i = 0; i < 34; i++)
        {
            Paper.Clock.Advance(TimeSpan.FromHours(i % 5 == 0 ? 15 : 1));
            await PublishNewAsync();
        }
    }

    /// <summary>Does one thing.</summary>
    /// <returns>What.</returns>
    public async Task<string> StepAsync()
    {
        Paper.Clock.Advance(TimeSpan.FromMinutes(_lot.Next(1, 90)));
        if (Chance(4))
        {
            var quiet = _lot.Next(Quiet.Count);
            await Quiet[quiet]();
            return $"quiet {quiet}";
        }

        var verb = Chance(2) ? Verb.Publish : Verbs.Keys.Order().ElementAt(_lot.Next(Verbs.Count));
        await Verbs[verb]();
        return verb.ToString();
    }

    /// <summary>The addresses of everything that the site keeps, as they are now: from the store, and whatever links lead on from lists.</summary>
    public async Task<IReadOnlyList<string>> AddressesAsync()
    {
        await using var scope = Paper.Site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsDb>();
        var lists = new[] { "" }
            .Concat((await db.Sections.Select(s => s.Slug).ToListAsync(Ct)).Select(slug => "/sections/" + slug))
            .Concat((await db.Tags.Select(t => t.Slug).ToListAsync(Ct)).Select(slug => "/tags/" + slug))
            .Concat((await db.Authors.Select(a => a.Slug).ToListAsync(Ct)).Select(slug => "/authors/" + slug)).ToList();
        var stories = await db.Articles.Where(a => a.PublishedAt != null).OrderBy(a => a.Id).Select(a => new { a.Slug, At = a.PublishedAt!.Value, a.Id }).ToListAsync(Ct);
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
            .. stories.Select(story => $"/articles/{story.Slug}/photos"),
            .. days.Select(day => $"/archive/{day:yyyy'/'MM'/'dd}"),
            .. days.Select(day => $"/archive/{day:yyyy'/'MM}").Distinct(),
            .. days.Select(day => $"/archive/{day:yyyy'/'MM}?after={middle}").Distinct(),
            .. days.Select(day => $"/archive/{day:yyyy}").Distinct(),
        ];
    }

    /// <summary>Has every page made anew.</summary>
    public void TakeAllDown()
    {
        foreach (var key in Shelf.Keys)
        {
            if (Shelf.Find(key) is { } page)
                Shelf.Remove(page);
        }
    }

    public void Dispose() => Paper.Dispose();

    private bool Chance(int oneIn) => _lot.Next(oneIn) == 0;

    private async Task PublishAsync()
    {
        if (Chance(3))
        {
            await PublishNewAsync();
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
        Assert.Empty(saved.Problems);
        await Flow(w => w.PublishAsync(saved.ArticleId!.Value, 1, false, Desk, Ct));
    }

    private async Task SaveAsync(Article? article)
    {
        if (article is null)
            return;
        var text = await TextAsync();
        if (Chance(2))
            text = text with { Headline = article.LatestHeadline };
        await Paper.Site.WithAsync<Drafting, SaveResult?>(drafting => drafting.SaveAsync(article.Id, article.LatestNumber, text, Desk, Ct));
    }

    private async Task<DraftText> TextAsync()
    {
        await using var scope = Paper.Site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsDb>();
        var sections = await db.Sections.Select(s => s.Id).ToListAsync(Ct);
        var photos = await db.Photos.Select(p => p.Id).ToListAsync(Ct);
        return new DraftText
        {
            Headline = $"{Words[_lot.Next(Words.Length)]} {Words[_lot.Next(Words.Length)].ToLowerInvariant()} {_count++}",
            Standfirst = Chance(2) ? "" : $"What came of it, {_lot.Next(9)}.",
            Body = $"The text of it, {_lot.Next(99)}.",
            Byline = Names[_lot.Next(Names.Length)],
            SectionId = sections.Count == 0 || Chance(3) ? null : sections[_lot.Next(sections.Count)],
            Tags = [.. TagNames.Where(_ => Chance(3))],
            Captions = photos.Count == 0 || Chance(2) ? [] : [new DraftCaption { PhotoId = photos[_lot.Next(photos.Count)], Caption = Chance(2) ? "" : "Its own caption." }],
        };
    }

    private async Task ImportAsync()
    {
        var headline = $"{Words[_lot.Next(Words.Length)]} from the wire {_count++}";
        var file = new SourceFile($"wire-{_count}.txt", $"wire-{_count}.txt")
        {
            Bytes = System.Text.Encoding.UTF8.GetBytes($"{headline}\n\nTT\n\n{headline}\n\nA paragraph of it that is long enough to be one.\n\nAnd another paragraph of it.\n\n\n\n"),
        };
        var reports = await Paper.Site.WithAsync<SourceImport, List<SourceReport>>(async import =>
            await import.RunAsync([file], new ImportOptions { Status = ImportStatus.Published }, Desk, Ct).ToListAsync(Ct));
        Assert.Equal(SourceStatus.Accepted, Assert.Single(reports).Status);
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
