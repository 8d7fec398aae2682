using Microsoft.Extensions.Configuration;
using NewsSite.Core.Data;

namespace NewsSite.Core.Tests;

public sealed class SiteOptionsTests
{
    [Fact]
    public void Without_settings_the_site_is_an_embedded_one_on_loopback()
    {
        var site = SiteOptions.Read(Settings([]));

        Assert.Equal(DatabaseProvider.Sqlite, site.Database.Provider);
        Assert.Equal("", site.BaseUrl);
        Assert.Equal(Path.Combine(Repository.Root, "seeds"), site.SeedFullPath);
        Assert.Contains(Path.Combine("data", "newssite.db"), site.EffectiveConnectionString, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NewsSite:Titel", "x", "NewsSite:Titel")]
    [InlineData("NewsSite:Photos:Stroe", "FileSystem", "NewsSite:Photos:Stroe")]
    [InlineData("NewsSite:Photos:Store", "Attic", "NewsSite:Photos:Store")]
    [InlineData("NewsSite:Database:Provider", "Oracle", "NewsSite:Database:Provider")]
    [InlineData("NewsSite:Database:Provider", "PostgreSql", "NewsSite:ConnectionStrings:NewsSite")]
    [InlineData("NewsSite:TimeZone", "Mars/Olympus", "NewsSite:TimeZone")]
    [InlineData("NewsSite:Language", "klingon-please", "NewsSite:Language")]
    [InlineData("NewsSite:Title", " ", "NewsSite:Title")]
    [InlineData("NewsSite:DataDirectory", "", "NewsSite:DataDirectory")]
    [InlineData("NewsSite:Proxies", "everybody", "NewsSite:Proxies")]
    [InlineData("NewsSite:BaseUrl", "news.example.org", "NewsSite:BaseUrl")]
    [InlineData("NewsSite:BaseUrl", "https://news.example.org/paper", "NewsSite:BaseUrl")]
    [InlineData("NewsSite:BaseUrl", "ftp://news.example.org", "NewsSite:BaseUrl")]
    [InlineData("NewsSite:Feeds:Text", "Half", "NewsSite:Feeds:Text")]
    [InlineData("NewsSite:Feeds:Hub", "http://hub.example.org/", "NewsSite:Feeds:Hub")]
    [InlineData("NewsSite:Feeds:Hub", "https://hub.example.org/", "NewsSite:Feeds:Hub")] // without BaseUrl
    [InlineData("NewsSite:Cdn:Purge", "the CDN", "NewsSite:Cdn:Purge")]
    [InlineData("NewsSite:CopyDesk:Mandatory", "tag, spelling", "NewsSite:CopyDesk:Mandatory")]
    [InlineData("NewsSite:CopyDesk:Links", "sometimes", "NewsSite")]
    [InlineData("NewsSite:Cdn:Keys", "Labels", "NewsSite:Cdn:Keys")]
    [InlineData("NewsSite:Cdn:Credential", "abc", "NewsSite:Cdn:Credential")]
    [InlineData("NewsSite:SecurityContact", "security@example.org", "NewsSite:SecurityContact")]
    public void A_wrong_setting_is_named_in_one_line(string name, string value, string named)
    {
        var error = Assert.Throws<InvalidSettingException>(() => SiteOptions.Read(Settings(new() { [name] = value })));

        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void The_connection_string_is_also_read_from_where_dotnet_keeps_it()
    {
        var site = SiteOptions.Read(Settings(new() { ["NewsSite:Database:Provider"] = "PostgreSql", ["ConnectionStrings:NewsSite"] = "Host=db" }));

        Assert.Equal("Host=db", site.EffectiveConnectionString);
    }

    private static IConfiguration Settings(Dictionary<string, string?> values) => new ConfigurationBuilder().AddInMemoryCollection(values).Build();
}
