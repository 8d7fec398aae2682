using NewsSite.Core.CopyDesk;

namespace NewsSite.Core.Tests.CopyDesk;

public sealed class VocabularyTests
{
    private static readonly Vocabulary Tags = new(
    [
        ("NATO", "NATO"), ("Iraq", "Iraq"), ("United Nations", "United Nations"), ("United Nations", "UN"), ("Security Council", "Security Council"),
        ("United Nations Security Council", "United Nations Security Council"), ("US", "US"), ("العراق", "العراق"), ("الأمم المتحدة", "الأمم المتحدة"), ("بغداد", "بغداد"),
    ]);

    [Theory]
    [InlineData("The mission of Nato in IRAQ.", "Iraq")] // NATO is an abbreviation: written otherwise it may be another word
    [InlineData("NATO and Iraq, and Iraq again.", "Iraq,NATO")]
    [InlineData("The UN met.", "United Nations")]
    [InlineData("It told us to undo it in Iraqi style.", "")]
    [InlineData("The US told us.", "US")]
    [InlineData("The United Nations’ envoy, Iraq’s envoy and NATO's.", "United Nations,Iraq,NATO")]
    [InlineData("The **United** Nations met.", "United Nations")]
    [InlineData("The United Nations Security Council met.", "United Nations Security Council")]
    [InlineData("They are united. Nations agreed.", "")]
    [InlineData("وبالعراق وللعراق، وفي بغداد", "العراق,بغداد")]
    [InlineData("قالت الأُمم المتّحدة", "الأمم المتحدة")]
    [InlineData("عراقي", "")]
    [InlineData("See https://example.org/Iraq", "")]
    public void Tags_that_occur_in_a_text_are_found(string body, string tags) =>
        Assert.Equal(tags, string.Join(',', Tags.TagsIn(new Copy { Body = body })));
}
