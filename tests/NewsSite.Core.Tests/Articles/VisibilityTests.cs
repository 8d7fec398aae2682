using CsCheck;
using NewsSite.Core.Articles;

namespace NewsSite.Core.Tests.Articles;

/// <summary>What readers may see, of rows in memory; that databases translate it alike is tested with the pages.</summary>
public sealed class VisibilityTests
{
    private static readonly DateTime Noon = new(2026, 11, 23, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Readers_see_published_stories_and_are_told_of_withdrawn_ones()
    {
        var articles = Enum.GetValues<ArticleState>().Select(state => new Article { State = state }).AsQueryable();

        Assert.Equal([ArticleState.Published], articles.Published().Select(a => a.State));
        Assert.Equal([ArticleState.Withdrawn], articles.Withdrawn().Select(a => a.State));
        Assert.Equal([ArticleState.Published], articles.AsEnumerable().Where(a => a.IsLive).Select(a => a.State));
    }

    [Fact]
    public void Readers_see_topics_that_are_accepted_and_neither_deleted_nor_merged()
    {
        var tags =
            from state in Enum.GetValues<TagState>()
            from isDeleted in new[] { false, true }
            from isMerged in new[] { false, true }
            select new Tag { State = state, DeletedAt = isDeleted ? Noon : null, MergedIntoId = isMerged ? 7 : null };

        var seen = Assert.Single(tags.AsQueryable().Public());

        Assert.Equal((TagState.Accepted, null, null), (seen.State, seen.DeletedAt, seen.MergedIntoId));
    }

    [Fact]
    public void A_section_and_a_span_hold_their_own_stories()
    {
        var articles = new[] { -1, 0, 59, 60 }.Select(minute => new Article { Id = minute, SectionId = minute % 2, PublishedAt = Noon.AddMinutes(minute) }).AsQueryable();

        Assert.Equal([0, 60], articles.InSection(0).Select(a => a.Id));
        Assert.Equal([0, 59], articles.PublishedBetween(Noon, Noon.AddHours(1)).Select(a => a.Id));
    }

    [Fact]
    public void Page_after_page_every_story_is_seen_once_the_newest_first()
    {
        Gen.Int[0, 3].Array[0, 12].Sample(minutes =>
        {
            var articles = minutes.Select((minute, i) => new Article { Id = i + 1, PublishedAt = Noon.AddMinutes(minute) }).ToList();
            var expected = articles.OrderByDescending(a => (a.PublishedAt, a.Id)).Select(a => a.Id).ToList();

            Assert.Equal(expected, Paged(cursor => articles.AsQueryable().After(cursor).NewestFirst().Select(a => new PageCursor(a.PublishedAt!.Value, a.Id))));
            var tagged = articles.Select(a => new TagListing { ArticleId = a.Id, PublishedAt = a.PublishedAt!.Value, Article = a }).ToList();
            Assert.Equal(expected, Paged(cursor => tagged.AsQueryable().After(cursor).Stories().Select(a => new PageCursor(a.PublishedAt!.Value, a.Id))));
            var bylined = articles.Select(a => new AuthorListing { ArticleId = a.Id, PublishedAt = a.PublishedAt!.Value, Article = a }).ToList();
            Assert.Equal(expected, Paged(cursor => bylined.AsQueryable().After(cursor).Stories().Select(a => new PageCursor(a.PublishedAt!.Value, a.Id))));
        });
    }

    [Fact]
    public void Topics_are_in_the_order_of_their_names_and_go_on_after_one()
    {
        var tags = new[] { "b", "c", "a" }.Select(key => new Tag { Key = key }).AsQueryable();

        Assert.Equal(["a", "b", "c"], tags.ByName().Select(t => t.Key));
        Assert.Equal(["a", "b", "c"], tags.After("").ByName().Select(t => t.Key));
        Assert.Equal(["c"], tags.After("b").ByName().Select(t => t.Key));
    }

    // Two at a time.
    private static List<long> Paged(Func<PageCursor?, IQueryable<PageCursor>> rest)
    {
        var seen = new List<long>();
        for (PageCursor? cursor = null; rest(cursor).Take(2).ToList() is { Count: > 0 } page; cursor = page[^1])
            seen.AddRange(page.Select(place => place.Id));
        return seen;
    }
}
