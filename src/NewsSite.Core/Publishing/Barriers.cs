using NewsSite.Core.Articles;

namespace NewsSite.Core.Publishing;

/// <summary>What keeps a story in the house, whatever its text: asked at every exit, by <see cref="GoingLive"/>.</summary>
internal static class Barriers
{
    public static Problem InTrash => new("", T("This story is in the trash. Restore it first."));

    /// <summary>What stands in the way of the story's going out at that moment.</summary>
    /// <param name="article">Which.</param>
    /// <param name="at">UTC.</param>
    /// <param name="zone">The newsroom's, for the words.</param>
    public static IEnumerable<Problem> BarriersAt(this Article article, DateTime at, TimeZoneInfo zone)
    {
        if (article.TrashedAt is not null)
            yield return InTrash;
        if (article.IsEmbargoedAt(at))
            yield return new Problem("", T($"Embargoed until {ScheduleTime.Say(article.EmbargoedUntil!.Value, zone)}. Nothing of this story goes out before."));

        // After a standstill both can be due: what was to be gone by now must not be shown for a moment.
        if (article.WithdrawalDueAt <= at)
            yield return new Problem("", T($"It is to be withdrawn on {ScheduleTime.Say(article.WithdrawalDueAt!.Value, zone)}. Change that date before it goes out later than that."));
    }
}
