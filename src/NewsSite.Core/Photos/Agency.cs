namespace NewsSite.Core.Photos;

/// <summary>Somebody who supplies photos: known under several names, named to readers in one way.</summary>
public sealed class Agency
{
    /// <summary>Longest name, in characters.</summary>
    public const int NameMaxLength = 100;

    /// <summary>Longest list of other names, in characters.</summary>
    public const int AliasesMaxLength = 500;

    public long Id { get; internal set; }

    public string Name { get; internal set; } = "";

    /// <summary>Letters and digits of <see cref="Name"/> in lower case, unique.</summary>
    public string Key { get; internal set; } = "";

    /// <summary>How a credit names it, for example <c>AFP</c> or <c>AP Photo</c>.</summary>
    public string CreditLine { get; internal set; } = "";

    /// <summary>What else it is called in credits, separated by commas; in any script.</summary>
    public string Aliases { get; internal set; } = "";

    /// <summary>Concurrency token, raised by every change of the row.</summary>
    public long Version { get; internal set; }

    /// <summary>What two spellings of a name have in common: its letters and digits, in lower case.</summary>
    public static string KeyOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
    }
}

/// <summary>The agencies that a credit can name.</summary>
public sealed class AgencyBook
{
    private readonly Dictionary<string, Agency> _byName = [];

    /// <summary>Opens it at these agencies; of two with one name the first counts.</summary>
    public AgencyBook(IEnumerable<Agency> agencies)
    {
        ArgumentNullException.ThrowIfNull(agencies);
        foreach (var agency in agencies)
            foreach (var name in new[] { agency.Name, agency.CreditLine }.Concat(agency.Aliases.Split([',', '،'])))
                if (Agency.KeyOf(name) is { Length: > 0 } key)
                    _byName.TryAdd(key, agency);
    }

    /// <summary>The agency of that name, credit line or other name; null when there is none.</summary>
    public Agency? Find(string name) => _byName.GetValueOrDefault(Agency.KeyOf(name));
}
