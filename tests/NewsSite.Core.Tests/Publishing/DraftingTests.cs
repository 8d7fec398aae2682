using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Publishing;

namespace NewsSite.Core.Tests.Publishing;

public sealed class DraftingTests
{
    private static readonly DraftText Text = new()
    {
        Headline = "Harbour opens",
        Standfirst = "At last.",
        Body = "The harbour opened.\r\n\r\nIt closed.",
        Tags = ["Ferries", "Ports"],
        Captions = [new DraftCaption { Caption = "A boat.", Credit = "AFP" }],
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_story_keeps_its_language_until_it_is_written_in_another_script()
    {
        await using var room = await DeskRoom.OpenAsync();
        var id = (await room.WriteAsync(new DraftText { Headline = "Le port ouvre", Body = "Enfin.", Language = "fr" })).ArticleId!.Value;

        await room.SaveAsync(id, 1, new DraftText { Headline = "Le port ouvre enfin", Body = "Enfin." });
        await room.SaveAsync(id, 2, new DraftText { Headline = "يفتح الميناء", Body = "أخيرا." });
        await room.SaveAsync(id, 3, new DraftText { Headline = "The harbour opens", Body = "At last." });

        await using var db = room.NewDb();
        Assert.Equal(["fr", "fr", "ar", "en"], await db.Revisions.Where(r => r.ArticleId == id).OrderBy(r => r.Number).Select(r => r.Language).ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Names_and_lines_lose_what_nobody_sees()
    {
        await using var room = await DeskRoom.OpenAsync();
        var id = (await room.WriteAsync(new DraftText { Headline = "\u202EOne\u202C", Byline = "Jo\u0007 Writer", Tags = ["Fer\u2066ries"] })).ArticleId!.Value;

        await using var db = room.NewDb();
        var text = await db.Revisions.Include(r => r.Tags).ThenInclude(t => t.Tag).SingleAsync(r => r.ArticleId == id, TestContext.Current.CancellationToken);
        Assert.Equal(("One", "Jo Writer", "Ferries"), (text.Headline, text.Byline, text.Tags.Single().Tag!.Name));
        Assert.Equal("Headline", Assert.Single((await room.WriteAsync(new DraftText { Headline = "\u202E\u2066" })).Problems).Field);
    }

    [Fact]
    public async Task Saving_the_same_text_again_makes_no_revision()
    {
        await using var room = await DeskRoom.OpenAsync();
        var first = await room.WriteAsync(Text);

        var again = await room.SaveAsync(first.ArticleId!.Value, 1, Text with { Slug = "harbour-opens", Body = Text.Body.Replace("\r\n", "\n", StringComparison.Ordinal) });

        Assert.Equal(1, again!.Number);
        await using var db = room.NewDb();
        Assert.Equal(1, await db.Revisions.CountAsync(Ct));
    }

    public static TheoryData<string, DraftText> Changes => new()
    {
        { "headline", Text with { Headline = "Harbour closes" } },
        { "body", Text with { Body = "The harbour closed." } },
        { "tags in another order", Text with { Tags = ["Ports", "Ferries"] } },
        { "one tag less", Text with { Tags = ["Ferries"] } },
        { "credit", Text with { Captions = [new DraftCaption { Caption = "A boat.", Credit = "Reuters" }] } },
        { "no caption", Text with { Captions = [] } },
        { "dateline", Text with { Dateline = "Port Town" } },
        { "slug", Text with { Slug = "the-harbour" } },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Any_change_makes_a_revision(string what, DraftText change)
    {
        await using var room = await DeskRoom.OpenAsync();
        var first = await room.WriteAsync(Text);

        var second = await room.SaveAsync(first.ArticleId!.Value, 1, change.Slug.Length > 0 ? change : change with { Slug = "harbour-opens" });

        Assert.True(second!.Number == 2, what);
    }

    [Fact]
    public async Task A_save_that_collides_brings_the_newer_text_back_and_leaves_the_story_as_it_is()
    {
        await using var room = await DeskRoom.OpenAsync();
        var first = await room.WriteAsync(Text);
        await room.SaveAsync(first.ArticleId!.Value, 1, Text with { Headline = "Theirs" });

        var mine = await room.SaveAsync(first.ArticleId!.Value, 1, Text with { Headline = "Mine" });

        Assert.False(mine!.Saved);
        Assert.Equal((2, "Theirs"), (mine.Newer!.Number, mine.Newer.Headline));
        await using var db = room.NewDb();
        Assert.Equal(2, await db.Revisions.CountAsync(Ct));
    }

    [Fact]
    public async Task Of_many_who_save_one_headline_at_once_one_is_saved_and_all_others_get_its_text_and_keep_theirs()
    {
        await using var room = await DeskRoom.OpenAsync();
        var first = await room.WriteAsync(Text);

        var results = await Task.WhenAll(Enumerable.Range(1, 6).Select(i => room.SaveAsync(first.ArticleId!.Value, 1, Text with { Headline = $"By {i}" })));

        var saved = Assert.Single(results, result => result!.Saved);
        Assert.Equal(2, saved!.Number);
        Assert.All(results.Where(result => !result!.Saved), result => Assert.Equal(2, result!.Newer!.Number));
        await using var db = room.NewDb();
        Assert.Equal(5, (await db.BranchTexts.Select(t => t.Text).ToListAsync(Ct)).Count(text => text.Contains("By ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Many_who_type_one_new_tag_and_one_headline_at_once_all_save()
    {
        await using var room = await DeskRoom.OpenAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => room.WriteAsync(new DraftText { Headline = "Same", Tags = ["New"] })));

        Assert.All(results, result => Assert.True(result.Saved));
        await using var db = room.NewDb();
        Assert.Equal(1, await db.Tags.CountAsync(Ct));
        Assert.Equal(["same", "same-2", "same-3", "same-4"], (await db.Articles.Select(a => a.Slug).ToListAsync(Ct)).Order(StringComparer.Ordinal));
    }

    public static TheoryData<string, DraftText> Refused => new()
    {
        { "Headline", new DraftText() },
        { "Headline", Text with { Headline = new string('a', Revision.HeadlineMaxLength + 1) } },
        { "Section", Text with { SectionId = 99 } },
        { "Captions[0].Photo", Text with { Captions = [new DraftCaption { PhotoId = 99 }] } },
        { "Captions[0].Credit", Text with { Captions = [new DraftCaption { Credit = new string('a', 301) }] } },
        { "Tags", Text with { Tags = ["!!!"] } },
        { "Tags", Text with { Tags = [new string('a', Tag.NameMaxLength + 1)] } },
        { "Tags", Text with { Tags = [.. Enumerable.Range(0, 51).Select(i => $"Tag {i}")] } },
        { "Body", Text with { Body = new string('a', 200_001) } },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_does_not_fit_the_store_is_refused_beside_its_field(string field, DraftText text)
    {
        await using var room = await DeskRoom.OpenAsync();

        var result = await room.WriteAsync(text);

        Assert.False(result.Saved);
        Assert.Contains(result.Problems, problem => problem.Field == field);
        await using var db = room.NewDb();
        Assert.Equal(0, await db.Articles.CountAsync(Ct));
    }

    [Fact]
    public async Task A_text_goes_on_from_a_saved_one_without_a_difference()
    {
        await using var room = await DeskRoom.OpenAsync();
        var first = await room.WriteAsync(Text);
        await using var db = room.NewDb();
        var saved = await db.Revisions.Include(r => r.Captions).Include(r => r.Tags).ThenInclude(t => t.Tag).AsSplitQuery().SingleAsync(Ct);

        Assert.Equal(1, (await room.SaveAsync(first.ArticleId!.Value, 1, DraftText.Of(saved)))!.Number);
    }
}
