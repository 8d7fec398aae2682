using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Publishing;
using NewsSite.Core.Search;
using NewsSite.Core.Tests.Publishing;
using NewsSite.Core.Tests.Stores;

namespace NewsSite.Core.Tests.Search;

/// <summary>What the verbs leave to be found, and under what.</summary>
public sealed class SearchFilterTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_search_can_be_kept_to_a_section_a_tag_and_days(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        room.Clock.SetUtcNow(new DateTimeOffset(2029, 12, 31, 23, 0, 0, TimeSpan.Zero));
        var world = await SectionAsync(room, "World");
        var old = await PublishAsync(room, "Ferry sinks", world, "Ports", "Weather");
        room.Clock.SetUtcNow(new DateTimeOffset(2030, 2, 3, 12, 0, 0, TimeSpan.Zero));
        await PublishAsync(room, "Ferry sails", null, "Ports");
        var (ports, weather) = (await room.TagAsync("Ports"), await room.TagAsync("Weather"));

        Assert.Equal(["ferry-sails", "ferry-sinks"], await FoundAsync(room, new SearchFilter { TagId = ports }));
        Assert.Equal(["ferry-sinks"], await FoundAsync(room, new SearchFilter { TagId = weather }));
        Assert.Equal(["ferry-sinks"], await FoundAsync(room, new SearchFilter { SectionId = world }));
        Assert.Equal(["ferry-sinks"], await FoundAsync(room, new SearchFilter { Until = Utc(2030, 1, 1) }));
        Assert.Equal(["ferry-sails"], await FoundAsync(room, new SearchFilter { From = Utc(2030, 1, 1) }));
        Assert.Equal(["ferry-sails"], await FoundAsync(room, new SearchFilter { From = Utc(2030, 2, 3), Until = Utc(2030, 2, 4) }));
        Assert.Empty(await FoundAsync(room, new SearchFilter { From = Utc(2030, 2, 4), Until = Utc(2030, 3, 1) }));
        Assert.Empty(await FoundAsync(room, new SearchFilter { From = Utc(2031, 1, 1), Until = Utc(2029, 1, 1) }));
        Assert.Empty(await FoundAsync(room, new SearchFilter { SectionId = world, From = Utc(2030, 1, 1) }));

        // A merged tag is the one that it went into.
        Assert.Empty(await room.WithAsync<TagMerge, IReadOnlyList<Problem>>(merge => merge.MergeAsync(weather, ports, DeskRoom.Admin, Ct)));
        Assert.Equal(["ferry-sails", "ferry-sinks"], await FoundAsync(room, new SearchFilter { TagId = ports }));
        Assert.Empty(await FoundAsync(room, new SearchFilter { TagId = weather }));

        // Withdrawn and published again, it is where it was.
        await room.WithAsync<Workflow, IReadOnlyList<Problem>?>(w => w.WithdrawAsync(old, new WithdrawalText(WithdrawalKind.Gone), DeskRoom.Admin, Ct));
        Assert.Empty(await FoundAsync(room, new SearchFilter { SectionId = world }));
        await room.WithAsync<Workflow, IReadOnlyList<Problem>?>(w => w.PublishAsync(old, 1, true, DeskRoom.Admin, Ct));
        Assert.Equal(["ferry-sinks"], await FoundAsync(room, new SearchFilter { SectionId = world, Until = Utc(2030, 1, 1) }));
    }

    [Theory, EachDatabase]
    public async Task A_store_of_the_version_before_is_filed_by_the_migration(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        await PublishAsync(room, "Ferry sinks", await SectionAsync(room, "World"), "Weather", "Ports", "Rome");
        await PublishAsync(room, "مؤتمر روما", null);
        await room.WriteAsync(new DraftText { Headline = "Ferry waits", Body = "Not out." });
        await using var db = room.NewDb();
        var filed = await HeadlinesAsync(db);
        var migrator = db.GetService<IMigrator>();

        await migrator.MigrateAsync("CopyDeskDismissals", Ct);
        Assert.Equal(filed.Select(headline => SearchFiling.HeadlineOf(headline).ToString()), await HeadlinesAsync(db));
        Assert.Empty(await FoundAsync(room, new SearchFilter { TagId = await room.TagAsync("Rome") }));
        await migrator.MigrateAsync(cancellationToken: Ct);

        Assert.Equal(filed, await HeadlinesAsync(db));
        Assert.Equal(["ferry-sinks"], await FoundAsync(room, new SearchFilter { TagId = await room.TagAsync("Rome") }));
    }

    [Theory, EachDatabase]
    public async Task Stories_that_came_into_the_store_out_of_their_order_are_found_by_their_days(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        string[] early = [.. await PublishEachAsync(new DateTimeOffset(2029, 11, 3, 12, 0, 0, TimeSpan.Zero), "Autumn", 7)];
        string[] between = [.. await PublishEachAsync(new DateTimeOffset(2029, 12, 31, 23, 59, 0, TimeSpan.Zero), "Winter", 1)];
        string[] late = [.. await PublishEachAsync(new DateTimeOffset(2030, 2, 3, 12, 0, 0, TimeSpan.Zero), "Spring", 8)];
        for (var id = 1; id <= early.Length; id++)
        {
            await room.WithAsync<Workflow, IReadOnlyList<Problem>?>(w => w.WithdrawAsync(id, new WithdrawalText(WithdrawalKind.Gone), DeskRoom.Admin, Ct));
            await room.WithAsync<Workflow, IReadOnlyList<Problem>?>(w => w.PublishAsync(id, 1, true, DeskRoom.Admin, Ct));
        }

        await FindsAsync([.. early, .. between], new SearchFilter { Until = Utc(2030, 1, 1) });
        await FindsAsync([.. late, .. between], new SearchFilter { From = Utc(2029, 12, 1) });
        await FindsAsync(early, new SearchFilter { From = Utc(2029, 11, 1), Until = Utc(2029, 12, 1) });
        await FindsAsync(between, new SearchFilter { From = Utc(2029, 12, 1), Until = Utc(2030, 1, 1) });
        await FindsAsync([], new SearchFilter { From = Utc(2030, 1, 1), Until = Utc(2030, 2, 1) });
        await FindsAsync([], new SearchFilter { From = Utc(2031, 1, 1) });
        await FindsAsync([], new SearchFilter { Until = Utc(2028, 1, 1) });

        async Task<List<string>> PublishEachAsync(DateTimeOffset at, string season, int stories)
        {
            room.Clock.SetUtcNow(at);
            var slugs = new List<string>();
            for (var n = 1; n <= stories; n++)
            {
                await PublishAsync(room, $"{season} ferry {n}", null);
                slugs.Add($"{season.ToLowerInvariant()}-ferry-{n}");
            }

            return slugs;
        }

        async Task FindsAsync(string[] slugs, SearchFilter filter) => Assert.Equal(slugs.Order(), (await FoundAsync(room, filter)).Order());
    }

    [Theory, EachDatabase]
    public async Task A_withdrawn_story_is_out_of_the_search_with_the_verb_or_not_at_all(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var id = await room.PublishAsync("Ornithopter lands");
        await using var db = room.NewDb();
        await db.Database.ExecuteSqlRawAsync("ALTER TABLE \"AuditEntries\" RENAME TO \"Elsewhere\"", Ct);
        await Assert.ThrowsAnyAsync<Exception>(() => WithdrawAsync());
        Assert.Equal(1, await room.FoundAsync("ornithopter"));
        await db.Database.ExecuteSqlRawAsync("ALTER TABLE \"Elsewhere\" RENAME TO \"AuditEntries\"", Ct);

        Assert.Empty((await WithdrawAsync())!);

        Assert.Equal(0, await room.FoundAsync("ornithopter"));
        Assert.Equal(0, await room.FoundAsync("ornith"));
        Assert.Null(await room.WithAsync<OtherSpelling, string?>(spelling => spelling.OfAsync(SearchQuery.Parse("ornithoptre"), SearchFilter.None, Ct)));

        Task<IReadOnlyList<Problem>?> WithdrawAsync() =>
            room.WithAsync<Workflow, IReadOnlyList<Problem>?>(w => w.WithdrawAsync(id, new WithdrawalText(WithdrawalKind.Gone), DeskRoom.Admin, Ct));
    }

    private static async Task<long> PublishAsync(DeskRoom room, string headline, long? section, params string[] tags)
    {
        var saved = await room.WriteAsync(new DraftText { Headline = headline, Body = "It is told here.", SectionId = section, Tags = tags });
        Assert.Empty((await room.WithAsync<Workflow, IReadOnlyList<Problem>?>(w => w.PublishAsync(saved.ArticleId!.Value, 1, true, DeskRoom.Admin, Ct)))!);
        return saved.ArticleId!.Value;
    }

    private static async Task<long> SectionAsync(DeskRoom room, string name)
    {
        Assert.Empty(await room.WithAsync<SectionDesk, IReadOnlyList<Problem>>(desk => desk.CreateAsync(name, "", DeskRoom.Admin, Ct)));
        await using var db = room.NewDb();
        return await db.Sections.Where(s => s.Name == name).Select(s => s.Id).SingleAsync(Ct);
    }

    private static async Task<List<string>> FoundAsync(DeskRoom room, SearchFilter filter) =>
        [.. (await room.WithAsync<ArticleSearch, SearchPage?>(search => search.FindAsync(SearchQuery.Parse("ferry"), filter, null, Ct)))!.Hits.Select(hit => hit.Slug)];

    private static Task<List<string>> HeadlinesAsync(NewsDb db) =>
        db.SearchDocuments.AsNoTracking().Where(d => d.Audience == SearchAudience.Readers).OrderBy(d => d.Id).Select(d => d.Headline).ToListAsync(Ct);

    private static DateTime Utc(int year, int month, int day) => new(year, month, day, 0, 0, 0, DateTimeKind.Utc);
}
