using NewsSite.Cli;

return await CommandLine.RunAsync(args, Screen.OfConsole(), CancellationToken.None);
