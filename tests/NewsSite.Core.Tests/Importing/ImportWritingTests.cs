using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Core.Importing;
using NewsSite.Core.Importing.Captures;
using NewsSite.Core.Importing.Merging;
using static NewsSite.Core.Tests.Importing.Newsroom;

namespace NewsSite.Core.Tests.Importing;

public sealed class ImportWritingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_text_that_may_not_go_out_waits_as_a_draft_and_the_report_says_why()
    {
        await using var newsroom = await OpenAsync();
        await newsroom.ImportAsync(Published, File("a.txt", Story("News", "One.")));
        var article = await newsroom.ArticleAsync("news");

        var report = await newsroom.WithAsync((NewsDb db) => db.InTransactionAsync(async ct => await WriteBlankAsync(db, article.Id, ct), Ct));

        Assert.Equal(
            ["a.txt:7: warning: /articles/news waits as a draft: A story needs a body before it can go out"],
            report.Messages.Select(message => message.In("a.txt")));
        article = await newsroom.ArticleAsync("news");
        Assert.Equal((2, (int?)1, ArticleState.Published), (article.LatestNumber, article.LiveNumber, article.State));
        await using var after = newsroom.Store.NewDb();
        Assert.Equal("revision 2, from a.txt, line 7", await after.AuditEntries.OrderByDescending(entry => entry.Id).Select(entry => entry.Details).FirstAsync(Ct));
        Assert.Empty(await newsroom.FindingsAsync());
    }

    private static async Task<SourceReport> WriteBlankAsync(NewsDb db, long articleId, CancellationToken ct)
    {
        var text = new StoryText { Headline = "News", Language = "en", Body = " " };
        var story = new PreparedStory
        {
            Captured = new CapturedArticle { Line = 7, Headline = "News", Language = "en", Captions = [], Paragraphs = [" "], Fingerprint = new string('a', 64) },
            Text = text,
            Html = "",
            WordCount = 0,
            HeadlineKey = new string('b', 64),
            WantedSlug = "news",
            SearchHeadline = "news",
            SearchText = "",
        };
        var actor = Actor.System("import");
        var plan = new SourcePlan(new PreparedSource { File = File("a.txt", "blank"), Sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData([])), Stories = [story] });
        plan.Stories.Add(new ChangedStory(story)
        {
            Article = await db.Articles.SingleAsync(a => a.Id == articleId, ct),
            FromSource = story.Revision(2, "news", actor, DateTime.UnixEpoch),
            GoesLive = true,
        });
        await new ImportWriting(db, ImportStatus.Published, actor, DateTime.UnixEpoch, TimeZoneInfo.Utc).WriteAsync([plan], ct);
        return plan.Report();
    }
}
