using System.Reflection;
using NewsSite.Core.Articles;
using NewsSite.Core.History;
using NewsSite.Core.Identity;

namespace NewsSite.Core.Tests.Documentation;

/// <summary>What exists in the code stands in the documentation; a new one fails here until it is written down.</summary>
public sealed class DocumentationTests
{
    public static TheoryData<string, string> Documented
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var setting in Settings(typeof(SiteOptions), ""))
                rows.Add("configuration.md", setting);
            foreach (var verb in Enum.GetNames<Verb>())
                rows.Add("workflow.md", verb);
            foreach (var state in Enum.GetNames<ArticleState>())
                rows.Add("workflow.md", state);
            foreach (var role in Enum.GetNames<Role>())
                rows.Add("roles.md", role);
            foreach (var right in Enum.GetNames<Right>())
                rows.Add("roles.md", right);
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Documented))]
    public void It_is_documented(string page, string name) =>
        Assert.Contains(name, File.ReadAllText(Path.Combine(Repository.Root, "docs", page)), StringComparison.Ordinal);

    [Fact]
    public void Every_metric_stands_in_the_documentation()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "operations.md"));
        var metrics = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*Meter.cs", SearchOption.AllDirectories)
            .SelectMany(file => System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(file), "\"(newssite\\.[a-z.]+)\"")).Select(match => match.Groups[1].Value).ToList();

        Assert.InRange(metrics.Count, 7, 100);
        Assert.All(metrics, metric => Assert.Contains($"`{metric}`", page, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_relative_link_in_the_documentation_leads_to_a_file()
    {
        var pages = Directory.GetFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories).Append(Path.Combine(Repository.Root, "README.md"));
        var broken =
            from page in pages
            from System.Text.RegularExpressions.Match link in System.Text.RegularExpressions.Regex.Matches(WithoutCode(File.ReadAllText(page)), @"\]\((?!https?:|#|mailto:)([^)#\s]+)")
            let target = Path.GetFullPath(link.Groups[1].Value, Path.GetDirectoryName(page)!)
            where !Path.Exists(target)
            select $"{Path.GetFileName(page)} -> {link.Groups[1].Value}";

        Assert.Empty(broken);
    }

    // What stands in code is an example, not a link.
    private static string WithoutCode(string markdown) =>
        System.Text.RegularExpressions.Regex.Replace(markdown, "```.*?```|`[^`\\n]*`", "", System.Text.RegularExpressions.RegexOptions.Singleline);

    // "Photos:Store", not "Photos": a group of settings is documented by its members.
    private static IEnumerable<string> Settings(Type options, string prefix) =>
        options.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite).SelectMany(property =>
            property.PropertyType.DeclaringType == typeof(SiteOptions) && property.PropertyType.IsClass
                ? Settings(property.PropertyType, prefix + property.Name + ":")
                : [prefix + property.Name]);
}
