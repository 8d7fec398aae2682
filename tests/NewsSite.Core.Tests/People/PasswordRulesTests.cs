using NewsSite.Core.People;

namespace NewsSite.Core.Tests.People;

public sealed class PasswordRulesTests
{
    private static readonly PasswordRules Rules = new(new SiteOptions { Title = "The Harbour Post" });

    [Theory]
    [InlineData("lorry umbrella 42 quay")]
    [InlineData("twelve chars")]
    [InlineData("938475610293")]
    [InlineData("كلمة سر طويلة جدا")]
    [InlineData("the-harbour-at-five")]
    [InlineData("correct horse battery staple")]
    public void A_long_password_of_ones_own_is_taken(string password) => Assert.Null(Find(password));

    [Fact]
    public void A_password_of_128_characters_is_taken_and_one_more_is_not()
    {
        var longest = string.Concat(Enumerable.Range(0, 128).Select(i => (char)('!' + (i * 7 % 90))));

        Assert.Null(Find(longest));
        Assert.Contains("the limit is 128", Find(longest + "x"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "it needs at least 12")]
    [InlineData("eleven char", "it needs at least 12")]
    [InlineData("aaaaaaaaaaaaaa", "repetition")]
    [InlineData("abcdefghijklmno", "run")]
    [InlineData("098765432109", "run")]
    [InlineData("passwordpassword", "most used")]
    [InlineData("Password1234!", "most used")]
    [InlineData("P@ssw0rd2026!", "most used")]
    [InlineData("qwertyuiop123", "most used")]
    [InlineData("iloveyou1234", "most used")]
    [InlineData("1q2w3e4r5t6y", "most used")]
    [InlineData("Changeme2026!", "most used")]
    [InlineData("harbourpost1", "name of the site")]
    [InlineData("Reporter12345", "name of the site or your own")]
    public void A_password_that_is_tried_first_is_refused_with_the_reason(string password, string why) =>
        Assert.Contains(why, Find(password), StringComparison.Ordinal);

    private static string? Find(string password) => Rules.Find(password, "jo.reporter@example.org", "Jo Reporter");
}
