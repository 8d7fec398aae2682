using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using NewsSite.Core.Localization;

namespace NewsSite.Core.Tests.Localization;

public sealed partial class InterfaceTextTests
{
    private static readonly Dictionary<string, string> Arabic = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(Repository.Root, "src", "NewsSite.Core", "Localization", "ar.json")))!;

    private static readonly Dictionary<string, string> ArabicScripts =
        ScriptEntries().Matches(File.ReadAllText(Path.Combine(Repository.Root, "src", "NewsSite.Web", "wwwroot", "desk", "texts.ar.js")))
            .ToDictionary(match => Regex.Unescape(match.Groups["key"].Value), match => Regex.Unescape(match.Groups["text"].Value));

    [Fact]
    public void Every_sentence_of_the_desk_has_an_Arabic_text_and_no_text_is_for_nothing()
    {
        Assert.True(SpokenTexts.Keys.Count > 500, "the sentences were not found in the source");
        Assert.Equal([], SpokenTexts.Keys.Except(Arabic.Keys).Order(StringComparer.Ordinal));
        Assert.Equal([], Arabic.Keys.Except(SpokenTexts.Keys).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_sentence_of_the_scripts_has_an_Arabic_text_and_no_text_is_for_nothing()
    {
        Assert.True(SpokenTexts.ScriptKeys.Count > 20, "the sentences were not found in the scripts");
        Assert.Equal([], SpokenTexts.ScriptKeys.Except(ArabicScripts.Keys).Order(StringComparer.Ordinal));
        Assert.Equal([], ArabicScripts.Keys.Except(SpokenTexts.ScriptKeys).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_Arabic_text_is_Arabic_and_has_the_places_of_its_sentence()
    {
        var wrong = Arabic.Concat(ArabicScripts).Where(text =>
            text.Value.Length == 0
            || (Letters().IsMatch(Places().Replace(text.Key, "")) && !text.Value.Any(IsArabic))
            || !SpokenTexts.Counting.Contains(text.Key) && !PlacesOf(text.Key).SetEquals(PlacesOf(text.Value)) && !IsForOne(PlacesOf(text.Key), PlacesOf(text.Value)));

        Assert.Equal([], wrong.Select(text => $"{text.Key} = {text.Value}"));
    }

    [Fact]
    public void A_text_that_counts_has_the_four_forms_and_no_other_place_than_its_sentence()
    {
        var wrong = SpokenTexts.Counting.Where(key => (Arabic.TryGetValue(key, out var text) || ArabicScripts.TryGetValue(key, out text))
            && (text.Split('|') is not { Length: 4 } forms || forms.Any(form => form.Length == 0 || !PlacesOf(form).IsSubsetOf(PlacesOf(key)) || !PlacesOf(key).Where(place => place != "{0}").ToHashSet().IsSubsetOf(PlacesOf(form)))));

        Assert.Equal([], wrong);
    }

    [Theory]
    [InlineData("*.cshtml", """\s(?:aria-label|title|placeholder|label|hint|alt|data-empty)="[A-Za-z]""")]
    [InlineData("*.cshtml", """<(?:h[1-6]|p|a|button|label|legend|th|caption|summary|dt|dd|li|span|option|strong)\b[^<>]*>\s*[A-Za-z][^<>@{}]*</""")]
    [InlineData("*.cshtml", """ViewData\["Title"\] = \$?"[A-Za-z]""")]
    [InlineData("*.cs", """new Problem\([^"()]*(?:\([^()]*\))?,\s*\$?"[A-Z]""")]
    [InlineData("*.js", """(?:textContent|ariaLabel|title|placeholder) = ["`][A-Za-z]""")]
    public void What_people_read_is_never_written_without_its_key(string files, string bare)
    {
        var found = from file in SpokenTexts.Read(files)
                    where file.Path.Contains("/Admin/", StringComparison.Ordinal) || file.Path.Contains("/desk/", StringComparison.Ordinal) || file.Path.StartsWith("NewsSite.Core/", StringComparison.Ordinal)
                    from Match match in Regex.Matches(file.Text, bare)
                    select $"{file.Path}: {match.Value.ReplaceLineEndings(" ")}";

        Assert.Equal([], found);
    }

    [Fact]
    public void A_sentence_is_said_in_the_language_of_the_interface_and_keeps_names_apart_from_it()
    {
        var name = "AFP";
        Assert.Equal("“AFP” is not there.", In("en", () => InterfaceText.T($"“{name}” is not there.")));
        Assert.Equal("Sign in", In("en", () => InterfaceText.T("Sign in")));
        Assert.Equal("تسجيل الدخول", In("ar-EG", () => InterfaceText.T("Sign in")));
        Assert.Equal("“\u2068AFP\u2069” is not there.", In("ar", () => InterfaceText.T($"“{name}” is not there."))); // no text: English, and the name still apart
        Assert.Equal("Sign in", In("fr", () => InterfaceText.T("Sign in")));
    }

    [Theory]
    [InlineData("en", 1, "1 story")]
    [InlineData("en", 2, "2 stories")]
    [InlineData("en", 1200, "1,200 stories")]
    [InlineData("fr", 2, "2 stories")]
    public void A_count_is_said_as_the_language_counts(string language, long count, string expected) =>
        Assert.Equal(expected, In(language, () => InterfaceText.N(count, "{0} story", "{0} stories")));

    [Fact]
    public void Arabic_counts_in_five_ways()
    {
        var counting = SpokenTexts.Counting.First(key => Arabic.ContainsKey(key) && Arabic[key].Split('|').Distinct().Count() == 4);
        var one = SpokenTexts.Keys.First(key => !SpokenTexts.Counting.Contains(key));

        var said = new[] { 2L, 3, 10, 11, 99, 100, 101, 102, 103, 111, 0 }.Select(count => In("ar", () => InterfaceText.N(count, one, counting, "x", "y", "z"))).Select(text => text.Replace("\u2068", "", StringComparison.Ordinal).Replace("\u2069", "", StringComparison.Ordinal)).ToList();
        var forms = Arabic[counting].Split('|');
        string Form(int form, long count) => string.Format(CultureInfo.InvariantCulture, forms[form], count, "x", "y", "z");

        Assert.Equal([Form(0, 2), Form(1, 3), Form(1, 10), Form(2, 11), Form(2, 99), Form(3, 100), Form(3, 101), Form(3, 102), Form(1, 103), Form(2, 111), Form(3, 0)], said);
    }

    private static string In(string language, Func<string> say)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            return say();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static bool IsArabic(char letter) => letter is >= '\u0600' and <= '\u06FF';

    // "خبر واحد" says one without a number.
    private static bool IsForOne(HashSet<string> sentence, HashSet<string> text) => sentence.IsSupersetOf(text) && sentence.Except(text).SequenceEqual(["{0}"]);

    private static HashSet<string> PlacesOf(string text) => [.. Places().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"\{[0-9]\}")]
    private static partial Regex Places();

    [GeneratedRegex("[A-Za-z]{2,}")]
    private static partial Regex Letters();

    [GeneratedRegex("""^\s*"(?<key>(?:[^"\\]|\\.)*)": "(?<text>(?:[^"\\]|\\.)*)",?$""", RegexOptions.Multiline)]
    private static partial Regex ScriptEntries();
}
