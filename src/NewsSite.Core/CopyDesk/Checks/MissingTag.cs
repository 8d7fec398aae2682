namespace NewsSite.Core.CopyDesk.Checks;

/// <summary>A story that no tag leads to.</summary>
internal static class MissingTag
{
    public const string Name = "tag";

    public static IEnumerable<Finding> Find(Copy copy) =>
        copy.HasTags ? [] : [new Finding(Name, new Spot(T("Tags"), "Tags"), [], T("The story has no tag: readers of a topic will not come across it."))];
}
