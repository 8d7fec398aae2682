using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;
using NewsSite.Core.Tests.Stores;

namespace NewsSite.Core.Tests.Publishing;

/// <summary>What is longest still fits. SQLite takes any length: the other databases decide.</summary>
public sealed class ColumnWidthTests
{
    // A letter outside the first plane that folding leaves as it is: two characters of UTF-16.
    private const string Gothic = "\U00010330";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_byline_that_folding_makes_too_long_has_no_page_and_goes_out(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var name = string.Concat(Enumerable.Repeat("\uD55C", Author.NameMaxLength)); // a Hangul syllable of three letters
        var id = (await room.WriteAsync(new DraftText { Headline = "One", Body = "A body.", Byline = name })).ArticleId!.Value;

        Assert.Empty(await room.DoAsync(Verb.Publish, id));

        await using var db = room.NewDb();
        Assert.Equal(0, await db.Authors.CountAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task Somebody_known_by_the_longest_address_saves_and_publishes(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var name = new string('a', 242) + "@example.org";
        var actor = new Actor(null, name, Role.Admin, null);
        var id = (await room.WriteAsync(new DraftText { Headline = "One", Body = "A body." }, actor)).ArticleId!.Value;

        Assert.Empty(await room.DoAsync(Verb.Publish, id, actor));

        await using var db = room.NewDb();
        Assert.Equal(254, name.Length);
        Assert.Equal(name, await db.Revisions.Select(r => r.EditorName).SingleAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task An_address_is_not_cut_within_a_letter(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);

        var saved = await room.WriteAsync(new DraftText { Headline = "a" + string.Concat(Enumerable.Repeat(Gothic, 60)) });

        await using var db = room.NewDb();
        Assert.True(saved.Saved);
        Assert.Equal("a" + string.Concat(Enumerable.Repeat(Gothic, 39)), await db.Articles.Select(a => a.Slug).SingleAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task What_an_audit_row_says_is_not_cut_within_a_letter(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        await using var db = room.NewDb();

        db.Record(DeskRoom.Admin, Verb.ChangeTag, Subject.Tag(1), room.Clock.GetUtcNow().UtcDateTime, "a" + string.Concat(Enumerable.Repeat(Gothic, 1500)));
        await db.SaveChangesAsync(Ct);

        Assert.Equal(1999, (await db.AuditEntries.AsNoTracking().SingleAsync(Ct)).Details.Length);
    }
}
