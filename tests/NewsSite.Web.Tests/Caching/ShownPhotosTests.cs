using System.Net;
using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Core;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Data.Changes;
using NewsSite.Core.Identity;
using NewsSite.Core.Photos;
using NewsSite.Core.Publishing;
using NewsSite.Web.Caching;
using NewsSite.Web.Tests.Pages;

namespace NewsSite.Web.Tests.Caching;

/// <summary>Pictures are sent without a look at the store, and never a moment longer than readers may see them.</summary>
public sealed class ShownPhotosTests : IDisposable
{
    private static readonly Actor Newsroom = Actor.System("newsroom");
    private readonly Paper _paper = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_picture_is_sent_again_without_a_look_at_the_store()
    {
        var (_, picture) = await PublishAsync();
        using var first = await _paper.Reader.GetAsync(picture, Ct);
        _paper.TakeStatements();

        using var again = await _paper.Reader.GetAsync(picture, Ct);

        Assert.Equal((HttpStatusCode.OK, 0), (again.StatusCode, _paper.TakeStatements()));
        Assert.Equal(Headers(first), Headers(again));
        Assert.Equal(await first.Content.ReadAsByteArrayAsync(Ct), await again.Content.ReadAsByteArrayAsync(Ct));
    }

    [Fact]
    public async Task A_part_of_a_picture_that_was_sent_its_headers_and_whether_it_changed_are_told_as_before()
    {
        var (_, picture) = await PublishAsync();
        using var first = await _paper.Reader.GetAsync(picture, Ct);

        using var head = await _paper.Reader.SendAsync(new HttpRequestMessage(HttpMethod.Head, picture), Ct);
        using var part = new HttpRequestMessage(HttpMethod.Get, picture) { Headers = { Range = new RangeHeaderValue(0, 9) } };
        using var sentPart = await _paper.Reader.SendAsync(part, Ct);
        using var known = new HttpRequestMessage(HttpMethod.Get, picture) { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        using var sentKnown = await _paper.Reader.SendAsync(known, Ct);

        Assert.Equal(Headers(first), Headers(head));
        Assert.Equal(first.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(Ct));
        Assert.Equal((HttpStatusCode.PartialContent, HttpStatusCode.NotModified), (sentPart.StatusCode, sentKnown.StatusCode));
    }

    [Fact]
    public async Task A_picture_whose_file_is_lost_is_made_again()
    {
        var (_, picture) = await PublishAsync();
        var first = await _paper.Reader.GetByteArrayAsync(picture, Ct);
        Directory.Delete(Path.Combine(_paper.Site.DataDirectory, "photos", "renditions"), recursive: true);

        Assert.Equal(first, await _paper.Reader.GetByteArrayAsync(picture, Ct));
    }

    [Fact]
    public async Task The_clock_alone_ends_it()
    {
        var (photo, picture) = await PublishAsync();
        var end = _paper.Clock.GetUtcNow().UtcDateTime.AddMinutes(20);
        Assert.Empty((await _paper.Site.WithAsync<PhotoTerms, IReadOnlyList<Problem>?>(terms => terms.ChangeAsync(photo, new PhotoTermsText(null, end, false, null), Newsroom, Ct)))!);
        using (var before = await _paper.Reader.GetAsync(picture, Ct))
            Assert.Equal(TimeSpan.FromMinutes(20), before.Headers.CacheControl!.MaxAge);
        _paper.Clock.Advance(TimeSpan.FromMinutes(20) - TimeSpan.FromSeconds(1));
        using (var last = await _paper.Reader.GetAsync(picture, Ct))
            Assert.Equal((HttpStatusCode.OK, TimeSpan.FromSeconds(1)), (last.StatusCode, last.Headers.CacheControl!.MaxAge));

        _paper.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(HttpStatusCode.Gone, await StatusAsync(picture));
    }

    [Fact]
    public async Task It_is_there_while_one_of_its_stories_is()
    {
        var (photo, picture) = await PublishAsync();
        var other = await _paper.PublishAsync(new DraftText { Headline = "The other", Body = "Text.", Captions = [new DraftCaption { PhotoId = photo }] });
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(picture));

        await _paper.WithdrawAsync(1, new WithdrawalText(WithdrawalKind.Gone));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(picture));

        await _paper.RepublishAsync(other, 2, new DraftText { Headline = "The other", Body = "Text without it." });
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(picture));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task What_another_node_changes_is_followed(bool isRights)
    {
        var (photo, picture) = await PublishAsync();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(picture));

        await using (var node = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(_paper.Clock).AddNewsSite(_paper.Site.Services.GetRequiredService<SiteOptions>()).BuildServiceProvider())
        await using (var scope = node.CreateAsyncScope())
        {
            var done = isRights
                ? await scope.ServiceProvider.GetRequiredService<PhotoTerms>().ChangeAsync(photo, new PhotoTermsText(null, _paper.Clock.GetUtcNow().UtcDateTime, false, null), Newsroom, Ct)
                : await scope.ServiceProvider.GetRequiredService<Workflow>().WithdrawAsync(1, new WithdrawalText(WithdrawalKind.Gone), Newsroom, Ct);
            Assert.Empty(done!);
        }

        await _paper.Site.Services.GetRequiredService<ChangeFollower>().StepAsync(Ct);

        Assert.Equal(isRights ? HttpStatusCode.Gone : HttpStatusCode.NotFound, await StatusAsync(picture));
    }

    [Fact]
    public void What_the_store_said_before_a_change_is_not_remembered()
    {
        var photos = new ShownPhotos();
        var photo = new AskedPhoto(7, new PhotoFace("hash", 500, 500, "", "", "", ""), 3, null);
        photos.Keep(photo, photos.Sequence);
        Assert.Null(photos.Find("hash")); // changes are not followed yet
        photos.Open();
        var since = photos.Sequence;
        photos.Follow([Stretch.Whole(Part.Article(4))]);
        photos.Keep(photo, since);
        Assert.Null(photos.Find("hash"));

        foreach (var part in new[] { Part.Photo(7), Part.Article(3), Part.Everything })
        {
            photos.Keep(photo with { ShownIn = null }, photos.Sequence);
            Assert.Null(photos.Find("hash"));
            photos.Keep(photo, photos.Sequence);
            photos.Follow([Stretch.Whole(Part.Article(4)), Stretch.Whole(Part.Photo(8))]);
            Assert.Same(photo, photos.Find("hash"));
            photos.Follow([Stretch.Whole(part)]);
            Assert.Null(photos.Find("hash"));
        }
    }

    public void Dispose() => _paper.Dispose();

    private async Task<(long Photo, string Picture)> PublishAsync()
    {
        var photo = await _paper.PhotoAsync("Boats.", "AFP", "Fishing boats");
        await _paper.PublishAsync(new DraftText { Headline = "A photo", Body = "Text.", Captions = [new DraftCaption { PhotoId = photo }] });
        var found = await _paper.Site.WithAsync<NewsDb, string>(db => db.Photos.Where(p => p.Id == photo).Select(p => p.Hash + "/" + p.RenditionTag).SingleAsync(Ct));
        return (photo, $"/media/{found}-320.webp");
    }

    private static IEnumerable<string> Headers(HttpResponseMessage answer) =>
        answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key is not ("Date" or "Content-Length")).Select(h => $"{h.Key}: {string.Join(",", h.Value)}").Order(StringComparer.Ordinal);

    private async Task<HttpStatusCode> StatusAsync(string picture)
    {
        using var answer = await _paper.Reader.GetAsync(picture, Ct);
        return answer.StatusCode;
    }
}
