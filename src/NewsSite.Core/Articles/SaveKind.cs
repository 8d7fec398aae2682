namespace NewsSite.Core.Articles;

/// <summary>How a text came to be saved.</summary>
public enum SaveKind
{
    /// <summary>Somebody pressed a button, or a source was imported.</summary>
    ByHand = 0,

    /// <summary>By itself, while somebody typed. The history folds these into the milestone that follows.</summary>
    ByItself = 1,
}
