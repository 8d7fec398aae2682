namespace NewsSite.Web.Tests.Pages;

/// <summary>A page of <see cref="PrintedPaper"/>.</summary>
/// <param name="Address">Path and query.</param>
/// <param name="Status">What it answers.</param>
/// <param name="Cache">How long it may be kept.</param>
/// <param name="Shows">What kind of page it is, where it is the example of its kind; null where another row is.</param>
public sealed record PrintedPage(string Address, int Status, string Cache, string? Shows = null);

/// <summary>Every page of <see cref="PrintedPaper"/>, of each kind that a reader can be shown. What tests hold every page to they take from here.</summary>
public static class PrintedPages
{
    private const string Story = "public, max-age=60, s-maxage=3600, stale-while-revalidate=60, stale-if-error=864000";
    private const string List = "public, max-age=30, s-maxage=60";
    private const string Missing = "public, max-age=60";
    private const string Never = "no-store";

    public static IReadOnlyList<PrintedPage> All { get; } =
    [
        new("/", 200, List, "front page"),
        new("/articles/world-story-1", 200, Story, "short story"),
        new("/articles/" + PrintedPaper.Slug, 200, Story, "story with captions and a correction"),
        new("/articles/" + PrintedPaper.ArabicSlug, 200, Story, "short Arabic story"),
        new("/articles/only-a-draft", 404, Missing),
        new("/articles/never-heard-of", 404, Missing),
        new("/articles/" + PrintedPaper.Slug + "/photos", 404, Missing),
        new("/articles/never-heard-of/photos", 404, Missing),
        new("/articles/withdrawn-with-a-notice", 410, Missing, "withdrawn story with a notice"),
        new("/articles/withdrawn-without-a-word", 410, Missing, "withdrawn story without a word"),
        new("/articles/withdrawn-to-another", 301, Missing),
        new("/preview/00000000000000000000000000000000", 404, Never),
        new("/sections/world", 200, List, "section"),
        new("/sections/economy", 200, List),
        new("/sections/nowhere", 404, Missing),
        new("/sections/world?after=nonsense", 400, Never, "broken address of a list"),
        new("/tags", 200, List, "topics"),
        new("/tags?after=iraq", 200, List),
        new("/tags/iraq", 200, List, "topic"),
        new("/tags/nothing", 404, Missing),
        new("/tags/iraq?after=1-", 400, Never),
        new("/authors/jo-writer", 200, List, "author"),
        new("/authors/nobody", 404, Missing),
        new("/authors/jo-writer?after=-", 400, Never),
        new("/archive", 200, List, "archive"),
        new("/archive/2026/11", 200, List, "month"),
        new("/archive/2026/10", 200, List, "month without a story"),
        new("/archive/2026", 200, List, "year"),
        new("/archive/2025", 200, List),
        new("/archive/2027", 404, Missing),
        new("/archive/02026", 301, Missing),
        new("/archive/2026/11/23", 200, List, "day"),
        new("/archive/2026/11/22", 200, List, "day without a story"),
        new("/archive/2026/11/31", 404, Missing),
        new("/archive/2026/11/24", 404, Missing),
        new("/archive/2026/11/1", 301, Missing),
        new("/archive/2026/11/23?after=x", 400, Never),
        new("/archive/2026/12", 404, Missing),
        new("/archive/2026/13", 404, Missing),
        new("/archive/99999/01", 404, Missing),
        new("/archive/2026/1", 301, Missing),
        new("/archive/2026/11?after=x", 400, Never),
        new("/search", 200, List, "search"),
        new("/search?q=quay", 200, List, "search with hits"),
        new("/search?q=zzzz", 200, List, "search without a hit"),
        new("/search?q=-only", 200, List),
        new("/search?q=quay&section=economy&from=2026-11-01&to=2026-11-30", 200, List, "search, narrowed"),
        new("/search?q=harbuor+-x&section=nowhere&tag=none&from=soon&to=late", 200, List, "search with what cannot be chosen, and another spelling"),
        new("/search?q=harb", 200, List),
        new("/search?q=quay&after=nonsense", 400, Never),
        new("/corrections", 200, List, "corrections"),
        new("/corrections?after=nonsense", 400, Never),
        new("/corrections?year=2026", 200, List),
        new("/corrections?year=2025", 200, List, "corrections of a year without any"),
        new("/corrections?year=soon", 400, Never),
        new("/feeds", 200, List, "feeds"),
        new("/feeds?after=iraq", 200, List),
        new("/about", 200, List, "about the newsroom"),
        new("/how-we-work", 200, List, "how the newsroom works"),
        new("/contact", 404, Missing),
        new("/text", 200, List, "text: front page"),
        new("/text/articles/" + PrintedPaper.Slug, 200, Story, "text: story"),
        new("/text/articles/" + PrintedPaper.Slug + "?part=2", 404, Missing),
        new("/text/articles/" + PrintedPaper.ArabicSlug, 200, Story, "text: Arabic story"),
        new("/text/articles/withdrawn-with-a-notice", 410, Missing, "text: withdrawn story"),
        new("/text/articles/withdrawn-to-another", 301, Missing),
        new("/text/articles/never-heard-of", 404, Missing),
        new("/text/sections/world", 200, List, "text: section"),
        new("/text/tags", 200, List, "text: topics"),
        new("/text/tags/iraq", 200, List, "text: topic"),
        new("/text/authors/jo-writer", 200, List, "text: author"),
        new("/text/archive", 200, List, "text: archive"),
        new("/text/archive/2026", 200, List, "text: year"),
        new("/text/archive/2026/11", 200, List, "text: month"),
        new("/text/archive/2026/11/23", 200, List, "text: day"),
        new("/text/archive/2026/11/1", 301, Missing),
        new("/text/search?q=quay", 200, List, "text: search with hits"),
        new("/text/corrections", 200, List, "text: corrections"),
        new("/text/feeds", 200, List, "text: feeds"),
        new("/text/how-we-work", 200, List, "text: how the newsroom works"),
        new("/text/no/such/page", 404, Missing, "text: missing page"),
        new("/errors/404", 404, Missing),
        new("/errors/500", 404, Never, "server error"),
        new("/no/such/page", 404, Missing, "missing page"),
    ];

    /// <summary>One page of each kind.</summary>
    public static IEnumerable<PrintedPage> Kinds => All.Where(page => page.Shows is not null);
}
