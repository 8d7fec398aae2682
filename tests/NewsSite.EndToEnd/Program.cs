using NewsSite.EndToEnd;
using NewsSite.EndToEnd.Checks;

// Beside the tests three verbs on the same printed paper. Without a verb this is what the test framework would generate.
switch (args)
{
    case ["pictures", var folder]:
        folder = Path.GetFullPath(folder);
        Environment.CurrentDirectory = AppContext.BaseDirectory; // The site looks for its files from here, as in a test.
        await PagePictures.MakeAsync(folder);
        return 0;
    case ["desk-pictures", var folder]:
        folder = Path.GetFullPath(folder);
        Environment.CurrentDirectory = AppContext.BaseDirectory;
        await DeskPictures.MakeAsync(folder);
        return 0;
    case ["stand"]:
        Environment.CurrentDirectory = AppContext.BaseDirectory;
        await using (var edition = await Edition.PrintAsync("en"))
        {
            Console.WriteLine($"Open until the input ends: {edition.Site.Url}");
            await Console.In.ReadToEndAsync();
        }

        return 0;
    case var _ when args.Contains("--server") || args.Contains("--internal-msbuild-node"):
        return await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
    default:
        return await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
}
