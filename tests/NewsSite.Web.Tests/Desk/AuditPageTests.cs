using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;
using NewsSite.Web.Areas.Admin.Pages.Audit;
using NewsSite.Web.Workers;

namespace NewsSite.Web.Tests.Desk;

public sealed class AuditPageTests : IDisposable
{
    private static readonly DateTime Start = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    private readonly SiteHost _site = new(new Dictionary<string, string> { ["NewsSite:TimeZone"] = "Europe/London" });

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task The_page_says_up_to_which_row_the_chain_is_whole_and_names_the_first_that_is_not()
    {
        using var admin = await DeskClient.SignInAsync(_site, Role.Admin, Ct);
        await WriteAsync(3);
        await LookAsync();
        Assert.Matches(@"The chain is whole up to row \d+, looked at", (await admin.OpenAsync("/admin/audit", Ct)).Text);

        await _site.WithAsync<NewsDb, int>(db => db.AuditEntries.Where(e => e.Details == "row 2").ExecuteUpdateAsync(set => set.SetProperty(e => e.Details, "row two"), Ct));
        await LookAsync();

        Assert.Matches(@"Audit row \d+ \(number \d+\) is not as it was written", (await admin.OpenAsync("/admin/audit", Ct)).Text);
    }

    [Fact]
    public async Task Rows_are_found_by_who_what_thing_and_day()
    {
        using var admin = await DeskClient.SignInAsync(_site, Role.Admin, Ct);
        await WriteAsync(5);

        Assert.Equal(["row 5", "row 4", "row 3", "row 2", "row 1"], await DetailsAsync(admin, "verb=CreateAgency&who=0"));
        Assert.Equal(["row 3"], await DetailsAsync(admin, "subject=agency&number=3"));
        Assert.Equal(["row 2", "row 1"], await DetailsAsync(admin, "verb=CreateAgency&until=2026-03-02"));
        Assert.Empty(await DetailsAsync(admin, $"verb=CreateAgency&who={admin.EditorId}"));
        using var unreadable = await admin.Http.GetAsync("/admin/audit?until=soon", Ct);
        Assert.Equal(HttpStatusCode.BadRequest, unreadable.StatusCode);
    }

    [Fact]
    public async Task A_page_looks_through_so_many_rows_and_says_how_far_back_it_got()
    {
        using var admin = await DeskClient.SignInAsync(_site, Role.Admin, Ct);
        await WriteAsync(1);
        await _site.WithAsync<NewsDb, int>(db => db.InTransactionAsync(
            async token =>
            {
                for (var i = 0; i < IndexModel.Reach + 1_000; i++)
                    db.Record(Actor.System("test"), Verb.ChangeAgency, Subject.Agency(1_000), Start, "filler");
                await db.SaveChangesAsync(token);
                return 0;
            },
            Ct));

        var page = await admin.OpenAsync("/admin/audit?verb=CreateTag", Ct);
        Assert.Contains("Nothing of that kind among these rows.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Looked through 100,000 rows", page.Text, StringComparison.Ordinal);
        var earlier = await admin.OpenAsync(page.Document.QuerySelector("a[rel=next]")!.GetAttribute("href")!, Ct);

        Assert.Contains("Nothing of that kind.", earlier.Text, StringComparison.Ordinal);
        Assert.Equal(["row 1"], await DetailsAsync(admin, "subject=agency&number=1"));
    }

    private Task<int> WriteAsync(int rows) => _site.WithAsync<NewsDb, int>(async db =>
    {
        for (var i = 1; i <= rows; i++)
            db.Record(Actor.System("test"), Verb.CreateAgency, Subject.Agency(i), Start.AddDays(i - 1), $"row {i}");
        return await db.SaveChangesAsync(Ct);
    });

    private async Task LookAsync() => await _site.Services.GetRequiredService<AuditWatch>().LookAsync(Ct);

    private static async Task<string[]> DetailsAsync(DeskClient admin, string query)
    {
        var page = await admin.OpenAsync("/admin/audit?" + query, Ct);
        return [.. page.Document.QuerySelectorAll("main .scroll tbody tr").Select(row => row.Children[5].TextContent.Trim())];
    }
}
