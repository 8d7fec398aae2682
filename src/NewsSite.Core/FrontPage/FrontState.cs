namespace NewsSite.Core.FrontPage;

/// <summary>What the desk has decided about the front page, in one row: what readers see, what the desk is working on, what is to come, and the banner.</summary>
public sealed class FrontState
{
    /// <summary>Id of the only row.</summary>
    public const int OnlyId = 1;

    /// <summary>Longest banner, in characters.</summary>
    public const int BannerMaxLength = 200;

    public int Id { get; internal set; } = OnlyId;

    /// <summary>The <see cref="FrontPlan"/> that was launched last: what readers see. Empty: everything by rule.</summary>
    public string Live { get; internal set; } = "";

    /// <summary>The plan that the desk works on.</summary>
    public string Draft { get; internal set; } = "";

    /// <summary>How often the draft was changed: who acts on an older one is told.</summary>
    public long DraftNumber { get; internal set; }

    /// <summary>When the draft was last changed, UTC; null: never.</summary>
    public DateTime? ChangedAt { get; internal set; }

    /// <summary>Name of who changed it, as it was then.</summary>
    public string ChangedBy { get; internal set; } = "";

    /// <summary>The plan that will be launched at <see cref="ScheduledFor"/>; empty while none is.</summary>
    public string Scheduled { get; internal set; } = "";

    /// <summary>UTC; null while nothing is scheduled.</summary>
    public DateTime? ScheduledFor { get; internal set; }

    /// <summary>Name of who scheduled it; empty while nobody has.</summary>
    public string ScheduledBy { get; internal set; } = "";

    /// <summary>What stands above everything else; empty: nothing.</summary>
    public string BannerText { get; internal set; } = "";

    /// <summary>The story that the banner leads to; null for none.</summary>
    public long? BannerArticleId { get; internal set; }

    /// <summary>From when on readers do not see it any more, UTC; null while there is none.</summary>
    public DateTime? BannerUntil { get; internal set; }

    public long Version { get; internal set; }
}

/// <summary>One launch that can be undone.</summary>
public sealed class FrontLaunch
{
    /// <summary>So many can be undone, one after another.</summary>
    public const int KeptMost = 20;

    public long Id { get; internal set; }

    /// <summary>The plan that readers saw before it.</summary>
    public string Before { get; internal set; } = "";

    /// <summary>UTC.</summary>
    public DateTime LaunchedAt { get; internal set; }

    /// <summary>Name of who launched or scheduled it.</summary>
    public string LaunchedBy { get; internal set; } = "";
}
