using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using NewsSite.Core;
using NewsSite.Core.Articles;
using NewsSite.Core.Data.Changes;
using NewsSite.Web.Caching;

namespace NewsSite.Web.Tests.Caching;

public sealed class PageShelfTests
{
    private static readonly DateTime Noon = new(2026, 11, 23, 12, 0, 0, DateTimeKind.Utc);
    private readonly PageShelf _shelf = new(new SiteOptions { Cache = new SiteOptions.CacheOptions { Megabytes = 1 } });

    public PageShelfTests() => _shelf.Open();

    [Fact]
    public void A_change_takes_down_the_pages_that_it_concerns()
    {
        Keep("/a", Stretch.Whole(Part.Article(1)));
        Keep("/b", Stretch.Whole(Part.Article(2)));
        Keep("/all", Stretch.Whole(Part.Everything));

        Assert.Equal(2, _shelf.Follow([Stretch.Whole(Part.Article(1))]));

        Assert.Equal("/b", Assert.Single(_shelf.Keys).Path);
    }

    [Fact]
    public void A_new_story_leaves_the_later_pages_of_a_list()
    {
        Keep("/first", new Stretch(Part.Stories, Stretch.Top, new PageCursor(Noon, 5)));
        Keep("/second", new Stretch(Part.Stories, new PageCursor(Noon, 5), Stretch.Bottom));

        _shelf.Follow([Stretch.At(Part.Stories, Noon.AddHours(1), 9)]);

        Assert.Equal("/second", Assert.Single(_shelf.Keys).Path);
    }

    [Fact]
    public void A_page_that_was_begun_before_a_change_of_its_own_is_not_kept()
    {
        var since = _shelf.Sequence;
        _shelf.Follow([Stretch.Whole(Part.Article(1))]);

        Assert.Null(_shelf.Keep(Page("/a", 10, Stretch.Whole(Part.Article(1))), since));
        Assert.Equal(_shelf.Sequence, _shelf.Keep(Page("/b", 10, Stretch.Whole(Part.Article(2))), since));
        Assert.Equal("/b", Assert.Single(_shelf.Keys).Path);
    }

    [Fact]
    public void A_page_that_more_changes_overtook_than_are_remembered_is_not_kept()
    {
        var since = _shelf.Sequence;
        for (var i = 0; i < 1001; i++)
            _shelf.Follow([Stretch.Whole(Part.Article(9))]);

        Assert.Null(_shelf.Keep(Page("/a", 10, Stretch.Whole(Part.Article(1))), since));
    }

    [Fact]
    public void A_page_that_was_made_twice_at_once_stands_as_it_was_kept_first()
    {
        var first = Keep("/a", Stretch.Whole(Part.Article(1)));
        var size = _shelf.Bytes;
        Keep("/a", Stretch.Whole(Part.Article(1)));

        Assert.Same(first, _shelf.Find(first.Key));
        Assert.Equal(size, _shelf.Bytes);
        _shelf.Follow([Stretch.Whole(Part.Article(1))]);
        Assert.Equal((0, 0L), (_shelf.Count, _shelf.Bytes));
    }

    [Fact]
    public void Nothing_is_kept_before_changes_are_followed()
    {
        var closed = new PageShelf(new SiteOptions());

        Assert.Null(closed.Keep(Page("/a", 10, Stretch.Whole(Part.Article(1))), closed.Sequence));
    }

    [Fact]
    public void Memory_stays_within_its_bound_and_what_is_asked_for_stays()
    {
        var wanted = Keep("/wanted", 50_000);
        for (var i = 0; i < 100; i++)
        {
            wanted.IsWanted = true;
            Keep($"/{i}", 50_000);
            Assert.InRange(_shelf.Bytes, 1, 1024 * 1024);
        }

        Assert.Same(wanted, _shelf.Find(wanted.Key));
        Assert.Null(_shelf.Find(new PageKey("http", "/0", "")));
        Assert.NotNull(_shelf.Find(new PageKey("http", "/99", "")));
    }

    [Fact]
    public void What_was_taken_down_takes_no_memory()
    {
        for (var i = 0; i < 1000; i++)
        {
            Keep("/a", 1000).Bytes(PageForm.Brotli, out _);
            _shelf.Follow([Stretch.Whole(Part.Article(1))]);
        }

        Assert.Equal(0, _shelf.Bytes);
        Assert.Equal(0, _shelf.Count);
    }

    private KeptPage Keep(string path, params Stretch[] stretches)
    {
        var page = Page(path, 10, stretches);
        Assert.NotNull(_shelf.Keep(page, _shelf.Sequence));
        return page;
    }

    private KeptPage Keep(string path, int bytes)
    {
        var page = Page(path, bytes, Stretch.Whole(Part.Article(1)));
        Assert.NotNull(_shelf.Keep(page, _shelf.Sequence));
        return page;
    }

    private static KeptPage Page(string path, int bytes, params Stretch[] stretches)
    {
        var reads = new PageReads();
        foreach (var stretch in stretches)
            reads.Note(stretch);
        return new KeptPage(
            new PageKey("http", path, ""), StatusCodes.Status200OK, [new KeyValuePair<string, StringValues>("Cache-Control", "public, max-age=60")], new byte[bytes], reads);
    }
}
