using NewsSite.Core.Articles;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;
using NewsSite.Core.Publishing.Checking;

namespace NewsSite.Core.Tests.Publishing;

/// <summary>The verbs on a story by their names, and stories in each state.</summary>
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
        var now = room.Clock.GetUtcNow().UtcDateTime;
        var problems = await (verb switch
        {
            Verb.Submit => room.ReviewAsync(review => review.SubmitAsync(id, who, Ct)),
            Verb.Approve => room.ReviewAsync(review => review.ApproveAsync(id, number, who, Ct)),
            Verb.SendBack => room.ReviewAsync(review => review.SendBackAsync(id, "Who says so?", who, Ct)),
            Verb.Embargo => room.WithAsync<EmbargoDesk, IReadOnlyList<Problem>?>(desk => desk.SetAsync(id, now.AddHours(3), who, Ct)),
            Verb.LiftEmbargo => room.WithAsync<EmbargoDesk, IReadOnlyList<Problem>?>(desk => desk.LiftAsync(id, who, Ct)),
            Verb.PlanWithdrawal => room.PlanAsync(id, now.AddHours(2), new WithdrawalText(WithdrawalKind.Notice, "It was for the day."), who),
            Verb.CancelWithdrawal => room.WithAsync<WithdrawalDates, IReadOnlyList<Problem>?>(dates => dates.CancelAsync(id, who, Ct)),
            Verb.TrashArticle => room.WithAsync<StoryBin, IReadOnlyList<Problem>?>(bin => bin.TrashAsync(id, who, Ct)),
            Verb.RestoreArticle => room.WithAsync<StoryBin, IReadOnlyList<Problem>?>(bin => bin.RestoreAsync(id, who, Ct)),
            _ => room.WithAsync<Workflow, IReadOnlyList<Problem>?>(workflow => workflow.DoAsync(verb, id, number, now, who)),
        });
        return problems!;
    }

    public static Task<IReadOnlyList<Problem>?> ReviewAsync(this DeskRoom room, Func<ReviewDesk, Task<IReadOnlyList<Problem>?>> verb) => room.WithAsync(verb);

    public static Task<IReadOnlyList<Problem>?> PlanAsync(this DeskRoom room, long id, DateTime at, WithdrawalText withdrawal, Actor? actor = null) =>
        room.WithAsync<WithdrawalDates, IReadOnlyList<Problem>?>(dates => dates.PlanAsync(id, at, withdrawal, actor ?? DeskRoom.Admin, Ct));

    private static Task<IReadOnlyList<Problem>?> DoAsync(this Workflow workflow, Verb verb, long id, int number, DateTime now, Actor who) => verb switch
    {
        Verb.Publish => workflow.PublishAsync(id, number, tellReaders: true, who, Ct),
        Verb.Schedule => workflow.ScheduleAsync(id, number, now.AddHours(1), tellReaders: true, who, Ct),
        Verb.Unschedule => workflow.UnscheduleAsync(id, who, Ct),
        Verb.Withdraw => workflow.WithdrawAsync(id, new WithdrawalText(WithdrawalKind.Gone), who, Ct),
        _ => workflow.CorrectAsync(id, "It said ten.", "It is twelve.", who, Ct),
    };

    public static Task<int> WithdrawDueAsync(this DeskRoom room) =>
        room.WithAsync<WithdrawalWatch, int>(watch => watch.WithdrawDueAsync(Ct));

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
