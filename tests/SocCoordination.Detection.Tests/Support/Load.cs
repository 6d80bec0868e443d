using System.Text;
using SocCoordination.Detection.Loading;

namespace SocCoordination.Detection.Tests.Support;

/// <summary>Loads rule texts as the service does.</summary>
internal static class Load
{
    /// <summary>A set of these texts, none of them refused.</summary>
    public static RuleSet Rules(params string[] texts)
    {
        var load = RuleLoader.Load(texts.Select((text, i) => new RuleText($"{i}.yml", text)));
        Assert.Empty(load.Errors.Select(error => error.ToString()));
        return load.Set;
    }

    /// <summary>One rule with this <c>detection</c> body over Sysmon's process creations.</summary>
    public static RuleSet Detection(string body, string logSource = "product: windows\n  category: process_creation") =>
        Rules($"title: t\nid: t\nlogsource:\n  {logSource}\ndetection:\n" + string.Join('\n', body.ReplaceLineEndings("\n").Split('\n').Select(line => "  " + line)) + "\n");

    /// <summary>A process creation of Sysmon with these further members: <c>"Image":"C:\\a.exe"</c>.</summary>
    public static byte[] ProcessCreation(string members) =>
        Encoding.UTF8.GetBytes("{\"Channel\":\"Microsoft-Windows-Sysmon/Operational\",\"EventID\":1" + (members.Length == 0 ? "" : "," + members) + "}");
}
