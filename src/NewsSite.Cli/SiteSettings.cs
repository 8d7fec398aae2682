using Microsoft.Extensions.Configuration;
using NewsSite.Core;

namespace NewsSite.Cli;

/// <summary>Reads the settings where the site reads them: <c>appsettings.json</c>, the environment, the command line.</summary>
internal static class SiteSettings
{
    private static readonly string[] Sections = [$"--{SiteOptions.SectionName}:", "--ConnectionStrings:"];

    /// <summary>Takes the settings out of the arguments: <c>--NewsSite:Title=News</c> or <c>--NewsSite:Title News</c>.</summary>
    public static (string[] Own, string[] Settings) Split(IReadOnlyList<string> args)
    {
        var (own, settings) = (new List<string>(), new List<string>());
        for (var i = 0; i < args.Count; i++)
        {
            var isSetting = Array.Exists(Sections, section => args[i].StartsWith(section, StringComparison.OrdinalIgnoreCase));
            (isSetting ? settings : own).Add(args[i]);
            if (isSetting && !args[i].Contains('=') && i + 1 < args.Count)
                settings.Add(args[++i]);
        }

        return ([.. own], [.. settings]);
    }

    /// <summary>The settings of the site.</summary>
    /// <exception cref="InvalidSettingException">One of them is unknown or not allowed.</exception>
    public static SiteOptions Read(string[] settings)
    {
        var configuration = new ConfigurationBuilder();
        var environment = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") ?? "Production";
        if (Folder() is { } folder)
            configuration.AddJsonFile(Path.Combine(folder, "appsettings.json")).AddJsonFile(Path.Combine(folder, $"appsettings.{environment}.json"), optional: true);
        configuration.AddEnvironmentVariables().AddCommandLine(settings);
        try
        {
            return SiteOptions.Read(configuration.Build());
        }
        catch (InvalidDataException e)
        {
            throw new InvalidSettingException($"appsettings.json cannot be read: {(e.InnerException ?? e).Message.ReplaceLineEndings(" ")}");
        }
    }

    // Where the site's are: the working directory, the site's folder in a checkout, or beside the program when both are published together.
    private static string? Folder()
    {
        var checkout = Ancestors(Directory.GetCurrentDirectory()).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "NewsSite.sln")));
        return new[] { Directory.GetCurrentDirectory(), checkout is null ? null : Path.Combine(checkout, "src", "NewsSite.Web"), AppContext.BaseDirectory }
            .FirstOrDefault(folder => folder is not null && File.Exists(Path.Combine(folder, "appsettings.json")));
    }

    private static IEnumerable<string> Ancestors(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
            yield return at.FullName;
    }
}
