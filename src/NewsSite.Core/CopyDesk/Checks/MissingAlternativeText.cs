namespace NewsSite.Core.CopyDesk.Checks;

/// <summary>A photo that says nothing to those who do not see it.</summary>
internal static class MissingAlternativeText
{
    public const string Name = "alternative-text";

    public static IEnumerable<Finding> Find(Copy copy) =>
        from numbered in copy.Captions.Select((caption, at) => (Caption: caption, At: at))
        where numbered.Caption is { Photo: not null, HasAlternativeText: false, IsDecorative: false }
        select new Finding(Name, new Spot(T($"Caption {numbered.At + 1}"), $"Captions[{numbered.At}].AlternativeText"), [numbered.Caption.Photo!],
            T("The photo has no alternative text. Say what it shows, for readers who do not see it, or mark it as decorative."));
}
