using System.Globalization;
using NewsSite.Cli;

CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture; // what is printed is read by programs too
return await CommandLine.RunAsync(args, Screen.OfConsole(), CancellationToken.None);
