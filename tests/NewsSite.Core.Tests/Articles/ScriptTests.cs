using NewsSite.Core.Articles;

namespace NewsSite.Core.Tests.Articles;

public sealed class ScriptTests
{
    [Theory]
    [InlineData("Hello", "Latn", false)]
    [InlineData("Straße, naïve, Ærø", "Latn", false)]
    [InlineData("مرحبا", "Arab", true)]
    [InlineData("شلوم שלום לכולם", "Hebr", true)]
    [InlineData("ܫܠܡܐ", "Syrc", true)]
    [InlineData("ދިވެހި", "Thaa", true)]
    [InlineData("ߒߞߏ", "Nkoo", true)]
    [InlineData("𞤆𞤵𞤤𞤢𞤪", "Adlm", true)]
    [InlineData("Привет", "Cyrl", false)]
    [InlineData("Καλημέρα", "Grek", false)]
    [InlineData("新闻网", "Hani", false)]
    [InlineData("日本のニュース", "Jpan", false)]
    [InlineData("뉴스", "Hang", false)]
    [InlineData("NATO قالت الحكومة", "Arab", true)]
    [InlineData("The word سلام means peace", "Latn", false)]
    [InlineData("2024: (أ)", "Arab", true)]
    public void Most_letters_tell_the_script(string text, string code, bool isRightToLeft)
    {
        var script = Script.Of(text);

        Assert.NotNull(script);
        Assert.Equal((code, isRightToLeft), (script.Code, script.IsRightToLeft));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2024, 12:30 – 50 %")]
    [InlineData("👩‍👧")]
    public void Without_letters_there_is_no_script(string text) => Assert.Null(Script.Of(text));

    [Theory]
    [InlineData("en", "Hello", "en")]
    [InlineData("de-AT", "Hallo", "de-AT")]
    [InlineData("en", "مرحبا", "ar")]
    [InlineData("fa", "سلام", "fa")]
    [InlineData("ur-PK", "سلام", "ur-PK")]
    [InlineData("ar", "Hello", "und-Latn")]
    [InlineData("en", "Привет", "und-Cyrl")]
    [InlineData("uk", "Привіт", "uk")]
    [InlineData("en", "שלום", "he")]
    [InlineData("en", "ニュース", "ja")]
    [InlineData("az-Arab", "Salam", "und-Latn")]
    [InlineData("en", "42", "en")]
    public void The_language_is_the_sites_where_the_letters_agree(string site, string text, string language) =>
        Assert.Equal(language, Script.LanguageOf(site, text));

    [Fact]
    public void Texts_count_together() => Assert.Equal("ar", Script.LanguageOf("en", "NATO", "قالت الحكومة", "AFP"));

    [Theory]
    [InlineData("ar", true)]
    [InlineData("ar-EG", true)]
    [InlineData("AR", true)]
    [InlineData("fa", true)]
    [InlineData("he", true)]
    [InlineData("ckb", true)]
    [InlineData("dv", true)]
    [InlineData("nqo", true)]
    [InlineData("syr", true)]
    [InlineData("ku-Arab", true)]
    [InlineData("und-Hebr", true)]
    [InlineData("ur-Latn", false)]
    [InlineData("en", false)]
    [InlineData("ru", false)]
    [InlineData("tlh", false)]
    [InlineData("", false)]
    public void A_language_tells_its_direction(string language, bool isRightToLeft) => Assert.Equal(isRightToLeft, Script.OfLanguage(language).IsRightToLeft);
}
