using NewsSite.Core.FrontPage;
using NewsSite.Core.History;
using NewsSite.Core.Identity;

namespace NewsSite.Core.Publishing;

/// <summary>Puts a banner above the front page, at once and always with an end.</summary>
public sealed class BannerDesk(FrontVerbs verbs, SiteOptions site)
{
    /// <summary>Puts a banner up, in place of the one that is there.</summary>
    /// <param name="banner">As typed.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="NotAllowedException">The actor may not publish.</exception>
    public Task<FrontResult> ShowAsync(BannerText banner, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(banner);
        return verbs.DoAsync(Verb.ShowBanner, actor, async (state, now, token) =>
        {
            if (MarkOf(state) != banner.Opened)
                return FrontResult.Stale(T("Somebody changed the banner after you opened this. What you typed is still here: look at theirs, then put yours up if it is still right."));
            var text = TypedText.OneLine(banner.Text);
            var problems = new List<Problem>();
            if (text.Length == 0)
                problems.Add(new Problem(nameof(BannerText.Text), T("Type what readers are to be told.")));
            else if (text.Length > FrontState.BannerMaxLength)
                problems.Add(new Problem(nameof(BannerText.Text), T($"A banner can have {FrontState.BannerMaxLength} characters at most. Shorten it.")));
            long? articleId = null;
            if (banner.Story.Trim().Length > 0)
            {
                var (story, problem) = await verbs.FindStoryAsync(banner.Story, nameof(BannerText.Story), token);
                articleId = story?.Id;
                if (problem is not null)
                    problems.Add(problem);
            }

            if (FrontTime.Read(banner.Until, site.Zone, now, nameof(BannerText.Until), out var until) is { } unread)
                problems.Add(unread);
            if (problems.Count > 0)
                return new FrontResult(problems);

            (state.BannerText, state.BannerArticleId, state.BannerUntil) = (text, articleId, until);
            return FrontResult.Done(articleId is null ? $"until {until:u}" : $"until {until:u}, to article {articleId}");
        }, ct);
    }

    /// <summary>Takes the banner down before its end.</summary>
    /// <param name="opened"><see cref="MarkOf"/> the banner that is meant.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="NotAllowedException">The actor may not publish.</exception>
    public Task<FrontResult> EndAsync(string opened, Actor actor, CancellationToken ct) => verbs.DoAsync(Verb.EndBanner, actor, (state, _, _) =>
    {
        if (state.BannerText.Length == 0)
            return Task.FromResult(FrontResult.Refused(T("There is no banner any more.")));
        if (MarkOf(state) != opened)
            return Task.FromResult(FrontResult.Stale(T("Somebody put up another banner after you opened this. Look at it, then take it down if it has to go.")));
        (state.BannerText, state.BannerArticleId, state.BannerUntil) = ("", null, null);
        return Task.FromResult(FrontResult.Done(""));
    }, ct);

    /// <summary>Mark of the banner that a form shows.</summary>
    public static string MarkOf(FrontState? state) => TextMark.Of(state?.BannerText ?? "", $"{state?.BannerArticleId}", $"{state?.BannerUntil:u}");
}

/// <summary>A banner as typed.</summary>
public sealed record BannerText
{
    public string Text { get; init; } = "";

    /// <summary>The story that it leads to: address or headline; empty for none.</summary>
    public string Story { get; init; } = "";

    /// <summary>When it ends.</summary>
    public string Until { get; init; } = "";

    /// <summary><see cref="BannerDesk.MarkOf"/> what the form showed.</summary>
    public string Opened { get; init; } = "";
}
