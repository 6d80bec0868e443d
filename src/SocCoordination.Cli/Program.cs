using SocCoordination.Cli;

return await SocCommand.Create().Parse(args).InvokeAsync();
