using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NewsSite.Core.Tests.Architecture;

/// <summary>A part of the house uses only what stands below it. The settings, which stand in no part, are there for all.</summary>
public sealed class ArrowTests
{
    private static string Core { get; } = Path.Combine(Repository.Root, "src", "NewsSite.Core");

    [Fact]
    public void No_part_uses_one_beside_or_above_it()
    {
        var upward = Files(Core).SelectMany(file => Arrows.In(Part(file), File.ReadAllText(file)).Where(arrow => !arrow.IsAllowed)
            .Select(arrow => $"{Path.GetRelativePath(Repository.Root, file)} uses {arrow.To}, which does not stand below {arrow.From}"));

        Assert.Empty(upward);
    }

    [Fact]
    public void Every_folder_of_Core_has_its_place() => Assert.Empty(
        Directory.EnumerateDirectories(Core).Select(folder => Path.GetFileName(folder)!).Except([.. Arrows.Parts, "bin", "obj"]));

    [Fact]
    public void The_arrows_that_are_there_are_seen() => Assert.Contains(
        Files(Core).SelectMany(file => Arrows.In(Part(file), File.ReadAllText(file))), arrow => arrow is { From: "Publishing", To: "Data", IsAllowed: true });

    [Theory]
    [InlineData("Articles", "using NewsSite.Core.Publishing;", false)]
    [InlineData("Articles", "using NewsSite.Core.Photos;", true)]
    [InlineData("Search", "using static NewsSite.Core.Data.NewsDb;", false)]
    [InlineData("Search", "using Texts = NewsSite.Core.Rendering.ReadingText;", false)]
    [InlineData("Data", "using NewsSite.Core.Data.Sqlite;", true)]
    [InlineData("Data", "var length = Publishing.DraftText.TagsMost;", false)]
    [InlineData("Data", "var length = global::NewsSite.Core.Importing.X.Y;", false)]
    [InlineData("Articles", "db.Publishing.Add(x); // Publishing.Workflow", true)]
    [InlineData("Articles", "/// <see cref=\"Publishing.Workflow\"/>", true)]
    [InlineData("Articles", "var text = \"Publishing.Workflow\";", true)]
    public void A_line_is_judged_by_what_it_uses(string part, string code, bool isAllowed) =>
        Assert.Equal(isAllowed, Arrows.In(part, code).All(arrow => arrow.IsAllowed));

    [Theory]
    [InlineData("NewsSite.Core", "")]
    [InlineData("NewsSite.Web", "NewsSite.Core")]
    [InlineData("NewsSite.Cli", "NewsSite.Core")]
    public void A_project_refers_to_no_other_than(string project, string others)
    {
        var file = XDocument.Load(Path.Combine(Repository.Root, "src", project, project + ".csproj"));

        Assert.Equal(
            others.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            file.Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/'))));
    }

    [Fact]
    public void Core_knows_no_web_framework() => Assert.DoesNotContain(
        Files(Core).SelectMany(file => Regex.Matches(File.ReadAllText(file), @"using Microsoft\.AspNetCore\.[\w.]+;").Select(match => match.Value)),
        line => !line.Contains(".Identity", StringComparison.Ordinal) && !line.Contains(".DataProtection", StringComparison.Ordinal));

    private static IEnumerable<string> Files(string directory) => Directory.EnumerateFiles(directory, "*.cs", SearchOption.AllDirectories)
        .Where(file => Part(file) is not ("bin" or "obj") && !file.Contains("Migrations", StringComparison.Ordinal));

    // The first folder below Core; files that stand in Core itself see everything.
    private static string Part(string file) => Path.GetRelativePath(Core, file).Split(Path.DirectorySeparatorChar) is [var folder, _, ..] ? folder : "";
}
