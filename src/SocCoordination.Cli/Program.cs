using System.CommandLine;

var root = new RootCommand("soc: works on SocCoordination's rules, events and data folder.");
return await root.Parse(args).InvokeAsync();
