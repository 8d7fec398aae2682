using NewsSite.Core.Articles;
using NewsSite.Core.FrontPage;

namespace NewsSite.Web.Areas.Admin.Pages.Front;

/// <summary>A slot of the front page, as its partial draws it.</summary>
/// <param name="Cell">What stands in it.</param>
/// <param name="Card">What readers see of the story.</param>
/// <param name="Name">The slot's name.</param>
/// <param name="Opened"><see cref="FrontState.DraftNumber"/>.</param>
public sealed record SlotView(FrontCell Cell, ArticleCard Card, string Name, long Opened)
{
    /// <summary>The slot before it; null for the first.</summary>
    public FrontPlace? Up { get; init; }

    /// <summary>The slot after it; null for the last.</summary>
    public FrontPlace? Down { get; init; }

    /// <summary>Where the keyboard goes on: <c>up</c>, <c>down</c>, or null, which is elsewhere.</summary>
    public string? Focus { get; init; }

    /// <summary>What was typed into it and refused; null when nothing was.</summary>
    public IndexModel.Step? Refused { get; init; }
}
