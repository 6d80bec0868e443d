namespace SocCoordination.Service.Configuration;

/// <summary>The short options: <c>--data DIR</c> and <c>--demo</c> stand for the configuration keys that they set.</summary>
internal static class CommandLine
{
    public static string[] Normalise(string[] args) => [.. args.Select((argument, index) => argument switch
    {
        "--data" => "--Data:Folder",
        _ when argument.StartsWith("--data=", StringComparison.Ordinal) => "--Data:Folder=" + argument[7..],
        "--demo" when index + 1 == args.Length || args[index + 1].StartsWith('-') => "--Demo:Enabled=true",
        "--demo" => "--Demo:Enabled",
        _ => argument,
    })];
}
