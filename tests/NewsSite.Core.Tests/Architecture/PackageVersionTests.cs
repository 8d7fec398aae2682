using System.Text.Json;
using System.Xml.Linq;

namespace NewsSite.Core.Tests.Architecture;

/// <summary>Compares what is built with <c>tests/min-versions.json</c>, which stands in for a vulnerability feed that the build may not reach.</summary>
public sealed class PackageVersionTests
{
    private static readonly IReadOnlyList<Bound> Bounds = ReadBounds();

    [Fact]
    public void Every_package_that_is_built_in_is_recent_enough()
    {
        var bad = LockFiles().SelectMany(file => Resolved(file).SelectMany(package => Faults(package.Name, package.Version)
            .Select(fault => $"{Path.GetRelativePath(Repository.Root, file)}: {fault}")));

        Assert.Empty(bad.Distinct());
    }

    [Fact]
    public void Every_version_that_is_named_centrally_is_recent_enough()
    {
        var named = XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props")).Descendants("PackageVersion")
            .Select(package => (Name: package.Attribute("Include")!.Value, Version: package.Attribute("Version")!.Value)).ToList();

        Assert.NotEmpty(named);
        Assert.Empty(named.SelectMany(package => Faults(package.Name, package.Version)));
    }

    [Fact]
    public void Every_project_has_a_lock_file() => Assert.Equal(
        Directory.EnumerateFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories).Select(Path.GetDirectoryName).Order(),
        LockFiles().Select(Path.GetDirectoryName).Order());

    [Theory]
    [InlineData("System.IdentityModel.Tokens.Jwt", "7.1.1", false)]
    [InlineData("System.IdentityModel.Tokens.Jwt", "7.7.3", true)]
    [InlineData("System.IdentityModel.Tokens.Jwt", "7.7.3-preview1", false)]
    [InlineData("Microsoft.Data.SqlClient", "6.1.7", true)]
    [InlineData("Microsoft.Data.SqlClient", "7.0.0", false)]
    [InlineData("newtonsoft.json", "12.0.3", false)]
    [InlineData("Markdig", "0.1.0", true)]
    public void The_comparison_refuses_what_it_should(string name, string version, bool isFine) => Assert.Equal(isFine, !Faults(name, version).Any());

    private static IEnumerable<string> LockFiles() => Directory
        .EnumerateFiles(Repository.Root, "packages.lock.json", SearchOption.AllDirectories)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static IEnumerable<(string Name, string Version)> Resolved(string lockFile)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(lockFile));
        foreach (var framework in json.RootElement.GetProperty("dependencies").EnumerateObject())
        {
            foreach (var package in framework.Value.EnumerateObject())
            {
                if (package.Value.TryGetProperty("resolved", out var version))
                    yield return (package.Name, version.GetString()!);
            }
        }
    }

    private static IEnumerable<string> Faults(string name, string version)
    {
        foreach (var bound in Bounds.Where(bound => bound.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
        {
            var number = Version.Parse(version.Split('-')[0]);
            var isPreview = version.Contains('-', StringComparison.Ordinal);
            if (number < bound.Lowest || (number == bound.Lowest && isPreview) || number >= bound.Below)
                yield return $"{name} {version} is outside {bound.Lowest} to {bound.Below}: {bound.Why}";
        }
    }

    private static List<Bound> ReadBounds()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "tests", "min-versions.json")));
        return [.. json.RootElement.GetProperty("packages").EnumerateObject().Select(package => new Bound(
            package.Name,
            Version.Parse(package.Value.GetProperty("lowest").GetString()!),
            package.Value.TryGetProperty("below", out var below) ? Version.Parse(below.GetString()!) : new Version(int.MaxValue, 0),
            package.Value.GetProperty("why").GetString()!))];
    }

    private sealed record Bound(string Name, Version Lowest, Version Below, string Why);
}
