namespace NewsSite.Core.Tests;

public sealed class PrivateFolderTests
{
    [Fact]
    public void A_folder_of_the_data_directory_is_for_the_sites_own_account_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes; folders inherit the rights of the one above.");
        var root = Directory.CreateTempSubdirectory("newssite-");
        try
        {
            var data = Path.Combine(root.FullName, "data");

            PrivateFolder.Create(Path.Combine(data, "logs"));

            const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
            Assert.Equal((owner, owner), (ModeOf(data), ModeOf(Path.Combine(data, "logs"))));
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    private static UnixFileMode ModeOf(string path) => new DirectoryInfo(path).UnixFileMode;
}
