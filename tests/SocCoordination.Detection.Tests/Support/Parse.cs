using SocCoordination.Detection.Ast;
using SocCoordination.Detection.Parsing;

namespace SocCoordination.Detection.Tests.Support;

/// <summary>Parses rule texts as the loader does.</summary>
internal static class Parse
{
    public static RuleFile File(string yaml) => RuleFileParser.Parse("test.yml", yaml);

    /// <summary>The only document of a text without faults.</summary>
    public static T Only<T>(string yaml)
        where T : SigmaDocument
    {
        var file = File(yaml);
        Assert.Empty(file.Diagnostics.Select(diagnostic => diagnostic.ToString()));
        return Assert.IsType<T>(Assert.Single(file.Documents));
    }

    /// <summary>A rule with this <c>detection</c> body, each line indented by the caller relative to the body.</summary>
    public static DetectionRule Detection(string body) => Only<DetectionRule>(RuleWith(body));

    public static string RuleWith(string body) =>
        "title: t\nlogsource:\n  product: windows\ndetection:\n" + string.Join('\n', body.Split('\n').Select(line => "  " + line)) + "\n";

    /// <summary>Each diagnostic without its file.</summary>
    public static IEnumerable<string> Faults(string yaml) =>
        File(yaml).Diagnostics.Select(diagnostic => diagnostic.ToString()["test.yml:".Length..]);
}
