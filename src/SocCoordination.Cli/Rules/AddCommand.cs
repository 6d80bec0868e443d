using System.CommandLine;
using System.Globalization;
using SocCoordination.Detection.Loading;

namespace SocCoordination.Cli.Rules;

/// <summary><c>soc rules add</c>: brings in a release of community rules as it is, checked first; the former state is kept.</summary>
internal static class AddCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "A zip file, such as a release of SigmaHQ's." };
        file.AcceptExistingOnly();
        var folder = To();
        var mappings = RulesCommand.Mappings();
        var dryRun = new Option<bool>("--dry-run") { Description = "Only says what would change." };
        var command = new Command("add", "Puts the rules of a zip file in place of those of a folder that Rules:Folders names. Exit code 0: done; 2: nothing was changed. 'soc rules back' undoes it.") { file, folder, mappings, dryRun };
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(file).FullName, new RuleFolder(parsed.GetRequiredValue(folder)), parsed.GetValue(mappings), parsed.GetValue(dryRun), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
        return command;
    }

    public static Option<string> To() => new("--to") { Description = "The folder of the rules.", Required = true };

    private static int Run(string file, RuleFolder folder, string[]? mappings, bool dryRun, TextWriter output, TextWriter error)
    {
        try
        {
            if (Directory.Exists(folder.Next)) Directory.Delete(folder.Next, recursive: true);
            Directory.CreateDirectory(folder.Next);
            var files = RuleArchive.Unpack(file, folder.Next);
            var load = RuleLoader.Load([folder.Next], mappings);
            foreach (var finding in load.Errors) error.WriteLine(finding.ToString());
            if (load.Set.Rules.IsEmpty)
            {
                error.WriteLine($"{file}: no rule of its {files} files could be loaded; nothing was changed");
                Directory.Delete(folder.Next, recursive: true);
                return 2;
            }

            new RuleSetChange(RuleLoader.Load(Directory.Exists(folder.Path) ? [folder.Path] : [], mappings).Set, load.Set).Write(output);
            foreach (var licence in Directory.EnumerateFiles(folder.Next, "LICEN?E*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
                output.WriteLine($"licence: {Path.GetRelativePath(folder.Next, licence)}: {File.ReadLines(licence).FirstOrDefault(line => line.Trim().Length > 0)?.Trim()}");
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{load.Set.Rules.Length} rules load, {load.RefusedCount} are refused"));
            if (dryRun) Directory.Delete(folder.Next, recursive: true);
            else folder.TakeNext();
            return 0;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            error.WriteLine($"{file}: {fault.Message} Nothing was changed.");
            if (Directory.Exists(folder.Next)) Directory.Delete(folder.Next, recursive: true);
            return 2;
        }
    }
}
