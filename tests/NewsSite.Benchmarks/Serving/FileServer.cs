using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace NewsSite.Benchmarks.Serving;

/// <summary>The yardstick for pictures: Kestrel with its own static files and nothing else.</summary>
internal static class FileServer
{
    /// <summary>Answers until the process is ended.</summary>
    /// <param name="port">Where to listen on loopback.</param>
    /// <param name="folder">What to send.</param>
    public static Task RunAsync(string port, string folder)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        var app = builder.Build();
        app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(folder), ServeUnknownFileTypes = true });
        return app.RunAsync();
    }
}
