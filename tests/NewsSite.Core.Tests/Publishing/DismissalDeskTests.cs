using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;
using NewsSite.Core.Tests.Stores;

namespace NewsSite.Core.Tests.Publishing;

/// <summary>What is dismissed stays dismissed as long as its words stay, and what is mandatory keeps a story from going out.</summary>
public sealed class DismissalDeskTests
{
    private static readonly DraftText Text = new() { Headline = "Harbour opens", Body = "It opened in the the morning." };
    private static readonly Actor Writer = new(7, "a writer", Role.Writer, null);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_finding_stays_dismissed_until_its_words_change_or_it_is_brought_back(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var id = (await room.WriteAsync(Text)).ArticleId!.Value;
        var key = await KeyAsync(room, id, "doubled-word");

        Assert.Empty((await DismissAsync(room, id, key))!);
        Assert.Empty((await DismissAsync(room, id, key))!);

        Assert.Equal((false, true), await StandsAsync(room, id, Text));
        Assert.Equal((false, true), await StandsAsync(room, id, Text with { Body = "Later: in the the evening." }));
        Assert.Equal((true, false), await StandsAsync(room, id, Text with { Body = "It opened at at noon." }));
        Assert.Equal((true, false), await StandsAsync(room, (await room.WriteAsync(Text)).ArticleId!.Value, Text));

        await RecallAsync(room, id, key);
        await RecallAsync(room, id, key);
        Assert.Equal((true, false), await StandsAsync(room, id, Text));
        await using var db = room.NewDb();
        Assert.Equal(
            [(Verb.DismissFinding, "doubled-word"), (Verb.RecallFinding, "doubled-word")],
            (await db.AuditEntries.Where(e => e.Verb == Verb.DismissFinding || e.Verb == Verb.RecallFinding).OrderBy(e => e.Id).ToListAsync(Ct)).Select(e => (e.Verb, e.Details)));
    }

    [Fact]
    public async Task A_finding_that_is_not_there_a_story_that_is_not_there_and_somebody_elses_story_are_refused()
    {
        await using var room = await DeskRoom.OpenAsync();
        var id = (await room.WriteAsync(Text)).ArticleId!.Value;

        Assert.Contains("changed", Assert.Single((await DismissAsync(room, id, new string('0', 64)))!).Text, StringComparison.Ordinal);
        Assert.Null(await DismissAsync(room, 99, await KeyAsync(room, id, "tag")));
        await Assert.ThrowsAsync<NotAllowedException>(() => DismissAsync(room, id, "x", Writer));
        await Assert.ThrowsAsync<NotAllowedException>(() => room.WithAsync<DismissalDesk, IReadOnlyList<Problem>?>(desk => desk.RecallAsync(id, "x", Writer, Ct)));
    }

    [Theory, EachDatabase]
    public async Task What_is_mandatory_stops_publishing_and_scheduling_until_it_is_put_right(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider, site => site.CopyDesk.Mandatory = "doubled-word, section");
        var id = (await room.WriteAsync(Text)).ArticleId!.Value;

        foreach (var verb in new[] { Verb.Publish, Verb.Schedule })
        {
            var problems = await room.DoAsync(verb, id);
            Assert.Equal(["Body", "Section"], problems.Select(problem => problem.Field));
            Assert.StartsWith("“the” stands here twice in a row.", problems[0].Text, StringComparison.Ordinal);
        }

        var section = await SectionAsync(room);
        await room.SaveAsync(id, 1, Text with { Body = "It opened in the morning.", SectionId = section });
        Assert.Empty(await room.DoAsync(Verb.Publish, id));
    }

    [Fact]
    public async Task A_schedule_that_falls_due_and_lacks_by_then_what_is_mandatory_is_taken_off_with_the_reason()
    {
        await using var room = await DeskRoom.OpenAsync(settings: site => site.CopyDesk.Mandatory = "tag");
        var id = (await room.WriteAsync(Text with { Tags = ["Harbours"] })).ArticleId!.Value;
        Assert.Empty(await room.DoAsync(Verb.Schedule, id));
        await room.WithAsync<TagDesk, IReadOnlyList<Problem>?>(async desk => await desk.DeleteAsync(await room.TagAsync("Harbours"), DeskRoom.Admin, Ct));
        room.Clock.Advance(TimeSpan.FromHours(2));

        Assert.Equal(0, await room.WithAsync<ScheduledPublisher, int>(publisher => publisher.PublishDueAsync(Ct)));

        await using var db = room.NewDb();
        Assert.Equal(ArticleState.Draft, (await db.Articles.SingleAsync(Ct)).State);
        Assert.Contains("has no tag", (await db.AuditEntries.SingleAsync(e => e.Verb == Verb.Unschedule, Ct)).Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_an_admin_dismisses_what_is_mandatory_and_then_the_story_goes_out()
    {
        await using var room = await DeskRoom.OpenAsync(settings: site => site.CopyDesk.Mandatory = "doubled-word");
        var id = (await room.WriteAsync(Text)).ArticleId!.Value;
        var key = await KeyAsync(room, id, "doubled-word");

        Assert.Contains("only an admin", Assert.Single((await DismissAsync(room, id, key, DeskRoom.Editor))!).Text, StringComparison.Ordinal);
        Assert.NotEmpty(await room.DoAsync(Verb.Publish, id));
        Assert.Empty((await DismissAsync(room, id, key))!);
        Assert.Empty(await room.DoAsync(Verb.Publish, id));
    }

    private static Task<CopyReport> ReadAsync(DeskRoom room, long id, DraftText text) => room.WithAsync<CopyReader, CopyReport>(reader => reader.ReadAsync(id, text, asks: false, Ct));

    private static async Task<string> KeyAsync(DeskRoom room, long id, string check) => (await ReadAsync(room, id, Text)).Open.Single(finding => finding.Check == check).Key;

    private static async Task<(bool IsOpen, bool IsDismissed)> StandsAsync(DeskRoom room, long id, DraftText text)
    {
        var report = await ReadAsync(room, id, text);
        return (report.Open.Any(finding => finding.Check == "doubled-word"), report.Dismissed.Any(finding => finding.Check == "doubled-word"));
    }

    private static Task<IReadOnlyList<Problem>?> DismissAsync(DeskRoom room, long id, string key, Actor? actor = null) =>
        room.WithAsync<DismissalDesk, IReadOnlyList<Problem>?>(desk => desk.DismissAsync(id, Text, key, actor ?? DeskRoom.Admin, Ct));

    private static Task<IReadOnlyList<Problem>?> RecallAsync(DeskRoom room, long id, string key) =>
        room.WithAsync<DismissalDesk, IReadOnlyList<Problem>?>(desk => desk.RecallAsync(id, key, DeskRoom.Admin, Ct));

    private static async Task<long> SectionAsync(DeskRoom room)
    {
        await using var db = room.NewDb();
        var section = new Section { Name = "World", Slug = "world" };
        db.Sections.Add(section);
        await db.SaveChangesAsync(Ct);
        return section.Id;
    }
}
