using NewsSite.Core.Data;
using NewsSite.Core.Search;
using NewsSite.Core.Tests.Publishing;
using NewsSite.Core.Tests.Stores;

namespace NewsSite.Core.Tests.Search;

public sealed class SpellingTests
{
    private static readonly Spelling Words = new(["The Minister resigns", "Ministers meet in Rome", "A ministry of roads", "وزير التعليم يعلن", "Harbour harbour", "harbor", "covid19"]);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ministre", "Minister")] // two letters exchanged
    [InlineData("minster", "Minister")] // one left out
    [InlineData("minisster", "Minister")] // one too many
    [InlineData("manistars", "Ministers")] // two wrong in a long word
    [InlineData("harbwur", "Harbour")] // in more stories than harbor
    [InlineData("rone", "Rome")]
    [InlineData("التعليو", "التعليم")]
    [InlineData("rne", null)] // too short to tell
    [InlineData("manastary", null)]
    [InlineData("covid29", null)] // a number is what it is
    [InlineData("", null)]
    public void A_word_that_no_story_has_is_taken_for_the_nearest(string folded, string? meant) => Assert.Equal(meant, Words.Nearest(folded));

    [Fact]
    public void A_word_is_known_in_any_of_its_forms()
    {
        Assert.True(Words.Knows(SearchQuery.Parse("roads").Wanted[0]));
        Assert.True(Words.Knows(SearchQuery.Parse("road").Wanted[0]));
        Assert.True(Words.Knows(SearchQuery.Parse("تعليم").Wanted[0]));
        Assert.False(Words.Knows(SearchQuery.Parse("train").Wanted[0]));
    }

    [Theory, EachDatabase]
    public async Task Another_spelling_is_offered_when_it_finds_something(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        await room.PublishAsync("Minister resigns over ferry", "Harbours");
        await room.PublishAsync("وزير التعليم يعلن");

        Assert.Equal("Minister ferry", await OfferedAsync(room, "ministre ferry"));
        Assert.Equal("Harbours", await OfferedAsync(room, "harbuors"));
        Assert.Equal("التعليم وزير -روما", await OfferedAsync(room, "التعلبم وزير -روما"));
        Assert.Null(await OfferedAsync(room, "ministre وزير")); // both words are known then, but in no story together
        Assert.Null(await OfferedAsync(room, "zzzzzz"));
        Assert.Null(await OfferedAsync(room, "\"ministre ferry\"")); // a phrase is what it is
        Assert.Null(await OfferedAsync(room, "ministre", new SearchFilter { SectionId = 1 }));
    }

    private static Task<string?> OfferedAsync(DeskRoom room, string typed, SearchFilter? filter = null) =>
        room.WithAsync<OtherSpelling, string?>(spelling => spelling.OfAsync(SearchQuery.Parse(typed), filter ?? SearchFilter.None, Ct));
}
