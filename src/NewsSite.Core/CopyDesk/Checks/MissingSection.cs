namespace NewsSite.Core.CopyDesk.Checks;

/// <summary>A story that stands in no section.</summary>
internal static class MissingSection
{
    public const string Name = "section";

    public static IEnumerable<Finding> Find(Copy copy) =>
        copy.HasSection ? [] : [new Finding(Name, new Spot(T("Section"), "Section"), [], T("The story is in no section: it will be on the front page only."))];
}
