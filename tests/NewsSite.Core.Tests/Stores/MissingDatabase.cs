using System.Diagnostics.CodeAnalysis;

namespace NewsSite.Core.Tests.Stores;

/// <summary>What happens to a test whose database this machine does not have.</summary>
internal static class MissingDatabase
{
    private static bool MustHaveAll => Environment.GetEnvironmentVariable("NEWSSITE_TEST_ALL") == "1";

    /// <summary>Skips the test that runs, or fails it with NEWSSITE_TEST_ALL=1.</summary>
    [DoesNotReturn]
    public static void Skip(string reason)
    {
        if (MustHaveAll)
            Assert.Fail(reason);
        Assert.Skip(reason);
    }
}
