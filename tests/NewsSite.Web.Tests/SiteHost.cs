using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NewsSite.Core.Data;
using NewsSite.Core.Tests.Stores;

namespace NewsSite.Web.Tests;

/// <summary>
/// The whole site on a port of its own, with a store of its own, spoken to over real HTTP. No seeds unless a test asks for them.
/// </summary>
public sealed class SiteHost : WebApplicationFactory<Program>
{
    private readonly Dictionary<string, string> _settings;
    private readonly TimeProvider? _clock;
    private readonly Action<IServiceCollection>? _change;
    private readonly string _directory = Directory.CreateTempSubdirectory("newssite-").FullName;
    private readonly TestStore _store;

    /// <summary>Starts the site.</summary>
    /// <param name="settings">Settings by their full name, for example <c>NewsSite:Title</c>, over those of a bare site.</param>
    /// <param name="clock">The site's clock; null for the real one.</param>
    /// <param name="change">What else to register differently.</param>
    /// <param name="provider">The database; where this machine has none such the test is skipped.</param>
    public SiteHost(
        IReadOnlyDictionary<string, string>? settings = null, TimeProvider? clock = null, Action<IServiceCollection>? change = null,
        DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        _clock = clock;
        _change = change;

        // Off the test's own synchronization context, which this thread would otherwise block.
        _store = Task.Run(() => TestStore.CreateAsync(provider)).GetAwaiter().GetResult();
        _settings = new Dictionary<string, string>
        {
            ["NewsSite:DataDirectory"] = _directory,
            ["NewsSite:Database:Provider"] = provider.ToString(),
            ["NewsSite:ConnectionStrings:NewsSite"] = _store.ConnectionString,
            ["NewsSite:SeedPath"] = Directory.CreateDirectory(Path.Combine(_directory, "no-seeds")).FullName,
        };
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
            _settings[name] = value;

        // No test changes appsettings.json while a site runs, and the watchers of many sites at once are more than a machine allows.
        Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");
        Environment.SetEnvironmentVariable("DOTNET_USE_POLLING_FILE_WATCHER", "1");
        UseKestrel(0);
        StartServer();
    }

    /// <summary>Where the site keeps its data.</summary>
    public string DataDirectory => _directory;

    /// <summary>The address that the site answers at.</summary>
    public Uri Address => ClientOptions.BaseAddress;

    /// <summary>A visitor: no cookies, redirects shown rather than followed.</summary>
    public HttpClient Visitor() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };

    /// <summary>Does something with the services of the running site.</summary>
    public async Task<T> WithAsync<TService, T>(Func<TService, Task<T>> work) where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        foreach (var (name, value) in _settings)
            builder.UseSetting(name, value);
        builder.ConfigureServices(services =>
        {
            services.ObserveStore();
            if (_clock is not null)
                services.Replace(ServiceDescriptor.Singleton(_clock));
            _change?.Invoke(services);
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing || !Directory.Exists(_directory))
            return;
        Task.Run(async () => await _store.DisposeAsync()).GetAwaiter().GetResult();
        Directory.Delete(_directory, recursive: true);
    }
}
