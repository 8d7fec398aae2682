using NewsSite.Core.Articles;

namespace NewsSite.Core.Publishing;

/// <summary>What the address of a withdrawn story is to answer.</summary>
/// <param name="Kind">Notice, redirect or gone.</param>
/// <param name="Notice">For a notice: what readers are told, plain text.</param>
/// <param name="Target">For a redirect: a site-relative address, for example <c>/articles/the-other-story</c>.</param>
public sealed record WithdrawalText(WithdrawalKind Kind, string Notice = "", string Target = "")
{
    internal IEnumerable<Problem> Problems(Article article)
    {
        if (Kind == WithdrawalKind.Notice && string.IsNullOrWhiteSpace(Notice))
            yield return new Problem(nameof(Notice), "Say in a sentence why the story was withdrawn: readers who follow a link will see it.");
        if (Notice.Trim().Length > Article.NoticeMaxLength)
            yield return new Problem(nameof(Notice), $"The notice is longer than {Article.NoticeMaxLength:N0} characters. Shorten it.");
        if (Kind != WithdrawalKind.Redirect)
            yield break;

        var target = Target.Trim();
        if (target.Length > Redirect.PathMaxLength || !IsLocalPath(target))
            yield return new Problem(nameof(Target), "Give an address on this site, beginning with one “/”, for example /articles/the-other-story.");
        else if (target == Slug.ArticlePath(article.Slug))
            yield return new Problem(nameof(Target), "This is the address of the story itself. Give another one.");
    }

    // "//host" and "/\host" leave the site in every browser.
    private static bool IsLocalPath(string path) =>
        path.StartsWith('/') && !path.StartsWith("//", StringComparison.Ordinal) && !path.Contains('\\') && !path.Any(char.IsControl);
}
