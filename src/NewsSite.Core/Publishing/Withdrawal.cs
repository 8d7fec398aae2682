using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;

namespace NewsSite.Core.Publishing;

/// <summary>What the address of a withdrawn story is to answer.</summary>
/// <param name="Kind">Notice, redirect or gone.</param>
/// <param name="Notice">For a notice: what readers are told, plain text.</param>
/// <param name="Target">For a redirect: a site-relative address, for example <c>/articles/the-other-story</c>.</param>
public sealed record WithdrawalText(WithdrawalKind Kind, string Notice = "", string Target = "")
{
    /// <summary>What has to be put right before the article's address may answer so; none when it may.</summary>
    internal async Task<IReadOnlyList<Problem>> ProblemsAsync(NewsDb db, Article article, CancellationToken ct)
    {
        var problems = TypedProblems().ToList();
        if (Kind == WithdrawalKind.Redirect && problems.Count == 0 && await WhyNotThereAsync(db, article, ct) is { } why)
            problems.Add(new Problem(nameof(Target), why));
        return problems;
    }

    /// <summary>What is wrong with what was typed, whatever the article.</summary>
    internal IEnumerable<Problem> TypedProblems()
    {
        if (Kind == WithdrawalKind.Notice && string.IsNullOrWhiteSpace(Notice))
            yield return new Problem(nameof(Notice), T("Say in a sentence why the story was withdrawn: readers who follow a link will see it."));
        if (Notice.Trim().Length > Article.NoticeMaxLength)
            yield return new Problem(nameof(Notice), T($"The notice is longer than {Article.NoticeMaxLength:N0} characters. Shorten it."));
        if (Kind != WithdrawalKind.Redirect)
            yield break;

        var target = Target.Trim();
        if (target.Length > Redirect.PathMaxLength || !IsLocalPath(target))
            yield return new Problem(nameof(Target), T("Give an address on this site, beginning with one “/”, for example /articles/the-other-story."));
    }

    // Readers who are sent to a story that sends them on may go round for ever: the target has to be a story that they can read. A former
    // address is good when it leads to one.
    private async Task<string?> WhyNotThereAsync(NewsDb db, Article article, CancellationToken ct)
    {
        var typed = AsAsked(Target);
        var path = await db.Redirects.Where(r => r.From == typed).Select(r => r.To).SingleOrDefaultAsync(ct) ?? typed;
        if (path == Slug.ArticlePath(article.Slug))
            return typed == path ? T("This is the address of the story itself. Give another one.") : T("This is a former address of the story itself. Give another one.");

        var articles = Slug.ArticlePath("");
        return !path.StartsWith(articles, StringComparison.Ordinal) || await db.Articles.Published().AnyAsync(a => a.Slug == path.Substring(articles.Length), ct)
            ? null
            : T("Readers see no story at this address: there is none, or it is not published. Give the address of a published one.");
    }

    // As a browser asks and the site answers: without query and fragment, escapes read, lower case, single slashes.
    private static string AsAsked(string target) =>
        "/" + string.Join('/', Uri.UnescapeDataString(target.Trim().Split('?', '#')[0]).ToLowerInvariant().Split('/', StringSplitOptions.RemoveEmptyEntries));

    // "//host" and "/\host" leave the site in every browser.
    private static bool IsLocalPath(string path) =>
        path.StartsWith('/') && !path.StartsWith("//", StringComparison.Ordinal) && !path.Contains('\\') && !path.Any(char.IsControl);
}
