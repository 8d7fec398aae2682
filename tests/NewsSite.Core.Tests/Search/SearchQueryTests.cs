using CsCheck;
using NewsSite.Core.Search;

namespace NewsSite.Core.Tests.Search;

public sealed class SearchQueryTests
{
    [Theory]
    [InlineData("rome", "rome")]
    [InlineData("  Rome\tTALKS ", "rome|talks")]
    [InlineData("rome rome ROME", "rome")]
    [InlineData("\"peace talks\" rome", "peace talks|rome")]
    [InlineData("“Peace Talks”rome", "peace talks|rome")]
    [InlineData("\"peace talks", "peace talks")]
    [InlineData("well-known", "well known")]
    [InlineData("Iraq's", "iraqs")]
    [InlineData("café Łódź", "cafe|lodz")]
    [InlineData("مُؤْتَمَر", "موتمر")]
    [InlineData("rome OR NOT talks* near(x) headline:a ^b %_[", "rome|or|not|talks|near x|headline a|b")]
    public void Words_and_phrases_are_read(string typed, string wanted)
    {
        var query = SearchQuery.Parse(typed);

        Assert.Equal(wanted.Split('|'), query.Wanted.Select(term => term.Text));
        Assert.Empty(query.Unwanted);
        Assert.Null(query.Reason);
    }

    [Theory]
    [InlineData("rome -talks", "rome", "talks")]
    [InlineData("rome -\"peace talks\" -un", "rome", "peace talks|un")]
    [InlineData("rome - talks", "rome|talks", "")]
    [InlineData("rome --talks", "rome", "talks")]
    public void A_minus_leaves_out(string typed, string wanted, string unwanted)
    {
        var query = SearchQuery.Parse(typed);

        Assert.Equal(wanted.Split('|'), query.Wanted.Select(term => term.Text));
        Assert.Equal(unwanted.Split('|', StringSplitOptions.RemoveEmptyEntries), query.Unwanted.Select(term => term.Text));
    }

    [Theory]
    [InlineData(null, "Type a word")]
    [InlineData("", "Type a word")]
    [InlineData(" \r\n\t ", "Type a word")]
    [InlineData("\"\" * - -- && ||", "Type a word")]
    [InlineData("\uD800", "Type a word")]
    [InlineData("-rome", "only says what to leave out")]
    public void What_cannot_be_searched_for_says_why(string? typed, string reason)
    {
        var query = SearchQuery.Parse(typed);

        Assert.Empty(query.Wanted);
        Assert.Contains(reason, query.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rom", "rom*")]
    [InlineData("peace tal", "peace tal*")]
    [InlineData("peace -war tal", "peace tal*")]
    [InlineData("rome rom rome", "rom rome*")]
    [InlineData("\"peace tal", null)] // a phrase is what it is
    [InlineData("rome -tal", null)]
    [InlineData("peace-tal", null)]
    [InlineData("tal*", null)] // asked for already
    [InlineData("r", null)]
    public void The_last_word_may_be_unfinished(string typed, string? completed)
    {
        var query = SearchQuery.Parse(typed);

        Assert.Equal(completed, query.Completion is null ? null : string.Join(' ', query.Completion.Wanted.Select(term => term.Text + (term.IsBeginning ? "*" : ""))));
        Assert.Equal(query.Completion is null, query.Completion?.Except is null);
        Assert.Equal(query.Unwanted, query.Completion?.Unwanted ?? query.Unwanted);
    }

    [Theory]
    [InlineData("minister", "ministers")]
    [InlineData("ministers", "minister")]
    [InlineData("city", "citys|cities")]
    [InlineData("cities", "citie|city")]
    [InlineData("bus", "buses")]
    [InlineData("cases", "case|cas")]
    [InlineData("news", "newses")]
    [InlineData("class", "classes")]
    [InlineData("covid19", "")]
    [InlineData("un", "")]
    [InlineData("кот", "")]
    public void A_word_stands_for_its_plural_and_its_singular(string word, string others) =>
        Assert.Equal(others.Split('|', StringSplitOptions.RemoveEmptyEntries), SearchQuery.Parse(word).Wanted.Single().Forms.Skip(1));

    [Theory]
    [InlineData("مدينة", "المدينة والمدينة بالمدينة للمدينة وبمدينة لمدينة", "مدينتنا المدينات")]
    [InlineData("المدينة", "مدينة والمدينة بالمدينة للمدينة", "المدين")]
    [InlineData("كرة", "الكرة بالكرة للكرة", "فكرة وكرة")] // an idea is no ball
    [InlineData("ألمانيا", "بألمانيا لألمانيا", "المان")]
    [InlineData("من", "", "المن ومن")]
    public void An_Arabic_word_stands_for_itself_with_what_is_written_onto_its_front(string word, string same, string other)
    {
        var forms = SearchQuery.Parse(word).Wanted.Single().Forms;

        Assert.Subset(forms.ToHashSet(), SearchText.Fold(same).Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet());
        Assert.Empty(forms.Intersect(SearchText.Fold(other).Split(' ')));
    }

    [Fact]
    public void A_story_is_filed_under_one_of_each_month()
    {
        var months = SearchFiling.EachMonth(new DateOnly(2029, 11, 30), new DateOnly(2030, 2, 1));

        Assert.Equal(4, months.Count);
        Assert.All(months.Index(), month => Assert.Contains(
            month.Item, SearchFiling.File("", new DateTime(2029, 11, 15, 0, 0, 0, DateTimeKind.Utc).AddMonths(month.Index), null, []).Split(' ')));
        Assert.Empty(new SearchFilter { SectionId = 1 }.Months);
        Assert.Equal(months, new SearchFilter { From = new DateTime(2029, 11, 30, 0, 0, 0, DateTimeKind.Utc), Until = new DateTime(2030, 3, 1, 0, 0, 0, DateTimeKind.Utc) }.Months);
    }

    [Theory]
    [InlineData("2025-03-05", "2025-03-06", "M202503")]
    [InlineData("2024-12-31", "2025-01-01", "M202412 M202501")]
    [InlineData("2019-11-01", "2031-02-01", "M201911 M201912 D202 Y2030 M203101 M203102")]
    public void Days_are_looked_for_by_decade_year_and_month(string first, string last, string words)
    {
        var day = System.Globalization.CultureInfo.InvariantCulture;
        var filed = SearchFiling.OfMonths(DateOnly.Parse(first, day), DateOnly.Parse(last, day)).Select(word => (word[0] switch { '\u0622' => 'D', '\u0623' => 'Y', _ => 'M' }) + word[1..]);

        Assert.Equal(words, string.Join(' ', filed));
    }

    [Fact]
    public void A_long_text_is_read_to_its_limits()
    {
        var many = SearchQuery.Parse(string.Join(' ', Enumerable.Range(10, 1000)));
        var one = SearchQuery.Parse(new string('a', 10_000));
        var expanding = SearchQuery.Parse(new string('\u3300', 10_000)); // one letter that folds to five

        Assert.Equal(SearchQuery.TermsMost, many.Wanted.Count);
        Assert.Equal(SearchQuery.LengthMost, many.Text.Length);
        Assert.Equal(new string('a', SearchQuery.LengthMost), Assert.Single(one.Wanted).Text);
        Assert.Equal(SearchQuery.LengthMost, Assert.Single(expanding.Wanted).Text.Length);
    }

    [Fact]
    public void Any_text_is_read_into_folded_terms() => Gen.String.Sample(typed =>
    {
        var query = SearchQuery.Parse(typed);
        foreach (var term in query.Wanted.Concat(query.Unwanted).Concat(query.Completion?.Wanted ?? []).SelectMany(term => term.Forms))
        {
            Assert.Equal(SearchText.Fold(term), term);
            Assert.InRange(term.Length, 1, SearchQuery.LengthMost + 4);
        }
    });
}
