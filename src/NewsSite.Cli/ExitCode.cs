namespace NewsSite.Cli;

/// <summary>How the program ends; part of the contract with scripts.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>Refused or failed, in part or altogether.</summary>
    public const int Refused = 1;

    /// <summary>Used wrongly: an unknown verb or option, a path that does not exist, a bad setting.</summary>
    public const int Misused = 2;
}
