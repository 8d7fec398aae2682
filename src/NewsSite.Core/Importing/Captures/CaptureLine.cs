namespace NewsSite.Core.Importing.Captures;

/// <summary>A line of a captured file that is not blank.</summary>
/// <param name="Number">Its place in the file, from 1.</param>
/// <param name="BlankLinesBefore">Blank lines that stand directly before it.</param>
/// <param name="Text">What is stored: the line without white space at its ends.</param>
/// <param name="Key">What it is compared by, see <see cref="LineKey"/>.</param>
internal readonly record struct CaptureLine(int Number, int BlankLinesBefore, string Text, string Key)
{
    /// <summary>Whether it is residue of the page's text-size widget: nothing but <c>TT</c>.</summary>
    public bool IsWidget => Key == "TT";

    public bool IsSame(CaptureLine other) => Key == other.Key;

    /// <summary>Whether it is the same but for capital and small letters.</summary>
    public bool IsAlike(CaptureLine other) => Key.Equals(other.Key, StringComparison.OrdinalIgnoreCase);
}
