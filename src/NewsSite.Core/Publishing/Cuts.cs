namespace NewsSite.Core.Publishing;

/// <summary>Cuts texts to a length, such as the width of a column.</summary>
public static class Cuts
{
    /// <summary>The first <paramref name="most"/> characters, or one less: half of a surrogate pair is no text, and PostgreSQL refuses it.</summary>
    public static string Upto(this string text, int most)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
    }
}
