using System.Globalization;
using System.Net;
using NewsSite.Core.Articles;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;
using NewsSite.Web.Tests.Pages;

namespace NewsSite.Web.Tests.Nets;

/// <summary>Every endpoint that the application lists, with everybody who may knock.</summary>
public sealed class EndpointTableTests
{
    [Fact]
    public async Task Every_endpoint_is_in_the_table()
    {
        using var site = new SiteHost();

        var listed = await SiteEndpoints.ListAsync(site);

        Assert.Equal(listed, EndpointTable.Rows.Select(r => r.Endpoint).Concat(EndpointTable.ErrorPages).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Role.Writer)]
    [InlineData(Role.Editor)]
    [InlineData(Role.Admin)]
    public async Task Every_endpoint_answers_a_role_as_the_table_says(Role? role)
    {
        var ct = TestContext.Current.CancellationToken;
        using var paper = new Paper();
        await paper.PublishAsync(new DraftText { Headline = "Live", Body = "Text.", Byline = "Jo Writer", Tags = ["Ferries"], SectionId = await paper.SectionAsync("World") });
        var story = await paper.DraftAsync(new DraftText { Headline = "Somebody else's", Body = "Text." });
        await paper.Site.WithAsync<Drafting, SaveResult?>(drafting => drafting.SaveAsync(story, 1, new DraftText { Headline = "Theirs", Body = "Text." }, Actor.System("one"), ct));
        var kept = await paper.Site.WithAsync<Drafting, SaveResult?>(drafting => drafting.SaveAsync(story, 1, new DraftText { Headline = "Mine", Body = "Text." }, Actor.System("other"), ct));
        await paper.Site.WithAsync<PreviewDesk, MadeLink?>(previews => previews.MakeAsync(story, PreviewTerm.Day, Actor.System("one"), ct));
        var link = await paper.Site.WithAsync<PreviewDesk, IReadOnlyList<PreviewLink>>(previews => previews.OfAsync(story, ct));
        using var desk = role is { } given ? await DeskClient.SignInAsync(paper.Site, given, ct) : DeskClient.Nobody(paper.Site);
        var own = role is null ? story : await OwnStoryAsync(paper, desk);
        var token = (await desk.OpenAsync(role is null ? "/admin/sign-in" : "/admin/account", ct)).Document
            .QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        var wrong = new List<string>();
        foreach (var row in EndpointTable.Rows)
        {
            var address = row.Address
                .Replace("{own}", own.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                .Replace("{kept}", kept!.Kept!.Value.Id.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                .Replace("{link}", link[0].Id.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                .Replace("{story}", story.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
            using var request = new HttpRequestMessage(new HttpMethod(row.Endpoint.Split(' ')[0]), address);
            if (request.Method == HttpMethod.Post)
                request.Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
            using var answer = await desk.Http.SendAsync(request, ct);

            var wanted = role switch { null => row.Anonymous, Role.Writer => row.Writer, Role.Editor => row.Editor, _ => row.Admin };
            if (Read(answer) is var got && got != wanted)
                wrong.Add($"{request.Method} {address}: {(int)answer.StatusCode}, which is {got?.ToString() ?? "a fault"}; the table says {wanted}");
            if (address.StartsWith("/admin", StringComparison.Ordinal) && answer.Headers.CacheControl?.ToString() != "no-store")
                wrong.Add($"{request.Method} {address}: Cache-Control is '{answer.Headers.CacheControl}'");
            if (!address.StartsWith("/admin", StringComparison.Ordinal) && answer.Headers.Contains("Set-Cookie"))
                wrong.Add($"{request.Method} {address}: sets a cookie");
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Every_form_of_the_desk_refuses_a_missing_or_foreign_token()
    {
        var ct = TestContext.Current.CancellationToken;
        using var site = new SiteHost();
        using var desk = await DeskClient.SignInAsync(site, Role.Admin, ct);
        using var other = await DeskClient.SignInAsync(site, Role.Admin, ct);
        var foreign = (await other.OpenAsync("/admin/account", ct)).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        var taken = new List<string>();
        foreach (var address in EndpointTable.Rows.Where(r => r.Endpoint.StartsWith("POST /admin", StringComparison.Ordinal)).Select(r => r.Address))
        {
            foreach (var token in new[] { "", foreign })
            {
                using var content = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
                using var answer = await desk.Http.PostAsync(address.Replace("{own}", "1", StringComparison.Ordinal).Replace("{kept}", "1", StringComparison.Ordinal).Replace("{link}", "1", StringComparison.Ordinal).Replace("{story}", "1", StringComparison.Ordinal), content, ct);
                if (answer.StatusCode is not (HttpStatusCode.BadRequest or HttpStatusCode.TooManyRequests))
                    taken.Add($"{address} with {(token.Length == 0 ? "no" : "a foreign")} token: {(int)answer.StatusCode}");
            }
        }

        Assert.Empty(taken);
    }

    private static async Task<long> OwnStoryAsync(Paper paper, DeskClient desk)
    {
        var saved = await paper.Site.WithAsync<Drafting, SaveResult>(drafting =>
            drafting.CreateAsync(new DraftText { Headline = "My own", Body = "Text." }, desk.Actor, TestContext.Current.CancellationToken));
        return saved.ArticleId!.Value;
    }

    private static Answer? Read(HttpResponseMessage answer) => (int)answer.StatusCode switch
    {
        >= 500 => null,
        403 => Answer.Forbidden,
        302 when answer.Headers.Location!.ToString().Contains("/admin/sign-in?return=", StringComparison.Ordinal) => Answer.SignIn,
        _ => Answer.Open,
    };
}
