using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Importing;
using NewsSite.Core.Importing.Captures;
using NewsSite.Core.Tests.Stores;
using static NewsSite.Core.Tests.Importing.Newsroom;

namespace NewsSite.Core.Tests.Importing;

public sealed class SourceUpdateTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Readers_follow_the_source_where_they_see_what_it_said_and_the_status_is_published(DatabaseProvider provider)
    {
        await using var newsroom = await OpenAsync(provider);
        await newsroom.ImportAsync(Published, File("a.txt", Story("News", "One.", "Two."), Story("Other", "Three.")));
        var report = Assert.Single(await newsroom.ImportAsync(Published, File("a.txt", Story("News", "One.", "Two, corrected."), Story("Other", "Three."))));

        Assert.Equal((1, StoryOutcome.Changed), (report.AsBefore, Assert.Single(report.Stories).Outcome));
        var article = await newsroom.ArticleAsync("news");
        Assert.Equal((2, (int?)2, ArticleState.Published), (article.LatestNumber, article.LiveNumber, article.State));
        Assert.Contains("corrected", (await newsroom.NewestAsync("news")).BodyHtml, StringComparison.Ordinal);
        Assert.Equal(1, (await newsroom.ArticleAsync("other")).LatestNumber);
        Assert.Empty(await newsroom.FindingsAsync());
    }

    [Fact]
    public async Task Without_the_status_the_new_text_waits_as_the_newest_draft()
    {
        await using var newsroom = await OpenAsync();
        await newsroom.ImportAsync(Published, File("a.txt", Story("News", "One.")));
        await newsroom.ImportAsync(File("a.txt", Story("News", "One, corrected.")));

        var article = await newsroom.ArticleAsync("news");
        Assert.Equal((2, (int?)1), (article.LatestNumber, article.LiveNumber));
        Assert.Empty(await newsroom.FindingsAsync());
    }

    [Fact]
    public async Task A_draft_stays_a_draft_whatever_the_status()
    {
        await using var newsroom = await OpenAsync();
        await newsroom.ImportAsync(File("a.txt", Story("News", "One.")));
        await newsroom.ImportAsync(Published, File("a.txt", Story("News", "One, corrected.")));

        var article = await newsroom.ArticleAsync("news");
        Assert.Equal((2, (int?)null, ArticleState.Draft), (article.LatestNumber, article.LiveNumber, article.State));
    }

    [Theory, EachDatabase]
    public async Task Changes_of_the_desk_and_of_the_source_are_merged_and_wait_as_a_draft(DatabaseProvider provider)
    {
        await using var newsroom = await OpenAsync(provider);
        await newsroom.ImportAsync(Published, File("a.txt", Story("News", "One.", "Two.", "Three.")));
        await newsroom.EditAsync("news", text => text with { Body = text.Body.Replace("One", "**One**", StringComparison.Ordinal), Standfirst = "In short." });
        await newsroom.PublishAsync("news");
        var report = Assert.Single(await newsroom.ImportAsync(Published, File("a.txt", Story("News", "One.", "Two.", "Three, corrected."))));

        Assert.Empty(report.Messages);
        Assert.Equal(["One.", "Two.", "Three, corrected."], Assert.Single(report.Stories).Paragraphs);
        var article = await newsroom.ArticleAsync("news");
        Assert.Equal((4, (int?)2), (article.LatestNumber, article.LiveNumber));
        var newest = await newsroom.NewestAsync("news");
        Assert.Equal("In short.", newest.Standfirst);
        Assert.Contains("<strong>One</strong>", newest.BodyHtml, StringComparison.Ordinal);
        Assert.Contains("Three, corrected.", newest.BodyHtml, StringComparison.Ordinal);
        Assert.Empty(await newsroom.FindingsAsync());
    }

    [Theory, EachDatabase]
    public async Task What_both_changed_stays_as_the_desk_has_it_and_the_source_s_text_waits_for_the_desk(DatabaseProvider provider)
    {
        await using var newsroom = await OpenAsync(provider);
        await newsroom.ImportAsync(File("a.txt", Story("News", "One.", "Two.")));
        await newsroom.EditAsync("news", text => text with { Body = "One.\r\n\r\nMine." });
        var report = Assert.Single(await newsroom.ImportAsync(File("a.txt", Story("News", "One, corrected.", "Theirs."))));

        Assert.Equal(
            ["a.txt:1: warning: Paragraph 2 of /articles/news was changed here and at the desk: the desk's text stays, the other waits there"],
            report.Messages.Select(message => message.In("a.txt")));
        Assert.Equal(["One, corrected.", "Mine."], Assert.Single(report.Stories).Paragraphs);
        await using var db = newsroom.Store.NewDb();
        var conflict = await db.ImportConflicts.SingleAsync(Ct);
        Assert.Equal(("Paragraph 2", "Two.", "Theirs.", "Mine."), (conflict.Part, conflict.Before, conflict.FromSource, conflict.FromDesk));
        Assert.Null(conflict.ResolvedAt);
    }

    [Fact]
    public async Task The_next_merge_starts_from_what_the_source_said_last()
    {
        await using var newsroom = await OpenAsync();
        await newsroom.ImportAsync(File("a.txt", Story("News", "One.", "Two.")));
        await newsroom.EditAsync("news", text => text with { Body = "One.\n\nMine." });
        await newsroom.ImportAsync(File("a.txt", Story("News", "One.", "Theirs.")));
        var report = Assert.Single(await newsroom.ImportAsync(File("a.txt", Story("News", "One, corrected.", "Theirs."))));

        Assert.Empty(report.Messages);
        Assert.Equal(["One, corrected.", "Mine."], Assert.Single(report.Stories).Paragraphs);
    }

    [Fact]
    public async Task An_edit_that_the_source_makes_as_well_is_no_change()
    {
        await using var newsroom = await OpenAsync();
        await newsroom.ImportAsync(File("a.txt", Story("News", "One.", "Two.")));
        await newsroom.EditAsync("news", text => text with { Body = text.Body.Replace("Two", "Two, corrected", StringComparison.Ordinal) });
        var report = Assert.Single(await newsroom.ImportAsync(File("a.txt", Story("News", "One.", "Two, corrected."))));

        Assert.Equal((1, 0), (report.AsBefore, report.Stories.Count));
        Assert.Equal(2, (await newsroom.ArticleAsync("news")).LatestNumber);
    }

    [Theory, EachDatabase]
    public async Task What_the_desk_added_stays_when_the_source_goes_on_from_a_text_of_the_desk(DatabaseProvider provider)
    {
        await using var newsroom = await OpenAsync(provider);
        await newsroom.ImportAsync(Published, File("a.txt", Captioned("News", "Talks in Geneva. (AFP)", "One.", "Two.")));
        var (section, photo) = (await newsroom.SectionAsync("World"), await newsroom.PhotoAsync());
        await newsroom.EditAsync("news", text => text with
        {
            Body = text.Body.Replace("Two", "Two, corrected", StringComparison.Ordinal),
            Standfirst = "In short.",
            SectionId = section,
            Tags = ["Harbour"],
            Captions = [Assert.Single(text.Captions) with { PhotoId = photo, AlternativeText = "Two people" }],
        });
        await newsroom.PublishAsync("news");
        Assert.Equal(1, Assert.Single(await newsroom.ImportAsync(Published, File("a.txt", Captioned("News", "Talks in Geneva. (AFP)", "One.", "Two, corrected.")))).AsBefore);
        await newsroom.ImportAsync(Published, File("a.txt", Captioned("News", "Talks in Vienna. (AFP)", "One, newer.", "Two, corrected.")));

        var article = await newsroom.ArticleAsync("news");
        Assert.Equal((3, (int?)3, (long?)section, (long?)section), (article.LatestNumber, article.LiveNumber, article.SectionId, article.LatestSectionId));
        var newest = await newsroom.NewestAsync("news");
        Assert.Equal(("In short.", (long?)section, "news", (int?)2), (newest.Standfirst, newest.SectionId, newest.Slug, newest.BaseNumber));
        Assert.Contains("One, newer.", newest.BodyHtml, StringComparison.Ordinal);
        var caption = Assert.Single(newest.Captions);
        Assert.Equal(("Talks in Vienna.", "AFP", (long?)photo, "Two people"), (caption.Caption, caption.Credit, caption.PhotoId, caption.AlternativeText));
        await using var db = newsroom.Store.NewDb();
        Assert.Equal("Harbour", await db.TagListings.Where(l => l.ArticleId == article.Id).Select(l => l.Tag!.Name).SingleAsync(Ct));
        Assert.DoesNotContain(await newsroom.FindingsAsync(), finding => finding.Check != "photos"); // the photo has no file
    }

    [Fact]
    public async Task A_caption_with_the_desk_s_photo_that_the_source_takes_out_waits_for_the_desk_once()
    {
        await using var newsroom = await OpenAsync();
        await newsroom.ImportAsync(Published, File("a.txt", Captioned("News", "Talks in Geneva. (AFP)", "One.", "Two.")));
        var photo = await newsroom.PhotoAsync();
        await newsroom.EditAsync("news", text => text with { Body = "One.\n\nTwo, corrected.", Captions = [Assert.Single(text.Captions) with { PhotoId = photo }] });
        await newsroom.PublishAsync("news");
        await newsroom.ImportAsync(Published, File("a.txt", Captioned("News", "Talks in Geneva. (AFP)", "One.", "Two, corrected.")));
        var without = Assert.Single(await newsroom.ImportAsync(Published, File("a.txt", Story("News", "One, newer.", "Two, corrected."))));
        var next = Assert.Single(await newsroom.ImportAsync(Published, File("a.txt", Story("News", "One, newer.", "Two, corrected again."))));

        Assert.Equal((1, 0), (without.Messages.Count, next.Messages.Count));
        Assert.Equal(2, (await newsroom.ArticleAsync("news")).LiveNumber);
        var newest = await newsroom.NewestAsync("news");
        Assert.Equal(photo, Assert.Single(newest.Captions).PhotoId);
        Assert.Contains("corrected again", newest.BodyHtml, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Two_files_of_one_story_that_come_corrected_together_are_merged_one_after_the_other(DatabaseProvider provider)
    {
        await using var newsroom = await OpenAsync(provider);
        await newsroom.ImportAsync(File("a.txt", Story("News", "One.", "Two.")), File("b.txt", Story("News", "One.", "Two."), Story("Other", "Three.")));
        var reports = await newsroom.ImportAsync(
            File("a.txt", Story("News", "One, newer.", "Two.")), File("b.txt", Story("News", "One.", "Two, newer."), Story("Other", "Three.")), File("c.txt", Story("Third", "Four.")));

        Assert.All(reports, report => Assert.Equal(SourceStatus.Accepted, report.Status));
        Assert.Equal(["One, newer.", "Two, newer."], Assert.Single(reports[1].Stories).Paragraphs);
        Assert.Equal("third", Assert.Single(reports[2].Stories).Slug);
        Assert.Empty(await newsroom.FindingsAsync());
    }

    [Fact]
    public async Task An_article_that_left_the_file_stays_and_a_new_one_comes_in()
    {
        await using var newsroom = await OpenAsync();
        await newsroom.ImportAsync(File("a.txt", Story("Old", "A story about the harbour and its ships."), Story("News", "One.")));
        await newsroom.ImportAsync(File("a.txt", Story("Fresh", "Quite another thing: rain fell on hills."), Story("News", "One.")));

        await using var db = newsroom.Store.NewDb();
        Assert.Equal(["fresh", "news", "old"], await db.Articles.OrderBy(a => a.Slug).Select(a => a.Slug).ToListAsync(Ct));
        Assert.All(await db.Articles.ToListAsync(Ct), article => Assert.Equal(1, article.LatestNumber));
    }

    [Fact]
    public async Task A_story_with_a_new_headline_is_known_by_its_body()
    {
        await using var newsroom = await OpenAsync();
        await newsroom.ImportAsync(File("a.txt", Story("News", "The minister met the envoy in Geneva on Tuesday.", "They agreed on the text.")));
        var report = Assert.Single(await newsroom.ImportAsync(File("a.txt", Story("Minister meets envoy", "The minister met the envoy in Geneva on Tuesday.", "They agreed on the whole text."))));

        Assert.Equal((StoryOutcome.Changed, "news", "Minister meets envoy"), (report.Stories[0].Outcome, report.Stories[0].Slug, report.Stories[0].Headline));
    }

    [Fact]
    public async Task The_bytes_of_an_older_version_change_nothing_back()
    {
        await using var newsroom = await OpenAsync();
        var (older, newer) = (File("a.txt", Story("News", "One.")), File("a.txt", Story("News", "Two.")));
        await newsroom.ImportAsync(older, newer);
        var report = Assert.Single(await newsroom.ImportAsync(older));

        Assert.Equal(SourceStatus.Unchanged, report.Status);
        Assert.Equal(CaptureSeverity.Warning, Assert.Single(report.Messages).Severity);
        Assert.Equal("<p>Two.</p>", (await newsroom.NewestAsync("news")).BodyHtml.Trim());
    }

    [Theory, EachDatabase]
    public async Task A_withdrawn_story_stays_withdrawn(DatabaseProvider provider)
    {
        await using var newsroom = await OpenAsync(provider);
        await newsroom.ImportAsync(Published, File("a.txt", Story("News", "One.")));
        var article = await newsroom.ArticleAsync("news");
        await newsroom.WithAsync((Core.Publishing.Workflow workflow) => workflow.WithdrawAsync(article.Id, new Core.Publishing.WithdrawalText(WithdrawalKind.Gone), Identity.Actor.System("an editor"), Ct));
        await newsroom.ImportAsync(Published, File("a.txt", Story("News", "One, corrected.")));

        article = await newsroom.ArticleAsync("news");
        Assert.Equal((ArticleState.Withdrawn, 2, (int?)null), (article.State, article.LatestNumber, article.LiveNumber));
        Assert.Empty(await newsroom.FindingsAsync());
    }

    private static string Captioned(string headline, string caption, params string[] paragraphs) =>
        Story(headline, paragraphs).Replace($"{headline}\n\nTT", $"{headline}\n\n{caption}\n\nTT", StringComparison.Ordinal);
}
