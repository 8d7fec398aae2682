using NewsSite.Core.CopyDesk.Checks;

namespace NewsSite.Core.CopyDesk;

/// <summary>One thing that the copy desk looks for. A new one is a file in <c>Checks/</c> and a row here; <c>docs/copy-desk.md</c> tells what each does.</summary>
/// <param name="Name">Short name in lower case; stored with dismissals and used in settings, so it stays.</param>
/// <param name="Find">Finds it. A pure function: the same copy gives the same findings in the same order.</param>
public sealed record CopyCheck(string Name, Func<Copy, IEnumerable<Finding>> Find)
{
    /// <summary>Longest <see cref="Name"/>, in characters.</summary>
    public const int NameMaxLength = 40;

    /// <summary>Every check, in the order in which findings are shown.</summary>
    public static IReadOnlyList<CopyCheck> All { get; } =
    [
        new(NameSpelling.Name, NameSpelling.Find),
        new(MissingCredit.Name, MissingCredit.Find),
        new(MissingAlternativeText.Name, MissingAlternativeText.Find),
        new(WeekdayWithoutDate.Name, WeekdayWithoutDate.Find),
        new(DoubledWord.Name, DoubledWord.Find),
        new(UnbalancedQuotes.Name, UnbalancedQuotes.Find),
        new(LongHeadline.Name, LongHeadline.Find),
        new(BrokenLink.Name, BrokenLink.Find),
        new(MissingTag.Name, MissingTag.Find),
        new(MissingSection.Name, MissingSection.Find),
    ];

    /// <summary>The check of that name; null when there is none.</summary>
    public static CopyCheck? Named(string name) => All.FirstOrDefault(check => check.Name == name);

    /// <summary>Everything that the checks find, in their order.</summary>
    public static IReadOnlyList<Finding> Read(Copy copy)
    {
        ArgumentNullException.ThrowIfNull(copy);
        return [.. All.SelectMany(check => check.Find(copy))];
    }
}
