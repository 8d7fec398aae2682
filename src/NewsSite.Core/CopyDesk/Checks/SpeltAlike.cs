namespace NewsSite.Core.CopyDesk.Checks;

/// <summary>Whether two spellings are one name's.</summary>
internal static class SpeltAlike
{
    // One letter makes another word of a short one (Brown and Crown, White and While), hardly ever of a long one.
    private const int OneLetterFrom = 5;
    private const int OneLetterSurelyFrom = 6;
    private const int TwoLettersFrom = 9;

    /// <summary>True when they most probably are.</summary>
    public static bool AreOne(SpeltName one, SpeltName other)
    {
        if (one.Skeleton == other.Skeleton)
            return !one.Text.Equals(other.Text, StringComparison.OrdinalIgnoreCase);

        var (a, b) = (one.Skeleton, other.Skeleton);
        var shorter = Math.Min(a.Length, b.Length);
        var areSure = shorter < OneLetterSurelyFrom ? one.SureCount > 0 && other.SureCount > 0 : one.SureCount + other.SureCount > 0;
        if (shorter < OneLetterFrom || a[0] != b[0] || !areSure)
            return false;
        var most = shorter >= TwoLettersFrom ? 2 : 1;
        return Spelling.Distance(a, b, most) <= most && !IsEndingOnly(a, b) && !ArePeopleApart(one, other);
    }

    // Agency and Agencies, German and Germany, Administrator and Administration: words of one stem that end differently. A last letter that is doubled is a spelling.
    private static bool IsEndingOnly(string one, string other)
    {
        var isStem = one.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(one, StringComparison.Ordinal);
        return isStem ? !IsLastDoubled(one, other) : one[^1] != other[^1];
    }

    private static bool IsLastDoubled(string one, string other) =>
        Math.Abs(one.Length - other.Length) == 1 && (one.Length > other.Length ? one : other) is [.., var before, var last] && before == last;

    // Ann Johnson and Bob Johnston are two people.
    private static bool ArePeopleApart(SpeltName one, SpeltName other) =>
        one.Before.Count > 0 && other.Before.Count > 0
        && !one.Before.Any(name => other.Before.Any(second => Spelling.Distance(name.ToLowerInvariant(), second.ToLowerInvariant(), 1) <= 1));
}
