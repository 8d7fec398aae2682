using Microsoft.AspNetCore.Mvc;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;
using NewsSite.Web.Security;

namespace NewsSite.Web.Areas.Admin.Pages.Articles;

/// <content>What the editor's buttons do once the text is saved: a verb, or the page on which more has to be said.</content>
public sealed partial class EditModel
{
    /// <summary>Has everybody else who has the story open write beside it.</summary>
    public async Task<IActionResult> OnPostTakeOverAsync([FromServices] PresenceDesk presence, CancellationToken ct)
    {
        // First, whatever becomes of the save: while the others type, every save meets one of theirs.
        if (Id != "new" && !await presence.TakeOverAsync(Number, HttpContext.Actor(), ct))
            return NotFound();
        return await SaveThenAsync("?done=taken-over", null, ct);
    }

    public Task<IActionResult> OnPostPreviewAsync(CancellationToken ct) => SaveThenAsync("/preview", null, ct);

    public Task<IActionResult> OnPostSubmitAsync([FromServices] ReviewDesk review, CancellationToken ct) =>
        SaveThenAsync("?done=submitted", (id, _, actor) => review.SubmitAsync(id, actor, ct), ct);

    public Task<IActionResult> OnPostApproveAsync([FromServices] ReviewDesk review, CancellationToken ct) =>
        PublishersOnlyAsync("?done=approved", (id, number, actor) => review.ApproveAsync(id, number, actor, ct), ct);

    public Task<IActionResult> OnPostSendBackAsync(CancellationToken ct) => PublishersOnlyAsync("/send-back", null, ct);

    public Task<IActionResult> OnPostPublishAsync(CancellationToken ct) =>
        PublishersOnlyAsync("?done=published", (id, number, actor) => workflow.PublishAsync(id, number, Input.TellReaders, actor, ct), ct);

    public Task<IActionResult> OnPostScheduleAsync(CancellationToken ct) =>
        PublishersOnlyAsync("?done=scheduled", async (id, number, actor) =>
            ScheduleTime.Read(Input.ScheduledFor, site.Zone, out var at) is { } problem ? [problem] : await workflow.ScheduleAsync(id, number, at, Input.TellReaders, actor, ct), ct);

    public Task<IActionResult> OnPostUnscheduleAsync(CancellationToken ct) =>
        PublishersOnlyAsync("?done=unscheduled", (id, _, actor) => workflow.UnscheduleAsync(id, actor, ct), ct);

    public Task<IActionResult> OnPostEmbargoAsync(CancellationToken ct) => PublishersOnlyAsync("/embargo", null, ct);

    public Task<IActionResult> OnPostWithdrawAsync(CancellationToken ct) => PublishersOnlyAsync("/withdraw", null, ct);

    public Task<IActionResult> OnPostWithdrawalAsync(CancellationToken ct) => PublishersOnlyAsync("/withdrawal", null, ct);

    public Task<IActionResult> OnPostCorrectAsync(CancellationToken ct) => PublishersOnlyAsync("/correct", null, ct);

    public Task<IActionResult> OnPostTrashAsync([FromServices] StoryBin bin, CancellationToken ct) =>
        SaveThenAsync("?done=trashed", (id, _, actor) => bin.TrashAsync(id, actor, ct), ct);

    public Task<IActionResult> OnPostRestoreAsync([FromServices] StoryBin bin, CancellationToken ct) =>
        SaveThenAsync("?done=untrashed", (id, _, actor) => bin.RestoreAsync(id, actor, ct), ct);

    private Task<IActionResult> PublishersOnlyAsync(string goTo, Func<long, int, Actor, Task<IReadOnlyList<Problem>?>>? verb, CancellationToken ct) =>
        User.Role()!.Value.Has(Right.Publish) ? SaveThenAsync(goTo, verb, ct) : Task.FromResult<IActionResult>(Forbid());
}
