using System.Net;
using NewsSite.Core.Articles;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;

namespace NewsSite.Web.Tests.Pages;

public sealed class PhotoPageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_story_with_several_photos_has_a_gallery_and_a_page_for_each()
    {
        using var paper = new Paper();
        var photo = await paper.PhotoAsync("Boats.", "AFP", "Fishing boats");
        await paper.PublishAsync(new DraftText
        {
            Headline = "Two photos",
            Body = "Text.",
            Captions = [new DraftCaption { PhotoId = photo }, new DraftCaption { Caption = "Stands alone." }, new DraftCaption { PhotoId = photo, Caption = "At dawn." }],
        });
        Assert.NotNull((await paper.OpenAsync("/articles/two-photos")).QuerySelector("a[href='/articles/two-photos/photos']"));

        var gallery = await paper.OpenAsync("/articles/two-photos/photos");
        Assert.Equal(["Photo 1 of 2: Fishing boats", "Photo 2 of 2: Fishing boats"], gallery.QuerySelectorAll(".gallery a img").Select(img => img.GetAttribute("alt")));

        var second = await paper.OpenAsync("/articles/two-photos/photos/2");
        Assert.Equal("At dawn. AFP", second.QuerySelector("figcaption")!.TextContent.Trim());
        Assert.Equal("/articles/two-photos/photos/1", second.QuerySelector("a[rel=prev]")!.GetAttribute("href"));
        Assert.Null(second.QuerySelector("a[rel=next]"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(paper, "/articles/two-photos/photos/3"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(paper, "/articles/two-photos/photos/0"));
    }

    [Fact]
    public async Task The_photos_of_what_readers_may_not_see_are_not_found()
    {
        using var paper = new Paper();
        var photo = await paper.PhotoAsync("Boats.", "AFP", "Fishing boats");
        var text = new DraftText { Headline = "Hidden", Body = "Text.", Captions = [new DraftCaption { PhotoId = photo }] };
        var id = await paper.DraftAsync(text);
        foreach (var address in new[] { "/articles/hidden/photos", "/articles/hidden/photos/1" })
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(paper, address));

        await paper.DoAsync(workflow => workflow.PublishAsync(id, 1, false, Actor.System("newsroom"), Ct));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(paper, "/articles/hidden/photos/1"));
        await paper.WithdrawAsync(id, new WithdrawalText(WithdrawalKind.Gone));

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(paper, "/articles/hidden/photos/1"));
    }

    [Fact]
    public async Task A_picture_offers_each_format_and_size_and_keeps_its_room()
    {
        using var paper = new Paper();
        var photo = await paper.PhotoAsync("Boats.", "AFP", "Fishing boats");
        await paper.PublishAsync(new DraftText { Headline = "A photo", Body = "Text.", Captions = [new DraftCaption { PhotoId = photo }] });

        var picture = (await paper.OpenAsync("/articles/a-photo")).QuerySelector("figure picture")!;

        Assert.Equal(["image/avif", "image/webp"], picture.QuerySelectorAll("source").Select(source => source.GetAttribute("type")));
        foreach (var source in picture.QuerySelectorAll("source, img"))
        {
            var address = source.GetAttribute("srcset")!.Split(' ')[0];
            Assert.Equal("64w", source.GetAttribute("srcset")!.Split(' ')[1]);
            using var sent = await paper.Reader.GetAsync(address, Ct);
            Assert.Equal(source.GetAttribute("type") ?? "image/jpeg", sent.Content.Headers.ContentType!.MediaType);
            Assert.Equal("public, max-age=31536000, immutable", sent.Headers.GetValues("Cache-Control").Single());
        }

        Assert.Matches("^#[0-9a-f]{6}$", picture.QuerySelector("img")!.GetAttribute("data-colour"));
    }

    private static async Task<HttpStatusCode> StatusAsync(Paper paper, string address)
    {
        using var answer = await paper.Reader.GetAsync(address, Ct);
        return answer.StatusCode;
    }
}
