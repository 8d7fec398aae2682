using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Search;
using NewsSite.Core.Tests.Stores;

namespace NewsSite.Core.Tests.Data;

public sealed class ArticleSearchTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    // Slug, headline, body; the later the newer.
    private static readonly (string Slug, string Headline, string Body)[] Stories =
    [
        ("oldest", "Rome waits", "The peace talks were put off. Nobody said why."),
        ("vowels", "مُؤْتَمَرٌ فِي رُومَا", "اِجْتَمَعَ الوُزَرَاءُ فِي القَاهِرَةِ أَوَّلًا."),
        ("plain", "مؤتمر في روما", "اجتمع الوزراء في القاهره اولا."),
        ("french", "L’été à Genève", "Les négociations reprennent à l’hôtel."),
        ("edge", "Envoys return to peace", "Talks go on. Café life does too, in Rome."),
        ("newest", "Peace talks open in Rome", "It is 2026 and covid19 is a well-known word."),
    ];

    [Theory, EachDatabase]
    public async Task Each_database_finds_the_same(DatabaseProvider provider)
    {
        await using var store = await StoreWithAsync(provider, Stories);
        (string Typed, string Found)[] table =
        [
            ("rome", "oldest newest edge"), // both with it in the headline first, the shorter one before
            ("ROME", "oldest newest edge"),
            ("peace", "edge newest oldest"),
            ("rome peace", "newest edge oldest"),
            ("\"peace talks\"", "newest oldest"), // not across the end of the headline
            ("\"talks peace\"", ""),
            ("rome -open", "oldest edge"),
            ("rome -\"peace talks\"", "edge"),
            ("rome -cafe", "oldest newest"),
            ("cafe", "edge"),
            ("CAFÉ", "edge"),
            ("مؤتمر", "plain vowels"),
            ("مُؤْتَمَرٌ", "plain vowels"),
            ("القاهرة", "plain vowels"),
            ("أولا", "plain vowels"),
            ("ete geneve", ""), // the elided article makes one word of it: lete
            ("l'ete geneve", "french"),
            ("négociations", "french"),
            ("2026", "newest"),
            ("covid19", "newest"),
            ("well-known", "newest"),
            ("known-well", ""),
            ("rom", "oldest newest"), // not typed to its end; three letters: headlines only
            ("rom*", "oldest newest"),
            ("peace tal", "newest"),
            ("peace talk", "newest edge oldest"), // a word in the plural
            ("negoc", "french"), // five letters: texts too
            ("\"rom\"", ""),
            ("ro", "oldest newest"), // two letters: headlines only
            ("wait", "oldest"),
            ("romes", "oldest newest edge"),
            ("وزراء", "plain vowels"),
            ("nowhere", ""),
            ("rome nowhere", ""),
            ("-rome", ""),
            ("", ""),
        ];

        foreach (var (typed, found) in table)
            Assert.Equal((typed, found), (typed, string.Join(' ', (await FindAsync(store, typed)).Hits.Select(hit => hit.Slug))));
    }

    [Theory, EachDatabase]
    public async Task Nothing_that_can_be_typed_troubles_the_database(DatabaseProvider provider)
    {
        await using var store = await StoreWithAsync(provider, Stories);
        string[] table =
        [
            "\"", "'", "''", "\"\"\"", "(", ")", "*", "a*", "rome*", "^rome", "rome^2", ":", "Headline:rome", "{Headline Text}:rome", "AND", "OR", "NOT", "NEAR",
            "NEAR(rome talks, 2)", "rome AND", "a & b | !c", "a <-> b", "rome:*", "!rome", "%", "_", "[a-z]", "rome' OR '1'='1", "rome; DROP TABLE x;--", "{0}", "{1}{2}",
            "\\", "\\'", "rome\0talks", "\u0001\u0002", "\uD800", "\uDC00rome", "rome\uD83D", "😀", "\uFFFE\uFFFF", "\u0301", "\u202E", "ﷺ", "㌀", "½",
            new string('a', 10_000), new string('"', 10_000), string.Join(' ', Enumerable.Repeat("rome", 2_000)), new string('-', 10_000), new string('(', 10_000),
            string.Join(' ', Enumerable.Range(0, 2_000)), "-" + string.Join(" -", Enumerable.Range(0, 50)) + " rome", new string('\u3300', 10_000),
            string.Concat(Enumerable.Repeat("\"a b", 100)),
        ];

        foreach (var typed in table)
            Assert.NotNull(await FindAsync(store, typed));
    }

    [Theory, EachDatabase]
    public async Task Pages_follow_each_other_without_gap_or_repetition(DatabaseProvider provider)
    {
        var stories = Enumerable.Range(0, (2 * ArticleSearch.PageSize) + 5)
            .Select(i => ($"story-{i:00}", i % 2 == 0 ? "Rome speaks" : "Others speak", "It is said in Rome.")).ToArray();
        await using var store = await StoreWithAsync(provider, stories);
        var expected = stories.Where(s => s.Item2 == "Rome speaks").Reverse().Concat(stories.Where(s => s.Item2 != "Rome speaks").Reverse()).Select(s => s.Item1);

        var (found, sizes) = (new List<string>(), new List<int>());
        SearchPage page;
        string? after = null;
        do
        {
            page = await FindAsync(store, "rome", after);
            found.AddRange(page.Hits.Select(hit => hit.Slug));
            sizes.Add(page.Hits.Count);
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(expected, found);
        Assert.Equal([ArticleSearch.PageSize, ArticleSearch.PageSize, 5], sizes);
    }

    [Fact]
    public async Task A_page_after_what_is_no_cursor_is_none()
    {
        await using var store = await StoreWithAsync(DatabaseProvider.Sqlite, Stories);
        await using var scope = store.Services().CreateAsyncScope();

        Assert.Null(await scope.ServiceProvider.GetRequiredService<ArticleSearch>().FindAsync(SearchQuery.Parse("rome"), "h5", Ct));
    }

    [Theory, EachDatabase]
    public async Task A_hit_shows_what_the_result_list_needs(DatabaseProvider provider)
    {
        await using var store = await StoreWithAsync(provider, Stories);

        var hit = (await FindAsync(store, "café"))!.Hits.Single();

        Assert.Equal("edge", hit.Slug);
        Assert.Equal([new ExcerptPart("Envoys return to peace", false)], hit.Headline);
        Assert.Equal([new ExcerptPart("Talks go on. ", false), new ExcerptPart("Café", true), new ExcerptPart(" life does too, in Rome.", false)], hit.Excerpt);
        Assert.Equal(("World", "world", "en"), (hit.SectionName, hit.SectionSlug, hit.Language));
        Assert.Equal(DateTimeKind.Utc, hit.PublishedAt.Kind);
    }

    [Theory, EachDatabase]
    public async Task Readers_find_only_what_is_published(DatabaseProvider provider)
    {
        await using var store = await StoreWithAsync(provider, Stories);
        foreach (var state in Enum.GetValues<ArticleState>())
        {
            await using var db = store.NewDb();
            await db.Articles.Where(a => a.Slug == "newest").ExecuteUpdateAsync(set => set.SetProperty(a => a.State, state), Ct);

            Assert.Equal(state == ArticleState.Published, (await FindAsync(store, "open")).Hits.Count == 1);
        }
    }

    [Theory, EachDatabase]
    public async Task What_is_taken_out_or_rewritten_is_so_at_the_commit_and_not_before(DatabaseProvider provider)
    {
        await using var store = await StoreWithAsync(provider, Stories);
        await using var db = store.NewDb();

        await Assert.ThrowsAsync<InvalidDataException>(() => ChangeAsync(() => throw new InvalidDataException()));
        Assert.Single((await FindAsync(store, "open")).Hits);

        await ChangeAsync(() => { });
        Assert.Empty((await FindAsync(store, "open")).Hits);
        Assert.Empty((await FindAsync(store, "envoys")).Hits);
        Assert.Equal("edge", Assert.Single((await FindAsync(store, "rewritten")).Hits).Slug);

        Task<int> ChangeAsync(Action atTheEnd) => db.InTransactionAsync(
            async ct =>
            {
                var documents = await db.SearchDocuments.Where(d => d.Audience == SearchAudience.Readers).OrderByDescending(d => d.Id).Take(2).ToListAsync(ct);
                db.SearchDocuments.Remove(documents[0]);
                documents[1].Headline = "rewritten";
                var changed = await db.SaveChangesAsync(ct);
                atTheEnd();
                return changed;
            },
            Ct);
    }

    [Theory, EachDatabase]
    public async Task What_goes_with_its_article_leaves_the_index_too(DatabaseProvider provider)
    {
        await using var store = await StoreWithAsync(provider, Stories);
        await using var db = store.NewDb();

        await db.Articles.Where(a => a.Slug == "newest").ExecuteDeleteAsync(Ct);

        Assert.Equal("oldest edge", string.Join(' ', (await FindAsync(store, "rome")).Hits.Select(hit => hit.Slug)));
    }

    [Theory, EachDatabase]
    public async Task The_desk_finds_its_own_texts_in_any_state(DatabaseProvider provider)
    {
        await using var store = await StoreWithAsync(provider, Stories);
        await using var scope = store.Services().CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsDb>();
        await db.Articles.ExecuteUpdateAsync(set => set.SetProperty(a => a.State, ArticleState.Draft), Ct);

        var documents = await scope.ServiceProvider.GetRequiredService<ArticleSearch>().ForDeskAsync(SearchQuery.Parse("rome -waits"), Ct);
        var found = await documents.Join(db.Articles, d => d.ArticleId, a => a.Id, (d, a) => new { d.Id, a.Slug })
            .OrderByDescending(row => row.Id).Select(row => row.Slug).Take(10).ToListAsync(Ct);

        Assert.Equal(["newest"], found);
    }

    [Theory, EachDatabase]
    public async Task A_story_of_any_length_can_be_stored_and_found(DatabaseProvider provider)
    {
        var words = string.Join(' ', Enumerable.Range(0, 160_000).Select(i => $"w{i:x}é"));

        await using var store = await StoreWithAsync(provider, ("long", "A long story", words + " " + new string('x', 100_000)));

        Assert.Single((await FindAsync(store, "w3e7e")).Hits);
    }

    private static async Task<SearchPage> FindAsync(TestStore store, string typed, string? after = null)
    {
        await using var scope = store.Services().CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<ArticleSearch>().FindAsync(SearchQuery.Parse(typed), after, Ct))!;
    }

    private static async Task<TestStore> StoreWithAsync(DatabaseProvider provider, params (string Slug, string Headline, string Body)[] stories)
    {
        var store = await TestStore.CreateAsync(provider);
        await using var db = store.NewDb();
        var section = new Section { Name = "World", Slug = "world" };
        foreach (var (slug, headline, body) in stories)
        {
            var article = new Article { Slug = slug, State = ArticleState.Published, LiveNumber = 1, PublishedAt = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc) };
            article.Revisions.Add(new Revision { Number = 1, Headline = headline, BodyHtml = $"<p>{body}</p>", Section = section });
            db.Articles.Add(article);
            await db.SaveChangesAsync(Ct);
            db.SearchDocuments.Add(new SearchDocument { ArticleId = article.Id, Headline = SearchText.Fold(headline), Text = SearchText.Fold(body) });
            db.SearchDocuments.Add(new SearchDocument { ArticleId = article.Id, Audience = SearchAudience.Desk, Headline = SearchText.Fold(headline) });
            await db.SaveChangesAsync(Ct);
        }

        return store;
    }
}
