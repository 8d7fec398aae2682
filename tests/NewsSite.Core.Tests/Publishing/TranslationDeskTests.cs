using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;
using NewsSite.Core.Tests.Stores;

namespace NewsSite.Core.Tests.Publishing;

public sealed class TranslationDeskTests
{
    private static readonly Actor Writer = new(7, "a writer", Role.Writer, null);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_translation_is_named_and_taken_off_and_the_history_of_both_stories_says_so(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var (english, arabic) = (await WriteAsync(room, "en"), await WriteAsync(room, "ar"));

        Assert.Empty((await NameAsync(room, english, "  https://news.example.org/articles/ar-1?from=mail "))!);
        Assert.Equal([("ar", arabic), ("en", english)], (await ReadAsync(room, english)).Select(story => (story.Language, story.Story.Id)));
        Assert.Equal([arabic, english], (await ReadAsync(room, arabic)).Select(story => story.Story.Id));

        Assert.Empty((await RemoveAsync(room, english, arabic))!);
        Assert.Empty(await ReadAsync(room, english));
        Assert.Empty(await ReadAsync(room, arabic));
        await using var db = room.NewDb();
        Assert.False(await db.Articles.AnyAsync(a => a.TranslationGroup != null, Ct));
        var said = (await db.AuditEntries.OrderBy(e => e.Id).ToListAsync(Ct)).Where(e => e.Verb is Verb.NameTranslation or Verb.RemoveTranslation).Select(e => (e.Verb, e.SubjectId, e.Details)).Order();
        Assert.Equal(
            new[]
            {
                (Verb.NameTranslation, english, "with ar-1"), (Verb.NameTranslation, arabic, "with en-1"),
                (Verb.RemoveTranslation, english, "ar-1 from en-1"), (Verb.RemoveTranslation, arabic, "ar-1 from en-1"),
            }.Order(),
            said);
    }

    [Theory, EachDatabase]
    public async Task Groups_join_and_a_group_has_the_number_of_its_first_story_whoever_leaves(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var (english, arabic, french, persian) = (await WriteAsync(room, "en"), await WriteAsync(room, "ar"), await WriteAsync(room, "fr"), await WriteAsync(room, "fa"));
        Assert.Empty((await NameAsync(room, english, "ar-1"))!);
        Assert.Empty((await NameAsync(room, french, "fa-1"))!);

        Assert.Empty((await NameAsync(room, persian, $"/admin/articles/{arabic}"))!);
        Assert.Equal([english, english, english, english], await GroupsAsync(room));

        // The number that the first story leaves behind is free for another group.
        Assert.Empty((await RemoveAsync(room, french, english))!);
        Assert.Equal([null, arabic, arabic, arabic], await GroupsAsync(room));
        await WriteAsync(room, "de");
        Assert.Empty((await NameAsync(room, english, "de-1"))!);
        Assert.Equal([english, arabic, arabic, arabic, english], await GroupsAsync(room));
    }

    [Fact]
    public async Task What_cannot_be_a_translation_is_refused_beside_the_field_and_nothing_is_changed()
    {
        await using var room = await DeskRoom.OpenAsync();
        var (english, arabic, french) = (await WriteAsync(room, "en"), await WriteAsync(room, "ar"), await WriteAsync(room, "fr"));
        await WriteAsync(room, "en", "en-2");
        await WriteAsync(room, "und-Cyrl", "und-1");
        var trashed = await WriteAsync(room, "de");
        await WriteAsync(room, "ar", "ar-2");
        Assert.Empty(await room.DoAsync(Verb.TrashArticle, trashed));
        Assert.Empty((await NameAsync(room, english, "ar-1"))!);
        Assert.Empty((await NameAsync(room, french, "ar-2"))!);

        foreach (var (typed, why) in new[]
        {
            (" ", "Type the address"), ("nowhere", "No story has this address"), ("/admin/articles/999", "No story has this address"), ("/admin/articles/new", "No story has this address"),
            ("en-1", "the story itself"), ("/articles/EN-1/", "the story itself"), ("en-2", "the same language"), ("ar-1", "among the translations already"), ("de-1", "in the trash"),
            ("und-1", "not known"), ("ar-2", "in that language already, “ar-1”"), ("fr-1", "in that language already, “ar-1”"),
        })
        {
            var problem = Assert.Single((await NameAsync(room, english, typed))!);
            Assert.True(problem.Field == "Translation" && problem.Text.Contains(why, StringComparison.Ordinal), $"{typed}: {problem}");
        }

        Assert.Contains("somebody else took it off", Assert.Single((await RemoveAsync(room, english, french))!).Text, StringComparison.Ordinal);
        Assert.Contains("in the trash", Assert.Single((await NameAsync(room, trashed, "en-1"))!).Text, StringComparison.Ordinal);
        Assert.Null(await NameAsync(room, 999, "en-1"));
        Assert.Equal([arabic, english], (await ReadAsync(room, english)).Select(story => story.Story.Id));
        await using var db = room.NewDb();
        Assert.Equal(4, await db.AuditEntries.CountAsync(e => e.Verb == Verb.NameTranslation, Ct));
    }

    [Fact]
    public async Task Only_those_who_publish_name_translations()
    {
        await using var room = await DeskRoom.OpenAsync();
        await room.HireAsync(Writer);
        var own = (await room.WriteAsync(new DraftText { Headline = "Mine", Body = "A body." }, Writer)).ArticleId!.Value;
        await WriteAsync(room, "ar");

        await Assert.ThrowsAsync<NotAllowedException>(() => NameAsync(room, own, "ar-1", Writer));
        await Assert.ThrowsAsync<NotAllowedException>(() => room.WithAsync<TranslationDesk, IReadOnlyList<Problem>?>(desk => desk.RemoveAsync(own, own, Writer, Ct)));
        Assert.Empty((await NameAsync(room, own, "ar-1", DeskRoom.Editor))!);
    }

    [Theory, EachDatabase]
    public async Task Two_editors_at_once_never_give_a_group_one_language_twice(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var (english, arabic) = (await WriteAsync(room, "en"), await WriteAsync(room, "ar"));
        foreach (var slug in new[] { "fr-1", "fr-2" })
            await WriteAsync(room, "fr", slug);
        Assert.Empty((await NameAsync(room, english, "ar-1"))!);

        var done = await Task.WhenAll(NameAsync(room, english, "fr-1"), NameAsync(room, arabic, "fr-2"));

        Assert.Single(done, problems => problems!.Count == 0);
        Assert.Equal(["ar", "en", "fr"], (await ReadAsync(room, english)).Select(story => story.Language));
    }

    [Theory, EachDatabase]
    public async Task A_story_is_found_by_every_address_that_leads_to_it_and_by_no_other(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var (english, arabic) = (await WriteAsync(room, "en"), await WriteAsync(room, "ar"));
        await room.WithAsync<NewsDb, int>(db =>
        {
            db.Redirects.Add(new Redirect { From = "/articles/formerly", To = "/articles/ar-1", MovedAt = DateTime.UnixEpoch });
            db.Redirects.Add(new Redirect { From = "/articles/to-the-front", To = "/", MovedAt = DateTime.UnixEpoch });
            return db.SaveChangesAsync(Ct);
        });

        foreach (var address in new[] { "ar-1", "/articles/AR-1/", "https://news.example/articles/ar-1?a#b", "/articles/formerly", $"/admin/articles/{arabic}", $"/admin/articles/{arabic}/translations" })
        {
            Assert.Empty((await NameAsync(room, english, address))!);
            await RemoveAsync(room, english, arabic);
        }

        string[] nowhere = ["/articles/to-the-front", "/articles/nowhere", "/admin/articles/x", "/admin/articles", "/", "admin"];
        foreach (var address in nowhere)
            Assert.Contains("No story has this address", (await NameAsync(room, english, address))!.Single().Text, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Readers_are_told_of_published_translations_alone_each_language_once(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var (english, arabic, french) = (await WriteAsync(room, "en"), await WriteAsync(room, "ar"), await WriteAsync(room, "fr"));
        Assert.Empty((await NameAsync(room, english, "ar-1"))!);
        Assert.Empty((await NameAsync(room, english, "fr-1"))!);

        await room.DoAsync(Verb.Publish, english);
        Assert.Equal([], await NamedAsync(room, english));
        await room.DoAsync(Verb.Publish, arabic);
        Assert.Equal(["ar-1", "en-1"], await NamedAsync(room, english));
        await room.DoAsync(Verb.Publish, french);
        Assert.Equal(["ar-1", "en-1", "fr-1"], await NamedAsync(room, arabic));

        // A later text of the French story turns out to be English.
        await room.SaveAsync(french, 1, new DraftText { Headline = "fr 1", Body = "A body.", Language = "en" });
        await room.DoAsync(Verb.Publish, french);
        Assert.Equal(["ar-1", "en-1"], await NamedAsync(room, arabic));
        Assert.Equal(["ar-1", "en-1"], await NamedAsync(room, english));
        Assert.Equal([], await NamedAsync(room, french)); // nobody is led to it, so it leads nowhere
        await room.DoAsync(Verb.Withdraw, arabic);
        Assert.Equal([], await NamedAsync(room, english));
    }

    [Theory]
    [InlineData("ar", "Harbour", "ar")]
    [InlineData("fr", "Harbour", "fr")]
    [InlineData("", "Harbour", "fr")]
    [InlineData("", "الميناء", "ar")]
    [InlineData(DraftText.ByLetters, "Harbour", "en")]
    [InlineData(DraftText.ByLetters, "الميناء", "ar")]
    public async Task A_text_is_in_the_language_that_was_chosen_or_that_its_letters_tell(string chosen, string headline, string language)
    {
        await using var room = await DeskRoom.OpenAsync();
        var id = (await room.WriteAsync(new DraftText { Headline = "Le port", Body = "", Language = "fr" })).ArticleId!.Value;

        var saved = await room.SaveAsync(id, 1, new DraftText { Headline = headline, Body = "", Language = chosen });

        Assert.Empty(saved!.Problems);
        await using var db = room.NewDb();
        Assert.Equal(language, await db.Revisions.Where(r => r.Number == 2).Select(r => r.Language).SingleAsync(Ct));
    }

    [Theory]
    [InlineData("4")]
    [InlineData("english, please")]
    [InlineData("en-")]
    public async Task What_is_no_language_is_refused(string language)
    {
        await using var room = await DeskRoom.OpenAsync();

        Assert.Equal("Language", Assert.Single((await room.WriteAsync(new DraftText { Headline = "Harbour", Body = "", Language = language })).Problems).Field);
    }

    [Fact]
    public async Task Two_saves_of_which_one_changes_the_language_go_together()
    {
        await using var room = await DeskRoom.OpenAsync();
        var id = (await room.WriteAsync(new DraftText { Headline = "Le port", Body = "Enfin." })).ArticleId!.Value;
        await room.SaveAsync(id, 1, new DraftText { Headline = "Le port", Body = "Enfin.", Language = "fr" });

        var saved = await room.SaveAsync(id, 1, new DraftText { Headline = "Le port ouvre", Body = "Enfin.", Language = DraftText.ByLetters });

        Assert.Equal(("fr", "Le port ouvre"), (saved!.Merged!.Text.Language, saved.Merged.Text.Headline));
    }

    private static async Task<long> WriteAsync(DeskRoom room, string language, string? slug = null) =>
        (await room.WriteAsync(new DraftText { Headline = slug ?? $"{language} 1", Body = "A body.", Slug = slug ?? $"{language}-1", Language = language })).ArticleId!.Value;

    private static Task<IReadOnlyList<Problem>?> NameAsync(DeskRoom room, long id, string typed, Actor? actor = null) =>
        room.WithAsync<TranslationDesk, IReadOnlyList<Problem>?>(desk => desk.NameAsync(id, typed, actor ?? DeskRoom.Admin, Ct));

    private static Task<IReadOnlyList<Problem>?> RemoveAsync(DeskRoom room, long id, long story) =>
        room.WithAsync<TranslationDesk, IReadOnlyList<Problem>?>(desk => desk.RemoveAsync(id, story, DeskRoom.Admin, Ct));

    private static Task<IReadOnlyList<GroupedStory>> ReadAsync(DeskRoom room, long id) => room.WithAsync<TranslationDesk, IReadOnlyList<GroupedStory>>(desk => desk.ReadAsync(id, Ct));

    private static async Task<IReadOnlyList<long?>> GroupsAsync(DeskRoom room)
    {
        await using var db = room.NewDb();
        return await db.Articles.OrderBy(a => a.Id).Select(a => a.TranslationGroup).ToListAsync(Ct);
    }

    private static async Task<IEnumerable<string>> NamedAsync(DeskRoom room, long id)
    {
        await using var db = room.NewDb();
        var story = await db.Articles.Where(a => a.Id == id).AsStories().SingleAsync(Ct);
        return (await db.TranslationsAsync(story, Ct)).Select(translation => translation.Slug);
    }
}
