using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Tests.Stores;

namespace NewsSite.Core.Tests.Data;

public sealed class ConcurrencyTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Each_change_of_a_row_raises_its_version_by_one(DatabaseProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await using var db = store.NewDb();
        var section = new Section { Name = "World", Slug = "world" };
        db.Sections.Add(section);
        await db.SaveChangesAsync(Ct);

        section.Name = "The world";
        await db.SaveChangesAsync(Ct);
        section.Position = 3;
        await db.SaveChangesAsync(Ct);
        await db.SaveChangesAsync(Ct);

        Assert.Equal(2, section.Version);
        Assert.Equal(2, await db.Sections.Select(s => s.Version).SingleAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task Of_two_who_change_one_row_the_second_is_refused_and_changes_nothing(DatabaseProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await using var first = store.NewDb();
        first.Sections.Add(new Section { Name = "World", Slug = "world" });
        await first.SaveChangesAsync(Ct);
        await using var second = store.NewDb();
        var mine = await first.Sections.SingleAsync(Ct);
        var theirs = await second.Sections.SingleAsync(Ct);

        mine.Name = "First";
        await first.SaveChangesAsync(Ct);
        theirs.Name = "Second";
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => second.SaveChangesAsync(Ct));

        await using var after = store.NewDb();
        Assert.Equal("First", await after.Sections.Select(s => s.Name).SingleAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task Somebody_who_deletes_what_was_changed_meanwhile_is_refused(DatabaseProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await using var first = store.NewDb();
        first.Sections.Add(new Section { Name = "World", Slug = "world" });
        await first.SaveChangesAsync(Ct);
        await using var second = store.NewDb();
        second.Sections.Remove(await second.Sections.SingleAsync(Ct));

        await first.Sections.ExecuteUpdateAsync(set => set.SetProperty(s => s.Position, 1).SetProperty(s => s.Version, s => s.Version + 1), Ct);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => second.SaveChangesAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task A_second_row_with_one_unique_key_is_told_from_other_faults(DatabaseProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await using (var db = store.NewDb())
        {
            db.Sections.Add(new Section { Name = "World", Slug = "world" });
            await db.SaveChangesAsync(Ct);
        }

        var unique = await TroubleAsync(store, db => db.Sections.Add(new Section { Name = "Other", Slug = "world" }));
        var reference = await TroubleAsync(store, db => db.TagAliases.Add(new TagAlias { TagId = 99, Name = "a", Key = "a" }));

        Assert.IsType<DbUpdateException>(unique);
        Assert.True(UniqueViolation.IsIn(unique));
        Assert.IsType<DbUpdateException>(reference);
        Assert.False(UniqueViolation.IsIn(reference));
        Assert.False(UniqueViolation.IsIn(null));
    }

    [Theory, EachDatabase]
    public async Task A_second_row_with_one_primary_key_is_a_unique_violation(DatabaseProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await using (var db = store.NewDb())
        {
            var article = new Article { Slug = "a" };
            article.Revisions.Add(new Revision { Number = 1 });
            db.Articles.Add(article);
            await db.SaveChangesAsync(Ct);
        }

        await using var other = store.NewDb();
        var id = await other.Articles.Select(a => a.Id).SingleAsync(Ct);

        Assert.True(UniqueViolation.IsIn(await TroubleAsync(store, db => db.Revisions.Add(new Revision { ArticleId = id, Number = 1 }))));
    }

    [Theory, EachDatabase]
    public async Task Work_that_fails_leaves_nothing_behind(DatabaseProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await using var db = store.NewDb();

        await Assert.ThrowsAsync<InvalidDataException>(() => db.InTransactionAsync<int>(
            async ct =>
            {
                db.Sections.Add(new Section { Name = "World", Slug = "world" });
                await db.SaveChangesAsync(ct);
                throw new InvalidDataException();
            },
            Ct));

        await using var after = store.NewDb();
        Assert.False(await after.Sections.AnyAsync(Ct));
    }

    private static async Task<Exception?> TroubleAsync(TestStore store, Action<NewsDb> change)
    {
        await using var db = store.NewDb();
        return await Record.ExceptionAsync(() =>
        {
            change(db);
            return db.SaveChangesAsync(Ct);
        });
    }
}
