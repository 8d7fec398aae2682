using Microsoft.EntityFrameworkCore;
using NewsSite.Core.FrontPage;
using NewsSite.Core.Identity;

namespace NewsSite.Core.Data;

/// <summary>Tables of the front page: the one row of what the desk has decided, and the launches that can be undone.</summary>
internal static class FrontModel
{
    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<FrontState>(front =>
        {
            front.Property(f => f.Id).ValueGeneratedNever();
            front.Property(f => f.ChangedBy).HasMaxLength(Actor.NameMaxLength);
            front.Property(f => f.ScheduledBy).HasMaxLength(Actor.NameMaxLength);
            front.Property(f => f.BannerText).HasMaxLength(FrontState.BannerMaxLength);
        });
        builder.Entity<FrontLaunch>().Property(l => l.LaunchedBy).HasMaxLength(Actor.NameMaxLength);
    }
}
