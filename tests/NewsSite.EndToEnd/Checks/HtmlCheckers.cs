using NewsSite.Core.Tests;

namespace NewsSite.EndToEnd.Checks;

/// <summary>Programs of others that read HTML. Their versions are pinned in <c>Checkers/</c>; they are installed below the tests' own output when first needed.</summary>
internal static class HtmlCheckers
{
    // Younger than the checker: it knows neither these two, nor the sheet that it then takes for broken, nor a colour from an attribute.
    private const string UnknownToNu = ".*(container-type|@view-transition|CSS: Parse Error|CSS: “background”: Parse Error).*";

    private static readonly string Pinned = Path.Combine(Repository.Root, "tests", "NewsSite.EndToEnd", "Checkers");
    private static readonly string Installed = Path.Combine(AppContext.BaseDirectory, "checkers");

    /// <summary>What the checker of the W3C has to say about the files of a folder; nothing if all is well.</summary>
    public static async Task<string> NuAsync(string folder, CancellationToken ct)
    {
        var java = InstalledProgram.Find("java", "default-jre-headless");
        await InstallAsync(ct);
        var jar = Path.Combine(Installed, "node_modules", "vnu-jar", "build", "dist", "vnu.jar");
        var (code, text) = await java.RunAsync(folder, ["-jar", jar, "--skip-non-html", "--format", "gnu", "--filterpattern", UnknownToNu, "."], ct);
        return code == 0 ? text : $"{text}\nended with {code}";
    }

    /// <summary>What html-validate has to say about the files of a folder; nothing if all is well.</summary>
    public static async Task<string> HtmlValidateAsync(string folder, CancellationToken ct)
    {
        var node = InstalledProgram.Find("node", "nodejs");
        await InstallAsync(ct);
        var program = Path.Combine(Installed, "node_modules", "html-validate", "bin", "html-validate.mjs");
        var (code, text) = await node.RunAsync(folder, [program, "--config", Path.Combine(Pinned, ".htmlvalidate.json"), "--formatter", "text", "."], ct);
        return code == 0 ? text : $"{text}\nended with {code}";
    }

    // The copy of the lock file is written last: it says that what it names is there.
    private static async Task InstallAsync(CancellationToken ct)
    {
        var (wanted, present) = (Path.Combine(Pinned, "package-lock.json"), Path.Combine(Installed, "installed.json"));
        if (File.Exists(present) && await File.ReadAllTextAsync(present, ct) == await File.ReadAllTextAsync(wanted, ct))
            return;
        var npm = InstalledProgram.Find("npm", "npm");
        Directory.CreateDirectory(Installed);
        foreach (var file in new[] { "package.json", "package-lock.json", ".npmrc" })
            File.Copy(Path.Combine(Pinned, file), Path.Combine(Installed, file), overwrite: true);
        var (code, text) = await npm.RunAsync(Installed, ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], ct);
        Assert.True(code == 0, $"npm ci ended with {code} in {Installed}:\n{text}");
        File.Copy(wanted, present, overwrite: true);
    }
}
