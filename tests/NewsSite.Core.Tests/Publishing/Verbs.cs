using NewsSite.Core.Articles;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;
using NewsSite.Core.Publishing.Checking;

namespace NewsSite.Core.Tests.Publishing;

/// <summary>The verbs of <see cref="Workflow"/> by their names, and stories in each state.</summary>
internal static class Verbs
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A story that verbs have brought into the state; scheduled ones go out an hour from now.</summary>
    public static async Task<long> StoryAsync(this DeskRoom room, ArticleState state)
    {
        var id = (await room.WriteAsync(new DraftText { Headline = "Harbour opens", Body = "A body." })).ArticleId!.Value;
        Verb[] way = state switch
        {
            ArticleState.InReview => [Verb.Submit],
            ArticleState.Scheduled => [Verb.Schedule],
            ArticleState.Published => [Verb.Publish],
            ArticleState.Withdrawn => [Verb.Publish, Verb.Withdraw],
            _ => [],
        };
        foreach (var verb in way)
            Assert.Empty(await room.DoAsync(verb, id));
        return id;
    }

    /// <summary>Does a verb on the newest text.</summary>
    /// <returns>The problems; none when it is done.</returns>
    public static async Task<IReadOnlyList<Problem>> DoAsync(this DeskRoom room, Verb verb, long id, Actor? actor = null)
    {
        await using var db = room.NewDb();
        var number = (await db.Articles.FindAsync([id], Ct))!.LatestNumber;
        var who = actor ?? DeskRoom.Admin;
        var problems = await room.WithAsync<Workflow, IReadOnlyList<Problem>?>(workflow => verb switch
        {
            Verb.Submit => workflow.SubmitAsync(id, who, Ct),
            Verb.SendBack => workflow.SendBackAsync(id, who, Ct),
            Verb.Publish => workflow.PublishAsync(id, number, tellReaders: true, who, Ct),
            Verb.Schedule => workflow.ScheduleAsync(id, number, room.Clock.GetUtcNow().UtcDateTime.AddHours(1), who, Ct),
            Verb.Unschedule => workflow.UnscheduleAsync(id, who, Ct),
            Verb.Withdraw => workflow.WithdrawAsync(id, new WithdrawalText(WithdrawalKind.Gone), who, Ct),
            _ => workflow.CorrectAsync(id, "It said ten.", "It is twelve.", who, Ct),
        });
        return problems!;
    }

    public static Task<int> PublishDueAsync(this DeskRoom room) =>
        room.WithAsync<ScheduledPublisher, int>(publisher => publisher.PublishDueAsync(Ct));

    /// <summary>What the check of the articles finds.</summary>
    public static async Task<IReadOnlyList<StoreFinding>> FindingsAsync(this DeskRoom room)
    {
        await using var db = room.NewDb();
        var findings = new List<StoreFinding>();
        await foreach (var finding in new ArticleCheck(db).RunAsync(Ct))
            findings.Add(finding);
        return findings;
    }
}
