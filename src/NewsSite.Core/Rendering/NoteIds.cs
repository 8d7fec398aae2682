using System.Globalization;
using Markdig.Extensions.Footnotes;

namespace NewsSite.Core.Rendering;

/// <summary>
/// The only ids in a rendered text: <c>note-1</c> of a footnote and <c>note-ref-1</c> of each place that refers to one. Pages use no id that
/// starts with <c>note-</c>.
/// </summary>
internal static class NoteIds
{
    public static string OfNote(Footnote note) => string.Create(CultureInfo.InvariantCulture, $"note-{note.Order}");

    public static string OfReference(FootnoteLink link) => string.Create(CultureInfo.InvariantCulture, $"note-ref-{link.Index}");
}
