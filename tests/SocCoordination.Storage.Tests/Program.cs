using SocCoordination.Storage.Tests.Sqlite;

if (args is [AppendingProcess.Command, var folder, var firstRound])
    return await AppendingProcess.RunAsync(folder, int.Parse(firstRound));

return args.Contains("--server")
    ? await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, SocCoordination.Storage.Tests.SelfRegisteredExtensions.AddSelfRegisteredExtensions)
    : await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
