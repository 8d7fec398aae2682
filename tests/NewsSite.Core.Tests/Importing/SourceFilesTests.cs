using NewsSite.Core.Importing;

namespace NewsSite.Core.Tests.Importing;

public sealed class SourceFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("newssite-files-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Files_come_in_the_ordinal_order_of_their_names_with_folders_where_their_name_stands()
    {
        Write("b.txt", "a b.txt", "B.txt", "10.txt", "9.txt", "c/z.txt", "c/a/x.txt", "d.txt", "أخبار.txt");

        Assert.Equal(["10.txt", "9.txt", "B.txt", "a b.txt", "b.txt", "c/a/x.txt", "c/z.txt", "d.txt", "أخبار.txt"], Names());
        Assert.Equal(9, SourceFiles.Count([_folder], TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_file_is_named_by_its_own_name_and_found_by_the_path_that_was_given()
    {
        Write("c/z.txt");
        var file = Assert.Single(SourceFiles.Find([Path.Combine(_folder, "c", "z.txt")]));

        Assert.Equal(("z.txt", Path.Combine(_folder, "c", "z.txt")), (file.Name, file.Path));
        Assert.Equal(Path.Combine(_folder, "c", "z.txt"), Assert.Single(SourceFiles.Find([_folder])).Path);
    }

    [Fact]
    public void Hidden_files_are_passed_over()
    {
        Write(".DS_Store", ".git/config", "a.txt");

        Assert.Equal(["a.txt"], Names());
    }

    [Fact]
    public void A_link_inside_a_folder_is_reported_and_not_followed_wherever_it_leads()
    {
        Write("in/a.txt", "secret/b.txt");
        File.CreateSymbolicLink(Path.Combine(_folder, "in", "b.txt"), Path.Combine(_folder, "secret", "b.txt"));
        Directory.CreateSymbolicLink(Path.Combine(_folder, "in", "loop"), Path.Combine(_folder, "in"));

        var found = SourceFiles.Find([Path.Combine(_folder, "in")]).ToList();

        Assert.Equal(["a.txt", "b.txt", "loop"], found.Select(file => file.Name));
        Assert.Equal([false, true, true], found.Select(file => file.Problem is not null));
    }

    [Fact]
    public void The_path_that_was_given_may_be_a_link_itself()
    {
        Write("real/a.txt");
        var link = Path.Combine(_folder, "link");
        Directory.CreateSymbolicLink(link, Path.Combine(_folder, "real"));

        Assert.Equal(["a.txt"], SourceFiles.Find([link]).Select(file => file.Name));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(100)]
    public void A_folder_is_in_order_however_few_names_are_held_at_a_time(int held)
    {
        var names = Enumerable.Range(0, 20).Select(i => $"{i * 7 % 20}.txt").ToArray();
        Write(names);

        Assert.Equal(names.Order(StringComparer.Ordinal), FolderEntries.InOrder(_folder, held).Select(entry => entry.Name));
    }

    private IEnumerable<string> Names() => SourceFiles.Find([_folder]).Select(file => file.Name);

    private void Write(params string[] names)
    {
        foreach (var name in names)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_folder, name))!);
            File.WriteAllText(Path.Combine(_folder, name), name);
        }
    }
}
