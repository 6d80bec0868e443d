using SocCoordination.Detection.Correlation;
using SocCoordination.Detection.Loading;

namespace SocCoordination.Detection.Tests.Correlation.Support;

/// <summary>Correlations read by the real parser and loader, over detection rules that need no saying.</summary>
internal static class Rules
{
    public static readonly string[] Base = ["fail", "success", "scan", "upload", "beat", "transfer"];

    /// <summary>The plan of one correlation, given as the body under <c>correlation:</c> on one line, or of whole documents.</summary>
    public static CorrelationPlan Plan(string correlations, CorrelationOptions? options = null)
    {
        var plan = CorrelationPlan.Of(Load(correlations), options ?? Quick);
        Assert.Empty(plan.Diagnostics.Select(diagnostic => diagnostic.ToString()));
        return plan;
    }

    public static RuleSet Load(string correlations)
    {
        var load = RuleLoader.Load([new RuleText("story.yml", Yaml(correlations))]);
        Assert.Empty(load.Diagnostics.Select(diagnostic => diagnostic.ToString()));
        return load.Set;
    }

    /// <summary>What the plan says of correlations that cannot run, without the file's name.</summary>
    public static IEnumerable<string> Faults(string correlations, CorrelationOptions? options = null)
    {
        var load = RuleLoader.Load([new RuleText("story.yml", Yaml(correlations))]);
        return load.Diagnostics.Concat(CorrelationPlan.Of(load.Set, options).Diagnostics).Select(diagnostic => diagnostic.ToString()["story.yml:".Length..]);
    }

    /// <summary>The defaults, but new_terms need not learn first.</summary>
    public static CorrelationOptions Quick { get; } = new() { Learning = TimeSpan.Zero };

    private static string Yaml(string correlations) =>
        string.Join("\n---\n", Base.Select(name => $"title: {name}\nid: {name}\nlogsource: {{product: linux}}\ndetection: {{s: {{a: b}}, condition: s}}").Append(correlations));
}
