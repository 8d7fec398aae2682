using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Photos;
using NewsSite.Core.Publishing;
using NewsSite.Core.Tests.Stores;

namespace NewsSite.Core.Tests.Publishing;

/// <summary>What the copy desk knows from the store: tags, photos, where links lead.</summary>
public sealed class CopyReaderTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Tags_are_offered_as_the_vocabulary_stands_now(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var text = new DraftText { Headline = "Ferries and quays", Body = "Boats left the harbour. Ferries did not. Boats, boats." };
        Assert.Empty(await OffersAsync(room, text));

        await TagDeskAsync(room, desk => desk.CreateAsync("Ferries", [], "", DeskRoom.Admin, Ct));
        var (harbours, _) = await TagDeskAsync(room, desk => desk.CreateAsync("Harbours", ["Harbour"], "", DeskRoom.Admin, Ct));
        var (boats, _) = await TagDeskAsync(room, desk => desk.CreateAsync("Boats", [], "", DeskRoom.Admin, Ct));
        Assert.Equal(["Boats", "Ferries", "Harbours"], await OffersAsync(room, text));

        Assert.Equal(["Boats"], await OffersAsync(room, text with { Tags = ["ferries", "Harbour"] })); // carried, under any name
        await room.WithAsync<TagDesk, IReadOnlyList<Problem>?>(desk => desk.DeleteAsync(harbours!.Value, DeskRoom.Admin, Ct));
        Assert.Equal(["Boats", "Ferries"], await OffersAsync(room, text));
        await room.WithAsync<TagMerge, IReadOnlyList<Problem>?>(async merge => await merge.MergeAsync(boats!.Value, await room.TagAsync("Ferries"), DeskRoom.Admin, Ct));
        Assert.Equal(["Ferries"], await OffersAsync(room, text with { Headline = "Quays" })); // by its former name too
    }

    [Theory, EachDatabase]
    public async Task Links_to_this_site_are_looked_up(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider, site => site.BaseUrl = "https://news.example.org");
        await room.PublishAsync("Live one", "Ferries");
        var gone = await room.PublishAsync("Gone one");
        await room.DoAsync(Verb.Withdraw, gone);
        await room.WriteAsync(new DraftText { Headline = "Draft one", Body = "x" });
        var body = string.Join(' ', new[]
        {
            "/articles/live-one", "/articles/LIVE-one/#end", "https://news.example.org/articles/live-one?x=1", "/tags/ferries", "/articles/live-one/photos", "/about", "#here", "mailto:a@example.org",
            "https://elsewhere.example.org/articles/nothing", "/articles/draft-one", "/articles/gone-one", "/articles/nothing", "https://news.example.org/articles/nothing", "/tags/nothing", "/sections/nothing",
        }.Select(address => $"[x]({address})"));

        var report = await ReadAsync(room, new DraftText { Headline = "h", Body = body });

        Assert.Equal(
            [
                ("/articles/draft-one", "readers do not see that story yet"), ("/articles/gone-one", "the story was withdrawn"), ("/articles/nothing", "no story is there"),
                ("https://news.example.org/articles/nothing", "no story is there"), ("/tags/nothing", "readers have no tag there"), ("/sections/nothing", "there is no such section"),
            ],
            report.Open.Where(finding => finding.Check == "link").Select(finding => (finding.Quotes[0], finding.Text.Split(": ")[^1].TrimEnd('.'))));
    }

    [Fact]
    public async Task A_caption_says_what_its_photo_says()
    {
        await using var room = await DeskRoom.OpenAsync();
        await using var db = room.NewDb();
        var photos = new[] { ("Jo Smith/AFP", "A boat."), ("", "") }.Select((said, at) => new Photo { Hash = new string((char)('a' + at), 64), FileName = $"{at}.jpg", Credit = said.Item1, AlternativeText = said.Item2 }).ToList();
        db.Photos.AddRange(photos);
        await db.SaveChangesAsync(Ct);

        var report = await ReadAsync(room, new DraftText { Headline = "h", Body = "b", Captions = [.. photos.Select(photo => new DraftCaption { PhotoId = photo.Id })] });

        Assert.Equal(["Caption 2", "Caption 2"], report.Open.Where(finding => finding.Check is "caption-credit" or "alternative-text").Select(finding => finding.Spot.Where));
        Assert.Equal("1.jpg", report.Open.First(finding => finding.Check == "alternative-text").Quotes[0]);
    }

    private static Task<CopyReport> ReadAsync(DeskRoom room, DraftText text) => room.WithAsync<CopyReader, CopyReport>(reader => reader.ReadAsync(null, text, asks: false, Ct));

    private static async Task<IReadOnlyList<string>> OffersAsync(DeskRoom room, DraftText text) => (await ReadAsync(room, text)).Tags;

    private static Task<(long?, IReadOnlyList<Problem>)> TagDeskAsync(DeskRoom room, Func<TagDesk, Task<(long?, IReadOnlyList<Problem>)>> verb) => room.WithAsync(verb);
}
