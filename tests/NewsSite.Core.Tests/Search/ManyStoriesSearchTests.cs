using Microsoft.Extensions.DependencyInjection;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Publishing;
using NewsSite.Core.Search;
using NewsSite.Core.Tests.Stores;

namespace NewsSite.Core.Tests.Search;

/// <summary>
/// Searches a store that is large enough for a database to choose between its ways: words of every frequency, everywhere or in some years only, in any
/// combination. What is found, over all pages, is what a look into each story finds.
/// </summary>
public sealed class ManyStoriesSearchTests
{
    private const int Stories = 900;
    private const int Searches = 150;
    private static readonly DateTime First = new(2023, 1, 1, 9, 0, 0, DateTimeKind.Utc);

    // None is a form or the beginning of another. Which stories have it in the headline, and which in the text.
    private static readonly (string Word, Func<int, bool> InHeadline, Func<int, bool> InText)[] Words =
    [
        ("dawlin", _ => false, _ => true),
        ("brenko", story => story % 3 == 0, story => story % 2 == 0),
        ("cerulo", story => story % 11 == 0, story => story % 5 == 1),
        ("fandor", story => story % 70 == 0, story => story % 90 == 1),
        ("gostem", story => story > Stories - 9, story => story > Stories - 15),
        ("hulvar", story => story < 40, story => story < 200),
        ("jorbit", story => story is 17 or 600, story => story is 17 or 18),
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Whatever_way_a_database_takes_it_finds_what_is_there(DatabaseProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var stories = await PrintAsync(store);
        var random = new Random(20261127);

        for (var n = 0; n < Searches; n++)
        {
            var (typed, filter, isThere) = Search(random);
            var wanted = stories.Where(isThere).Select(story => story.Slug).Order();

            Assert.True(wanted.SequenceEqual((await FindAllAsync(store, typed, filter)).Order()), $"{typed} {filter.From:d} {filter.Until:d}");
        }
    }

    private static (string Typed, SearchFilter Filter, Func<Story, bool> IsThere) Search(Random random)
    {
        var terms = Enumerable.Range(0, 1 + random.Next(3)).Select(n => AnyTerm(random, n > 0 && random.Next(3) == 0)).DistinctBy(term => term.Text).ToList();
        var from = random.Next(4) == 0 ? Utc(2023 + random.Next(3), 1 + random.Next(12)) : (DateTime?)null;
        var until = random.Next(4) == 0 ? Utc(2023 + random.Next(3), 1 + random.Next(12)) : (DateTime?)null;
        return (
            string.Join(' ', terms.Select(term => (term.IsUnwanted ? "-" : "") + term.Typed)),
            new SearchFilter { From = from, Until = until },
            story => terms.All(term => (Has(story.Headline, term) || Has(story.Text, term)) != term.IsUnwanted)
                && (from is null || story.At >= from) && (until is null || story.At < until));
    }

    // In quotes, so that a word stands for itself; or a phrase, or the beginning of a word.
    private static Term AnyTerm(Random random, bool isUnwanted)
    {
        var word = Words[random.Next(Words.Length)].Word;
        return random.Next(5) switch
        {
            0 => new Term($"{word} {Words[random.Next(Words.Length)].Word}", false, isUnwanted),
            1 => new Term($"{word} {Words[random.Next(Words.Length)].Word} {Words[random.Next(Words.Length)].Word}", false, isUnwanted),
            2 => new Term(word[..4], true, isUnwanted),
            _ => new Term(word, false, isUnwanted),
        };
    }

    private static bool Has(string text, Term term) => $" {text} ".Contains($" {term.Text}{(term.IsBeginning ? "" : " ")}", StringComparison.Ordinal);

    private static async Task<List<string>> FindAllAsync(TestStore store, string typed, SearchFilter filter)
    {
        await using var scope = store.Services().CreateAsyncScope();
        var (search, found, after) = (scope.ServiceProvider.GetRequiredService<ArticleSearch>(), new List<string>(), (string?)null);
        do
        {
            var page = await search.FindAsync(SearchQuery.Parse(typed), filter, after, Ct);
            found.AddRange(page!.Hits.Select(hit => hit.Slug));
            after = page.Next;
        }
        while (after is not null);
        return found;
    }

    // A day and a bit apart, so that they fill three years.
    private static async Task<List<Story>> PrintAsync(TestStore store)
    {
        var stories = Enumerable.Range(0, Stories).Select(n => new Story(
            $"story-{n}",
            string.Join(' ', Words.Where(word => word.InHeadline(n)).Select(word => word.Word).Append($"no{n}")),
            string.Join(' ', Words.Where(word => word.InText(n)).Select(word => word.Word)),
            First.AddHours(29 * n))).ToList();
        await using var db = store.NewDb();
        var articles = stories.ConvertAll(story => new Article
        {
            Slug = story.Slug,
            State = ArticleState.Published,
            LiveNumber = 1,
            PublishedAt = story.At,
            Revisions = { new Revision { Number = 1, Headline = story.Headline, BodyHtml = $"<p>{story.Text}</p>" } },
        });
        db.Articles.AddRange(articles);
        await db.SaveChangesAsync(Ct);
        foreach (var article in articles)
        {
            var text = article.Revisions.Single();
            db.SearchDocuments.Add(new SearchDocument
            {
                ArticleId = article.Id,
                Headline = SearchIndexing.ReaderHeadline(article, text),
                Text = SearchIndexing.ReaderText(text),
            });
        }

        await db.SaveChangesAsync(Ct);
        return stories;
    }

    private static DateTime Utc(int year, int month) => new(year, month, 1, 0, 0, 0, DateTimeKind.Utc);

    private sealed record Story(string Slug, string Headline, string Text, DateTime At);

    private sealed record Term(string Text, bool IsBeginning, bool IsUnwanted)
    {
        public string Typed => IsBeginning ? Text + "*" : $"\"{Text}\"";
    }
}
