namespace NewsSite.Core.Tests;

/// <summary>The checkout that the tests were built from.</summary>
public static class Repository
{
    /// <summary>The folder with <c>NewsSite.sln</c>.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "NewsSite.sln")))
                return at.FullName;
        }

        throw new InvalidOperationException("The tests run from a checkout: no NewsSite.sln above " + AppContext.BaseDirectory);
    }
}
