using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace NewsSite.Web.Areas.Admin.Forms;

/// <summary>A text field that was left empty is an empty text, not a missing one.</summary>
internal sealed class EmptyTextStays : IDisplayMetadataProvider
{
    public void CreateDisplayMetadata(DisplayMetadataProviderContext context)
    {
        if (context.Key.ModelType == typeof(string))
            context.DisplayMetadata.ConvertEmptyStringToNull = false;
    }
}
