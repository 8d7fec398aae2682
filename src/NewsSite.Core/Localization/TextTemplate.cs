using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace NewsSite.Core.Localization;

/// <summary>An interpolated sentence taken apart: its key with numbered places, and what stands in them.</summary>
[InterpolatedStringHandler]
public readonly struct TextTemplate
{
    private readonly StringBuilder _key;
    private readonly List<object?> _arguments;

    /// <summary>Called by the compiler.</summary>
    public TextTemplate(int literalLength, int formattedCount)
    {
        _key = new StringBuilder(literalLength + (3 * formattedCount));
        _arguments = new List<object?>(formattedCount);
    }

    /// <summary>For example <c>“{0}” is longer than {1} characters.</c></summary>
    public string Key => _key.ToString();

    /// <summary>In the order of their places. Numbers and times are text already, written as in English.</summary>
    public IReadOnlyList<object?> Arguments => _arguments;

    public void AppendLiteral(string text) => _key.Append(text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));

    public void AppendFormatted<TValue>(TValue value, string? format = null)
    {
        _key.Append(CultureInfo.InvariantCulture, $"{{{_arguments.Count}}}");
        _arguments.Add(value is IFormattable formattable ? formattable.ToString(format, CultureInfo.InvariantCulture) : value);
    }
}
