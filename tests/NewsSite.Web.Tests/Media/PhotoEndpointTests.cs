using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;
using NewsSite.Core.Tests.Photos;

namespace NewsSite.Web.Tests.Media;

public sealed class PhotoEndpointTests : IClassFixture<PhotoEndpointTests.Site>
{
    private readonly Site _site;
    private readonly HttpClient _reader;

    public PhotoEndpointTests(Site site) => (_site, _reader) = (site, site.Host.Visitor());

    private static DateTime Now => TimeProvider.System.GetUtcNow().UtcDateTime;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_photo_is_there_for_readers_from_publication_to_withdrawal()
    {
        var (path, photo) = await UploadAsync();
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(path));

        var story = await SaveAsync(photo);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(path));

        await DoAsync(workflow => workflow.PublishAsync(story.Id, story.Number, true, Actor.System("test"), Ct));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(path));

        await DoAsync(workflow => workflow.WithdrawAsync(story.Id, new WithdrawalText(WithdrawalKind.Gone), Actor.System("test"), Ct));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(path));
    }

    [Theory, InlineData(Role.Writer), InlineData(Role.Editor), InlineData(Role.Admin)]
    public async Task The_desk_sees_photos_of_drafts_and_no_cache_keeps_them(Role role)
    {
        var (path, photo) = await UploadAsync();
        await SaveAsync(photo);
        using var desk = await DeskClient.SignInAsync(_site.Host, role, Ct);

        using var answer = await desk.Http.GetAsync(path, Ct);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal((true, true, false), (answer.Headers.CacheControl!.NoStore, answer.Headers.CacheControl.Private, answer.Headers.CacheControl.Public));
    }

    [Fact]
    public async Task A_photo_that_is_not_public_looks_like_one_that_is_not_there_and_no_cache_keeps_the_answer()
    {
        var (hidden, _) = await UploadAsync();

        using var secret = await _reader.GetAsync(hidden, Ct);
        using var unknown = await _reader.GetAsync($"/media/{new string('0', 64)}/photo.webp", Ct);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (secret.StatusCode, unknown.StatusCode));
        Assert.Equal(Headers(unknown), Headers(secret));
        Assert.Equal(await unknown.Content.ReadAsStringAsync(Ct), await secret.Content.ReadAsStringAsync(Ct));
        Assert.True(secret.Headers.CacheControl?.Public is not true || secret.Headers.CacheControl.MaxAge <= TimeSpan.FromMinutes(1));
    }

    [Theory]
    [InlineData("/media/abc/photo.webp")]
    [InlineData("/media/..%2f..%2fnewssite.db/photo.webp")]
    [InlineData("/media/%2e%2e/photo.webp")]
    [InlineData("/media/")]
    [InlineData("/media/abc")]
    [InlineData("/media/abc/def/photo.webp")]
    public async Task What_is_no_photo_is_not_found(string path) => Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(path));

    [Fact]
    public async Task A_published_photo_is_sent_as_a_picture_and_nothing_else()
    {
        var path = await PublishedAsync();

        using var answer = await _reader.GetAsync(path, Ct);

        Assert.Equal("image/webp", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("public, max-age=31536000, immutable", string.Join(", ", answer.Headers.GetValues("Cache-Control").SelectMany(v => v.Split(", ")).OrderBy(v => v is "public" ? 0 : v is "immutable" ? 2 : 1)));
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Equal(["default-src 'none'", "sandbox"], policy.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Equal("RIFF", Encoding.ASCII.GetString(await answer.Content.ReadAsByteArrayAsync(Ct), 0, 4));
    }

    [Fact]
    public async Task HEAD_says_what_GET_would_send()
    {
        var path = await PublishedAsync();
        using var get = await _reader.GetAsync(path, Ct);

        using var head = await _reader.SendAsync(new HttpRequestMessage(HttpMethod.Head, path), Ct);

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(get.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(Ct));
    }

    [Fact]
    public async Task Who_has_the_picture_already_is_told_so()
    {
        var path = await PublishedAsync();
        using var first = await _reader.GetAsync(path, Ct);
        Assert.False(first.Headers.ETag!.IsWeak);

        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.IfNoneMatch.Add(first.Headers.ETag);
        using var again = await _reader.SendAsync(request, Ct);

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync(Ct));
    }

    [Fact]
    public async Task Who_has_a_picture_that_was_withdrawn_is_not_told_that_it_is_unchanged()
    {
        var (path, photo) = await UploadAsync();
        var story = await SaveAsync(photo);
        await DoAsync(workflow => workflow.PublishAsync(story.Id, story.Number, true, Actor.System("test"), Ct));
        using var first = await _reader.GetAsync(path, Ct);
        await DoAsync(workflow => workflow.WithdrawAsync(story.Id, new WithdrawalText(WithdrawalKind.Gone), Actor.System("test"), Ct));

        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var again = await _reader.SendAsync(request, Ct);

        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
    }

    [Fact]
    public async Task A_part_of_a_picture_can_be_asked_for()
    {
        var path = await PublishedAsync();
        var whole = await _reader.GetByteArrayAsync(path, Ct);

        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Range = new RangeHeaderValue(4, 9);
        using var part = await _reader.SendAsync(request, Ct);
        using var outside = new HttpRequestMessage(HttpMethod.Get, path);
        outside.Headers.Range = new RangeHeaderValue(whole.Length, null);
        using var nothing = await _reader.SendAsync(outside, Ct);

        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(whole[4..10], await part.Content.ReadAsByteArrayAsync(Ct));
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, nothing.StatusCode);
    }

    [Theory, InlineData("POST"), InlineData("PUT"), InlineData("DELETE")]
    public async Task A_photo_s_address_only_reads(string method)
    {
        var path = await PublishedAsync();

        using var answer = await _reader.SendAsync(new HttpRequestMessage(new HttpMethod(method), path), Ct);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    [Fact]
    public async Task Nothing_but_the_picture_of_an_upload_is_ever_sent()
    {
        const string page = "<html><script>alert('from the photo')</script></html>";
        var path = await PublishedAsync(Pictures.JpegWithComment(page));

        var sent = Encoding.Latin1.GetString(await _reader.GetByteArrayAsync(path, Ct));

        Assert.DoesNotContain("script", sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_position_reaches_readers()
    {
        var path = await PublishedAsync(Pictures.Sample("withIptcExifGps.jpg"));

        var sent = Encoding.Latin1.GetString(await _reader.GetByteArrayAsync(path, Ct));

        Assert.All(new[] { "EXIF", "Exif", "XMP ", "ICCP", "Photoshop" }, trace => Assert.DoesNotContain(trace, sent, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("320.avif", "image/avif"), InlineData("480.webp", "image/webp"), InlineData("2000.jpg", "image/jpeg")]
    [InlineData("16x9-1200.jpg", "image/jpeg"), InlineData("4x3-800.avif", "image/avif"), InlineData("1x1-320.webp", "image/webp")]
    public async Task Each_size_and_crop_is_there_in_each_format(string name, string mediaType)
    {
        var (_, photo) = await UploadAsync();
        var story = await SaveAsync(photo);
        await DoAsync(workflow => workflow.PublishAsync(story.Id, story.Number, true, Actor.System("test"), Ct));

        using var answer = await _reader.GetAsync(await AddressAsync(photo, name), Ct);

        Assert.Equal((HttpStatusCode.OK, mediaType), (answer.StatusCode, answer.Content.Headers.ContentType!.ToString()));
    }

    [Theory, InlineData("321.webp"), InlineData("800.gif"), InlineData("2x1-800.webp"), InlineData("0800.webp"), InlineData("800.webp.webp")]
    public async Task No_size_is_made_that_no_page_asks_for(string name)
    {
        var (_, photo) = await UploadAsync();
        var story = await SaveAsync(photo);
        await DoAsync(workflow => workflow.PublishAsync(story.Id, story.Number, true, Actor.System("test"), Ct));

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(await AddressAsync(photo, name)));
    }

    [Fact]
    public async Task Another_credit_is_another_address_and_the_old_one_leads_there()
    {
        var (old, photo) = await UploadAsync();
        var story = await SaveAsync(photo);
        await DoAsync(workflow => workflow.PublishAsync(story.Id, story.Number, true, Actor.System("test"), Ct));
        await _site.Host.WithAsync<PhotoDesk, IReadOnlyList<Problem>?>(desk => desk.ChangeAsync(photo, "", "Lena Marsh/AFP", "", null, Actor.System("test"), Ct));
        var now = await AddressAsync(photo);
        Assert.NotEqual(old, now);

        using var moved = await _reader.GetAsync(old, Ct);
        var sent = Encoding.UTF8.GetString(await _reader.GetByteArrayAsync(now, Ct));

        Assert.Equal((HttpStatusCode.Found, now), (moved.StatusCode, moved.Headers.Location!.ToString()));
        Assert.Contains("Lena Marsh/AFP", sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_rights_end_every_picture_is_gone_and_until_then_nobody_keeps_it_longer()
    {
        var (path, photo) = await UploadAsync();
        var story = await SaveAsync(photo);
        await DoAsync(workflow => workflow.PublishAsync(story.Id, story.Number, true, Actor.System("test"), Ct));
        await EndAsync(photo, Now.AddHours(1));
        using var before = await _reader.GetAsync(path, Ct);
        Assert.InRange(before.Headers.CacheControl!.MaxAge!.Value.TotalSeconds, 3000, 3600);

        await EndAsync(photo, Now);

        foreach (var name in new[] { "800.webp", "2000.avif", "1x1-320.jpg" })
            Assert.Equal(HttpStatusCode.Gone, await StatusAsync(await AddressAsync(photo, name)));
        Assert.Equal(HttpStatusCode.Gone, await StatusAsync(path[..path.LastIndexOf('/')] + "/photo.webp"));
        Assert.Equal(HttpStatusCode.Gone, await StatusAsync(path[..path.LastIndexOf('/')] + "/small.webp"));

        async Task EndAsync(long id, DateTime at) => Assert.Empty((await _site.Host.WithAsync<PhotoTerms, IReadOnlyList<Problem>?>(
            terms => terms.ChangeAsync(id, new PhotoTermsText(null, at, false, null), Actor.System("test"), Ct)))!);
    }

    [Fact]
    public async Task Who_hangs_up_while_a_picture_is_made_is_no_error_of_the_site_s()
    {
        var path = (await PublishedAsync(Pictures.Jpeg(4000, 3000, _site.NextShade()))).Replace("800.webp", "2000.avif", StringComparison.Ordinal);
        using (var reader = _site.Host.Visitor())
        using (var hangUp = CancellationTokenSource.CreateLinkedTokenSource(Ct))
        {
            hangUp.CancelAfter(TimeSpan.FromMilliseconds(40));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reader.GetAsync(path, hangUp.Token));
        }

        string? line;
        while ((line = (await LogAsync()).SingleOrDefault(entry => entry.Contains(path, StringComparison.Ordinal))) is null)
            await Task.Delay(TimeSpan.FromMilliseconds(20), Ct);
        Assert.Contains("\"StatusCode\":499", line, StringComparison.Ordinal);
        Assert.DoesNotContain("\"@l\":\"Error\"", line, StringComparison.Ordinal);

        async Task<string[]> LogAsync()
        {
            await using var file = new FileStream(Directory.GetFiles(Path.Combine(_site.Host.DataDirectory, "logs")).Single(), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var log = new StreamReader(file);
            return (await log.ReadToEndAsync(Ct)).Split('\n');
        }
    }

    private async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var answer = await _reader.GetAsync(path, Ct);
        return answer.StatusCode;
    }

    private static IEnumerable<string> Headers(HttpResponseMessage answer) =>
        answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key != "Date").Select(h => $"{h.Key}: {string.Join(",", h.Value)}").Order(StringComparer.Ordinal);

    private async Task<string> PublishedAsync(byte[]? bytes = null)
    {
        var (path, photo) = await UploadAsync(bytes);
        var story = await SaveAsync(photo);
        await DoAsync(workflow => workflow.PublishAsync(story.Id, story.Number, true, Actor.System("test"), Ct));
        return path;
    }

    private async Task<(string Path, long Id)> UploadAsync(byte[]? bytes = null)
    {
        var picture = bytes ?? Pictures.Jpeg(shade: _site.NextShade());
        var result = await _site.Host.WithAsync<PhotoIntake, UploadResult>(intake => intake.UploadAsync(new MemoryStream(picture), "photo.jpg", Actor.System("test"), Ct));
        return (await AddressAsync(result.PhotoId!.Value), result.PhotoId!.Value);
    }

    private Task<string> AddressAsync(long photo, string name = "800.webp") => _site.Host.WithAsync<NewsDb, string>(async db =>
    {
        var found = await db.Photos.Where(p => p.Id == photo).Select(p => new { p.Hash, p.RenditionTag }).SingleAsync(Ct);
        return $"/media/{found.Hash}/{found.RenditionTag}-{name}";
    });

    private async Task<(long Id, int Number)> SaveAsync(long photo)
    {
        var text = new DraftText { Headline = "A story with a photo", Body = "Text.", Captions = [new DraftCaption { PhotoId = photo }] };
        var saved = await _site.Host.WithAsync<Drafting, SaveResult>(drafting => drafting.CreateAsync(text, Actor.System("test"), Ct));
        return (saved.ArticleId!.Value, saved.Number!.Value);
    }

    private async Task DoAsync(Func<Workflow, Task<IReadOnlyList<Problem>?>> verb) =>
        Assert.Empty((await _site.Host.WithAsync(verb))!);

    /// <summary>One site for all of these tests.</summary>
    public sealed class Site : IDisposable
    {
        private int _shade;

        public SiteHost Host { get; } = new();

        /// <summary>A shade that no picture here has had.</summary>
        public double NextShade() => Interlocked.Increment(ref _shade);

        public void Dispose() => Host.Dispose();
    }
}
