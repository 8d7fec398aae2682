using NewsSite.Core.Articles;

namespace NewsSite.Core.Publishing;

/// <summary>What a text must have before readers may see it. Everything else is advice of the copy desk.</summary>
public static class PublishingChecks
{
    /// <summary>The problems that stand in the way; none when it may go out.</summary>
    public static IReadOnlyList<Problem> Find(Revision revision)
    {
        var problems = new List<Problem>();
        if (revision.Headline.Length == 0)
            problems.Add(new Problem(nameof(Revision.Headline), T("A story needs a headline before it can go out.")));
        if (string.IsNullOrWhiteSpace(revision.Body))
            problems.Add(new Problem(nameof(Revision.Body), T("A story needs a body before it can go out.")));
        return problems;
    }

    /// <summary>The problems of a correction's two halves.</summary>
    public static IReadOnlyList<Problem> FindInCorrection(string wrong, string right)
    {
        var problems = new List<Problem>();
        foreach (var (field, text, missing) in new[]
        {
            (nameof(Correction.Wrong), wrong, T("Say what was wrong.")),
            (nameof(Correction.Right), right, T("Say what is right.")),
        })
        {
            if (string.IsNullOrWhiteSpace(text))
                problems.Add(new Problem(field, missing));
            else if (text.Trim().Length > Correction.TextMaxLength)
                problems.Add(new Problem(field, T($"This is longer than {Correction.TextMaxLength:N0} characters. Shorten it.")));
        }

        return problems;
    }
}
