using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;

namespace NewsSite.Web.Tests.Pages;

/// <summary>One correction, one transaction, four places: the story, the list of corrections, the structured data, the feeds.</summary>
public sealed class CorrectionTests : IDisposable
{
    private const string Wrong = "The landings were given as twelve tonnes.";
    private const string Right = "They were twelve hundred tonnes.";
    private const string At = "2026-11-23T07:41:00";

    private readonly Paper _paper = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_in_all_four_places_after_one_commit()
    {
        var id = await PublishAsync();
        foreach (var address in Feeds.Append("/articles/harbour-opens").Append("/corrections"))
            Assert.DoesNotContain("twelve hundred", await _paper.Reader.GetStringAsync(address, Ct), StringComparison.Ordinal);
        var before = await RowsAsync();

        await _paper.CorrectAsync(id, Wrong, Right);

        // Whatever is to be seen differently stands in the one row that the transaction leaves for every node.
        var after = await RowsAsync();
        Assert.Equal((before.Audit + 1, before.Changes + 1, before.Corrections + 1), after);

        var page = await _paper.OpenAsync("/articles/harbour-opens");
        var box = page.QuerySelector("#corrections")!;
        Assert.All([Wrong, Right], half => Assert.Contains(half, box.TextContent, StringComparison.Ordinal));
        Assert.StartsWith("2026-11-23T07:41", box.QuerySelector("time")!.GetAttribute("datetime"), StringComparison.Ordinal);

        var entry = (await _paper.OpenAsync("/corrections")).QuerySelector("main")!;
        Assert.All([Wrong, Right], half => Assert.Contains(half, entry.TextContent, StringComparison.Ordinal));
        Assert.Contains(entry.QuerySelectorAll("time"), time => time.GetAttribute("datetime")!.StartsWith("2026-11-23T07:41", StringComparison.Ordinal));

        var data = JsonNode.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent)!["@graph"]![0]!;
        var told = Assert.Single(data["correction"]!.AsArray())!;
        Assert.Equal(("CorrectionComment", $"{Wrong} {Right}"), (told["@type"]!.GetValue<string>(), told["text"]!.GetValue<string>()));
        Assert.StartsWith(At, told["datePublished"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.StartsWith(At, data["dateModified"]!.GetValue<string>(), StringComparison.Ordinal);

        foreach (var feed in Feeds)
        {
            var text = await _paper.Reader.GetStringAsync(feed, Ct);
            Assert.All([Wrong, Right], half => Assert.True(text.Contains(half, StringComparison.Ordinal), $"{feed} does not say: {half}"));
        }
    }

    [Fact]
    public async Task A_correction_that_is_not_stored_is_nowhere()
    {
        var id = await PublishAsync();
        await _paper.Site.WithAsync<NewsDb, int>(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE \"AuditEntries\" RENAME TO \"Elsewhere\"", Ct));

        await Assert.ThrowsAnyAsync<Exception>(() => _paper.CorrectAsync(id, Wrong, Right));
        await _paper.Site.WithAsync<NewsDb, int>(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE \"Elsewhere\" RENAME TO \"AuditEntries\"", Ct));

        foreach (var address in Feeds.Append("/articles/harbour-opens").Append("/corrections"))
            Assert.DoesNotContain("twelve hundred", await _paper.Reader.GetStringAsync(address, Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Updated_moves_only_when_an_editor_says_that_the_change_matters_to_readers()
    {
        var desk = Actor.System("newsroom");
        var id = await PublishAsync();
        var text = new DraftText { Headline = "Harbour opens", Body = "Other words.", Slug = "harbour-opens" };

        // A draft, its review, an embargo and dates are the desk's alone; a text that goes out without a word from its editor is no update either.
        await _paper.Site.WithAsync<Drafting, SaveResult?>(drafting => drafting.SaveAsync(id, 1, text, desk, Ct));
        await _paper.Site.WithAsync<ReviewDesk, IReadOnlyList<Problem>?>(review => review.ApproveAsync(id, 2, desk, Ct));
        await _paper.Site.WithAsync<WithdrawalDates, IReadOnlyList<Problem>?>(dates => dates.PlanAsync(id, Now.AddHours(9), new WithdrawalText(Core.Articles.WithdrawalKind.Gone), desk, Ct));
        await _paper.DoAsync(workflow => workflow.PublishAsync(id, 2, tellReaders: false, desk, Ct));
        Assert.Null(await UpdatedAsync(id));

        await _paper.Site.WithAsync<Drafting, SaveResult?>(drafting => drafting.SaveAsync(id, 2, text with { Body = "Words again." }, desk, Ct));
        await _paper.DoAsync(workflow => workflow.ScheduleAsync(id, 3, Now.AddMinutes(10), tellReaders: false, desk, Ct));
        _paper.Clock.Advance(TimeSpan.FromMinutes(10));
        await _paper.Site.WithAsync<ScheduledPublisher, int>(publisher => publisher.PublishDueAsync(Ct)); // the site's own may be first
        Assert.Equal(3, await _paper.Site.WithAsync<NewsDb, int?>(db => db.Articles.Select(a => a.LiveNumber).SingleAsync(Ct)));
        Assert.Null(await UpdatedAsync(id));
        Assert.DoesNotContain("Updated", (await _paper.OpenAsync("/articles/harbour-opens")).QuerySelector(".about")!.TextContent, StringComparison.Ordinal);

        _paper.Clock.Advance(TimeSpan.FromMinutes(10));
        await _paper.Site.WithAsync<Drafting, SaveResult?>(drafting => drafting.SaveAsync(id, 3, text with { Body = "News of it." }, desk, Ct));
        await _paper.DoAsync(workflow => workflow.PublishAsync(id, 4, tellReaders: true, desk, Ct));
        Assert.Equal(Now, await UpdatedAsync(id));
        Assert.Contains("Updated", (await _paper.OpenAsync("/articles/harbour-opens")).QuerySelector(".about")!.TextContent, StringComparison.Ordinal);
    }

    public void Dispose() => _paper.Dispose();

    // The lists that the story is on, and the one of all corrections, in each format.
    private static readonly string[] Feeds =
    [
        .. from page in new[] { "", "/sections/world", "/tags/ferries", "/authors/jo-writer", "/corrections" }
           from format in new[] { "rss.xml", "atom.xml", "feed.json" }
           select $"{page}/{format}",
    ];

    private DateTime Now => _paper.Clock.GetUtcNow().UtcDateTime;

    private async Task<long> PublishAsync()
    {
        var section = await _paper.SectionAsync("World");
        var id = await _paper.PublishAsync(new DraftText { Headline = "Harbour opens", Body = "It opened.", SectionId = section, Tags = ["Ferries"], Byline = "Jo Writer" });
        _paper.Clock.Advance(TimeSpan.FromMinutes(90));
        return id;
    }

    private Task<DateTime?> UpdatedAsync(long id) => _paper.Site.WithAsync<NewsDb, DateTime?>(db => db.Articles.Where(a => a.Id == id).Select(a => a.UpdatedAt).SingleAsync(Ct));

    private Task<(int Audit, int Changes, int Corrections)> RowsAsync() => _paper.Site.WithAsync<NewsDb, (int, int, int)>(async db =>
        (await db.AuditEntries.CountAsync(e => e.Verb == Verb.Correct, Ct), await db.Changes.CountAsync(Ct), await db.Corrections.CountAsync(Ct)));
}
