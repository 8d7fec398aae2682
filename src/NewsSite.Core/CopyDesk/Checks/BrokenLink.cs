namespace NewsSite.Core.CopyDesk.Checks;

/// <summary>A link in the body that leads nowhere. Whether it does is asked beforehand; see <see cref="Copy.BrokenLinks"/>.</summary>
internal static class BrokenLink
{
    public const string Name = "link";

    public static IEnumerable<Finding> Find(Copy copy)
    {
        if (copy.BrokenLinks.Count == 0)
            yield break;
        foreach (var link in BodyLinks.In(copy.Body))
        {
            if (!copy.BrokenLinks.TryGetValue(link.Address, out var why))
                continue;
            var where = copy.Passages.LastOrDefault(passage => passage.Field == "Body" && passage.Offset <= link.Start)?.Where ?? T("Body");
            yield return new Finding(Name, new Spot(where, "Body", link.Start, link.Address.Length), [link.Address], T($"The link to {link.Address} leads nowhere: {why}."));
        }
    }
}
