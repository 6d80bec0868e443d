using SocCoordination.Detection.Loading;
using SocCoordination.Detection.Parsing;
using SocCoordination.Service.Features.Detection.RuleTesting;

namespace SocCoordination.Rules.Tests;

/// <summary>The rules of the checkout, read where they are edited, loaded once.</summary>
internal static class Shipped
{
    private static readonly Lazy<RuleSetLoad> s_load = new(() => RuleLoader.Load([Rules]));

    public static string Checkout { get; } = Find();

    public static string Rules => Path.Combine(Checkout, "rules");

    public static RuleSetLoad Load => s_load.Value;

    public static IReadOnlyList<RuleTestFile> Tests(List<Diagnostic> faults) =>
        [.. RuleTestFolder.Find(Rules).Select(file => RuleTestFolder.Read(file, faults)).OfType<RuleTestFile>()];

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SocCoordination.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("no SocCoordination.sln above " + AppContext.BaseDirectory);
    }
}
