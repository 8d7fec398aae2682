namespace NewsSite.Core.Tests;

public sealed class TypedTextTests
{
    [Theory]
    [InlineData("  Jo Writer ", "Jo Writer")]
    [InlineData("Jo\r\nWriter\tJr", "Jo Writer Jr")]
    [InlineData("Jo\u2028Writer", "Jo Writer")]
    [InlineData("Jo\u0007\u001B\u0085 Writer\0", "Jo Writer")]
    [InlineData("\u202Eretirw\u202C oJ\u2066x\u2069", "retirw oJx")] // override and isolate
    [InlineData("\uFEFFJo\u200B\u00AD\u2060Writer", "JoWriter")]
    [InlineData("\U000E0041\U000E0042Jo", "Jo")] // tags, invisible letters
    [InlineData("می\u200Cخواهم", "می\u200Cخواهم")] // Persian, with the joiner that its spelling needs
    [InlineData("लक\u094D\u200Dष", "लक\u094D\u200Dष")]
    [InlineData("\u200F(وكالة)\u200E AFP", "\u200F(وكالة)\u200E AFP")]
    [InlineData("\U0001F469\u200D\U0001F4BB", "\U0001F469\u200D\U0001F4BB")]
    public void A_name_loses_what_nobody_sees_and_keeps_what_its_script_needs(string typed, string stored) =>
        Assert.Equal(stored, TypedText.OneLine(typed));

    [Fact]
    public void A_caption_keeps_its_lines() => Assert.Equal("One\n\n\tTwo", TypedText.Lines(" One\r\n\r\n\tTwo\u202E\r"));
}
