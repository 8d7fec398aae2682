namespace NewsSite.Web.Areas.Admin.Pages.Articles;

/// <summary>One caption in the editor.</summary>
/// <param name="Story">Number of the story, or <c>new</c>.</param>
/// <param name="Index">Its place in the form's list, or a mark that the script replaces.</param>
/// <param name="Place">Its place for people, from 1.</param>
/// <param name="Caption">What was typed.</param>
/// <param name="Photos">What can be chosen.</param>
public sealed record CaptionFields(string Story, string Index, int Place, CaptionForm Caption, IReadOnlyList<ShelfPhoto> Photos)
{
    /// <summary>The chosen photo; null for none.</summary>
    public ShelfPhoto? Chosen => Photos.FirstOrDefault(photo => photo.Id == Caption.Photo);
}
