namespace NewsSite.Core.Publishing;

/// <summary>Cuts texts to the width of a column.</summary>
internal static class Cuts
{
    /// <summary>The first <paramref name="most"/> characters, or one less: half of a surrogate pair is no text, and PostgreSQL refuses it.</summary>
    public static string Upto(this string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
}
