using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Core.Tests.Photos;

namespace NewsSite.Web.Tests.Desk;

/// <summary>Two people with one form open: the second is shown both texts, and nothing of either is lost.</summary>
public sealed class StaleFormTests : IAsyncLifetime
{
    private readonly SiteHost _site = new();
    private DeskClient _admin = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _admin = await DeskClient.SignInAsync(_site, Role.Admin, Ct);
        await (await _admin.OpenAsync("/admin/articles/new", Ct)).Fill("Headline", "One").Fill("Body", "A body.").Fill("Tags", "Ferries").PressAndFollowAsync("Publish", Ct);
        await (await _admin.OpenAsync("/admin/photos", Ct)).Attach("Photo files", "a.jpg", Pictures.Jpeg()).PressAndFollowAsync("Upload", Ct);
        await (await _admin.OpenAsync("/admin/sections", Ct)).Fill("Name", "World", "New section").PressAndFollowAsync("New section", Ct);
    }

    public ValueTask DisposeAsync()
    {
        _admin.Dispose();
        _site.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("/admin/tags/1", "Description", null)]
    [InlineData("/admin/photos/1", "Caption", null)]
    [InlineData("/admin/photos", "Caption", "a.jpg")]
    [InlineData("/admin/sections", "Description", "World")]
    public async Task A_save_over_words_that_changed_meanwhile_answers_409_with_both_and_the_next_save_is_taken(string address, string label, string? group)
    {
        var (first, second) = (await _admin.OpenAsync(address, Ct), await _admin.OpenAsync(address, Ct));
        await first.Fill(label, "The words of the first.", group).PressAndFollowAsync("Save", Ct, group);

        using var answer = await second.Fill(label, "The words of the second.", group).PressAsync("Save", Ct, group);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var page = await DeskPage.ReadAsync(_admin, address, answer, Ct);
        var conflict = page.Document.QuerySelector("section[aria-label=Conflict]")!.TextContent;
        Assert.Contains("The words of the first.", conflict, StringComparison.Ordinal);
        Assert.Contains("The words of the second.", conflict, StringComparison.Ordinal);
        Assert.Equal("The words of the second.", page.Value(label, group));
        Assert.Equal("The words of the first.", await StoredAsync(address));

        await page.PressAndFollowAsync("Save", Ct, group);
        Assert.Equal("The words of the second.", await StoredAsync(address));
    }

    [Fact]
    public async Task A_story_that_is_published_under_a_tag_meanwhile_is_no_conflict()
    {
        var page = await _admin.OpenAsync("/admin/tags/1", Ct);
        await (await _admin.OpenAsync("/admin/articles/new", Ct)).Fill("Headline", "Two").Fill("Body", "A body.").Fill("Tags", "Ferries").PressAndFollowAsync("Publish", Ct);

        await page.Fill("Description", "On the water.").PressAndFollowAsync("Save", Ct);

        Assert.Equal("On the water.", await StoredAsync("/admin/tags/1"));
    }

    private Task<string> StoredAsync(string address) => _site.WithAsync<NewsDb, string>(db => address.Split('/')[2] switch
    {
        "tags" => db.Tags.Select(t => t.Description).SingleAsync(Ct),
        "photos" => db.Photos.Select(p => p.Caption).SingleAsync(Ct),
        _ => db.Sections.Select(s => s.Description).SingleAsync(Ct),
    });
}
