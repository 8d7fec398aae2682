using NewsSite.Core.Photos;

namespace NewsSite.Core.CopyDesk.Checks;

/// <summary>A caption that does not say whose picture it is about.</summary>
internal static class MissingCredit
{
    public const string Name = "caption-credit";

    public static IEnumerable<Finding> Find(Copy copy) =>
        from numbered in copy.Captions.Select((caption, at) => (Caption: caption, At: at))
        let caption = numbered.Caption
        where !caption.HasCredit && (caption.Photo is not null || !string.IsNullOrWhiteSpace(caption.Text))
        select new Finding(Name, new Spot(T($"Caption {numbered.At + 1}"), $"Captions[{numbered.At}].Credit"), [Quote(caption)], Words(caption));

    private static string Quote(CopyCaption caption) => string.IsNullOrWhiteSpace(caption.Text) ? caption.Photo ?? "" : caption.Text;

    private static string Words(CopyCaption caption) => CaptionCredit.Split(caption.Text).Credit is { } last
        ? T($"The caption has no credit. If “{last}” at its end is the credit, move it to the field Credit.")
        : T("The caption has no credit. Say who took or supplied the picture.");
}
