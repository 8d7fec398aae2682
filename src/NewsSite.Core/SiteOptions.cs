using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Extensions.Configuration;
using NewsSite.Core.CopyDesk;
using NewsSite.Core.Data;

namespace NewsSite.Core;

/// <summary>
/// Every setting of the site, read from the section <c>NewsSite</c> of <c>appsettings.json</c>, the environment or the command line;
/// described in <c>docs/configuration.md</c>.
/// </summary>
public sealed partial class SiteOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string SectionName = "NewsSite";

    /// <summary>Where the embedded database, photos and logs are kept. Relative: to the root of the repository, or to the working directory outside one.</summary>
    public string DataDirectory { get; set; } = "data";

    /// <summary>Which database.</summary>
    public DatabaseOptions Database { get; set; } = new();

    /// <summary>How to reach the database; needed for SQL Server and PostgreSQL.</summary>
    public ConnectionStringOptions ConnectionStrings { get; set; } = new();

    /// <summary>Where the source files of an empty store are read from. Relative as <see cref="DataDirectory"/>.</summary>
    public string SeedPath { get; set; } = "seeds";

    /// <summary>Name of the site, at most 80 characters.</summary>
    public string Title { get; set; } = "NewsSite";

    /// <summary>Public address, scheme and host (and port); empty: the site answers on loopback names only.</summary>
    public string BaseUrl { get; set; } = "";

    /// <summary>The newsroom's time zone, IANA name.</summary>
    public string TimeZone { get; set; } = "UTC";

    /// <summary>Language of the site and of stories whose letters do not tell another, BCP 47.</summary>
    public string Language { get; set; } = "en";

    /// <summary>Proxies in front whose word about the client is taken: addresses or networks, comma-separated, for example <c>10.0.0.0/24</c>.</summary>
    public string Proxies { get; set; } = "";

    /// <summary>Where photos are kept.</summary>
    public PhotoOptions Photos { get; set; } = new();

    /// <summary>What feeds say and whom they tell.</summary>
    public FeedOptions Feeds { get; set; } = new();

    /// <summary>How many finished pages are kept in memory.</summary>
    public CacheOptions Cache { get; set; } = new();

    /// <summary>A CDN in front that is told of changes.</summary>
    public CdnOptions Cdn { get; set; } = new();

    /// <summary>How people sign in.</summary>
    public SignInOptions SignIn { get; set; } = new();

    /// <summary>What the copy desk may do beyond advice.</summary>
    public CopyDeskOptions CopyDesk { get; set; } = new();

    /// <summary>Where measurements go.</summary>
    public TelemetryOptions Telemetry { get; set; } = new();

    /// <summary>
    /// Seconds, 0 to 60, that a node which was asked to end goes on answering while <c>/health/ready</c> says 503, so that what stands in front can turn elsewhere.
    /// </summary>
    public int Drain { get; set; }

    /// <summary>Where to report a weakness of the site, for <c>security.txt</c>: an <c>https:</c> or <c>mailto:</c> address; empty: there is no such file.</summary>
    public string SecurityContact { get; set; } = "";

    /// <summary><see cref="DataDirectory"/> as a full path.</summary>
    public string DataPath => Path.GetFullPath(DataDirectory, Root);

    /// <summary><see cref="SeedPath"/> as a full path.</summary>
    public string SeedFullPath => Path.GetFullPath(SeedPath, Root);

    /// <summary><see cref="TimeZone"/> looked up.</summary>
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    /// <summary><see cref="Proxies"/> as networks.</summary>
    public IReadOnlyList<IPNetwork> ProxyNetworks => [.. Networks(Proxies).Select(network => network!.Value)];

    /// <summary>The connection string, or the embedded file's when none is set.</summary>
    public string EffectiveConnectionString => ConnectionStrings.NewsSite.Length > 0
        ? ConnectionStrings.NewsSite
        : $"Data Source={Path.Combine(DataPath, "newssite.db")}";

    /// <summary>Reads and checks the settings.</summary>
    /// <exception cref="InvalidSettingException">A setting is unknown or has a value that is not allowed; the message names it.</exception>
    public static SiteOptions Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(SectionName);
        var options = new SiteOptions();
        try
        {
            section.Bind(options, binder => binder.ErrorOnUnknownConfiguration = true);
        }
        catch (InvalidOperationException e)
        {
            throw new InvalidSettingException(Describe(section, e));
        }

        if (options.ConnectionStrings.NewsSite.Length == 0)
            options.ConnectionStrings.NewsSite = configuration.GetConnectionString("NewsSite") ?? "";
        options.Check();
        return options;
    }

    private void Check()
    {
        if (string.IsNullOrWhiteSpace(DataDirectory))
            throw Invalid("DataDirectory", "must name a folder");
        if (Database.Provider != DatabaseProvider.Sqlite && ConnectionStrings.NewsSite.Length == 0)
            throw Invalid("ConnectionStrings:NewsSite", $"must be set for {Database.Provider}");
        if (Title.Trim().Length is 0 or > 80)
            throw Invalid("Title", "must have 1 to 80 characters");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
            throw Invalid("TimeZone", $"'{TimeZone}' is not an IANA time zone such as Europe/London");
        if (!IsLanguage(Language))
            throw Invalid("Language", $"'{Language}' is not a language tag such as en or ar");
        if (Networks(Proxies).Contains(null))
            throw Invalid("Proxies", $"'{Proxies}' is not a list of addresses or networks such as 10.0.0.5, 10.1.0.0/16");
        if (Photos.Store == PhotoStoreKind.S3 && Photos.S3.Bucket.Length == 0)
            throw Invalid("Photos:S3:Bucket", "must name the bucket when Photos:Store is S3");
        if (Photos.S3.Endpoint.Length > 0 && !IsOrigin(Photos.S3.Endpoint))
            throw Invalid("Photos:S3:Endpoint", $"'{Photos.S3.Endpoint}' is not an address such as https://s3.example.org, without a path");
        if (Photos.S3.AccessKey.Length > 0 != Photos.S3.SecretKey.Length > 0)
            throw Invalid("Photos:S3:SecretKey", "and Photos:S3:AccessKey go together");
        if (BaseUrl.Length > 0 && !IsOrigin(BaseUrl))
            throw Invalid("BaseUrl", $"'{BaseUrl}' is not an address such as https://news.example.org, without a path");
        if (Feeds.Hub.Length > 0 && !(Uri.TryCreate(Feeds.Hub, UriKind.Absolute, out var hub) && hub.Scheme == Uri.UriSchemeHttps && hub.UserInfo.Length == 0))
            throw Invalid("Feeds:Hub", $"'{Feeds.Hub}' is not an https address such as https://hub.example.org/");
        if (Feeds.Hub.Length > 0 && BaseUrl.Length == 0)
            throw Invalid("Feeds:Hub", "needs BaseUrl too: a hub fetches the feeds from the public address");
        if (Cache.Megabytes is < 0 or > 65_536)
            throw Invalid("Cache:Megabytes", $"'{Cache.Megabytes}' is not a number from 0 to 65536");
        if (Cdn.Purge.Length > 0 && !(Uri.TryCreate(Cdn.Purge, UriKind.Absolute, out var purge) && (purge.Scheme == Uri.UriSchemeHttps || purge.Scheme == Uri.UriSchemeHttp) && purge.UserInfo.Length == 0))
            throw Invalid("Cdn:Purge", $"'{Cdn.Purge}' is not an address such as https://api.fastly.com/service/ID/purge");
        if (Cdn.Purge.Length > 0 && Cache.Megabytes == 0)
            throw Invalid("Cdn:Purge", "needs Cache:Megabytes of 1 at least: what follows changes for the memory tells the CDN");
        if (Cdn.Credential.Length > 0 && !(Cdn.Credential.Split(':', 2) is [{ Length: > 0 } name, _] && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-') && Ascii.IsValid(Cdn.Credential)))
            throw Invalid("Cdn:Credential", "is not a header such as Fastly-Key: abc");
        if (Telemetry.Otlp.Length > 0 && !IsOrigin(Telemetry.Otlp))
            throw Invalid("Telemetry:Otlp", $"'{Telemetry.Otlp}' is not an address such as http://localhost:4318, without a path");
        if (CopyDesk.MandatoryChecks.FirstOrDefault(name => CopyCheck.Named(name) is null) is { } check)
            throw Invalid("CopyDesk:Mandatory", $"'{check}' is not one of {string.Join(", ", CopyCheck.All.Select(known => known.Name))}");
        if (Drain is < 0 or > 60)
            throw Invalid("Drain", $"'{Drain}' is not a number of seconds from 0 to 60");
        if (SecurityContact.Length > 0 && !(Uri.TryCreate(SecurityContact, UriKind.Absolute, out var contact) && (contact.Scheme == Uri.UriSchemeHttps || contact.Scheme == Uri.UriSchemeMailto)))
            throw Invalid("SecurityContact", $"'{SecurityContact}' is not an address such as mailto:security@example.org or https://news.example.org/security");
    }

    private static IEnumerable<IPNetwork?> Networks(string list) =>
        list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(text =>
            IPNetwork.TryParse(text, out var network) ? network
            : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
            : (IPNetwork?)null);

    private static bool IsLanguage(string tag)
    {
        try
        {
            return tag.Length > 0 && !CultureInfo.GetCultureInfo(tag, predefinedOnly: true).Equals(CultureInfo.InvariantCulture);
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }

    private static bool IsOrigin(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        && uri is { PathAndQuery: "/", Fragment: "", UserInfo: "" };

    private static InvalidSettingException Invalid(string name, string why) => new($"Setting {SectionName}:{name} {why}.");

    // The binder says what it could not do in several sentences; the one who set it needs the name of the setting.
    private static string Describe(IConfigurationSection section, InvalidOperationException e)
    {
        var known = typeof(SiteOptions).GetProperties().Where(p => p.CanWrite).ToDictionary(p => p.Name, p => p.PropertyType, StringComparer.OrdinalIgnoreCase);
        foreach (var child in section.GetChildren())
        {
            if (!known.TryGetValue(child.Key, out var type))
                return $"Setting {SectionName}:{child.Key} is unknown. The settings are listed in docs/configuration.md.";
            var inner = type.GetProperties().Select(p => p.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
            if (type != typeof(string) && child.GetChildren().FirstOrDefault(grandchild => !inner.Contains(grandchild.Key)) is { } unknown)
                return $"Setting {SectionName}:{child.Key}:{unknown.Key} is unknown. The settings are listed in docs/configuration.md.";
        }

        return $"A setting in {SectionName} has a value that is not allowed: {e.Message}{(e.InnerException is null ? "" : " " + e.InnerException.Message)}".ReplaceLineEndings(" ");
    }

    // Started from a checkout, wherever in it, the data and the seeds are those of the checkout.
    private static readonly string Root = Ancestors(Directory.GetCurrentDirectory())
        .FirstOrDefault(directory => File.Exists(Path.Combine(directory, "NewsSite.sln"))) ?? Directory.GetCurrentDirectory();

    private static IEnumerable<string> Ancestors(string directory)
    {
        for (var at = new DirectoryInfo(directory); at is not null; at = at.Parent)
            yield return at.FullName;
    }
}

/// <summary>A setting stops the start; the message is the one line to show.</summary>
public sealed class InvalidSettingException(string message) : Exception(message);
