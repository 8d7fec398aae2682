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

        Assert.Equal(wanted.Split('|'), query.Wanted);
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

        Assert.Equal(wanted.Split('|'), query.Wanted);
        Assert.Equal(unwanted.Split('|', StringSplitOptions.RemoveEmptyEntries), query.Unwanted);
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

    [Fact]
    public void A_long_text_is_read_to_its_limits()
    {
        var many = SearchQuery.Parse(string.Join(' ', Enumerable.Range(10, 1000)));
        var one = SearchQuery.Parse(new string('a', 10_000));
        var expanding = SearchQuery.Parse(new string('\u3300', 10_000)); // one letter that folds to five

        Assert.Equal(SearchQuery.TermsMost, many.Wanted.Count);
        Assert.Equal(SearchQuery.LengthMost, many.Text.Length);
        Assert.Equal(new string('a', SearchQuery.LengthMost), Assert.Single(one.Wanted));
        Assert.Equal(SearchQuery.LengthMost, Assert.Single(expanding.Wanted).Length);
    }

    [Fact]
    public void Any_text_is_read_into_folded_terms() => Gen.String.Sample(typed =>
    {
        var query = SearchQuery.Parse(typed);
        foreach (var term in query.Wanted.Concat(query.Unwanted))
        {
            Assert.Equal(SearchText.Fold(term), term);
            Assert.InRange(term.Length, 1, SearchQuery.LengthMost);
        }
    });
}
