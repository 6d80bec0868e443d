using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using SocCoordination.Detection.Loading;
using SocCoordination.Detection.Parsing;

namespace SocCoordination.Cli.Rules;

/// <summary>What <c>soc rules check</c> says.</summary>
internal static class CheckReport
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(RuleSetLoad load, TextWriter output, TextWriter error)
    {
        foreach (var diagnostic in load.Diagnostics) output.WriteLine(diagnostic.ToString());
        foreach (var rule in Silent(load)) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rule.Header.File}:{rule.Header.At.Line}:{rule.Header.At.Column}: note cannot-match: {rule.CannotMatch}"));
        var warnings = load.Diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Warning);
        error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{load.Set.Rules.Length} rules load, {load.RefusedCount} are refused, {warnings} warnings, {Silent(load).Count()} cannot match here"));
    }

    public static string Json(RuleSetLoad load) => JsonSerializer.Serialize(
        new
        {
            rules = load.Set.Rules.Length,
            refused = load.RefusedCount,
            diagnostics = load.Diagnostics.Select(one => new { severity = one.Severity.ToString().ToLowerInvariant(), code = one.Code, file = one.File, line = one.Line, column = one.Column, found = one.Found, expected = one.Expected }),
            cannot_match = Silent(load).Select(rule => new { id = rule.Id, title = rule.Title, file = rule.Header.File, line = rule.Header.At.Line, reason = rule.CannotMatch }),
        },
        s_indented);

    private static IEnumerable<Rule> Silent(RuleSetLoad load) => load.Set.Rules.Where(rule => rule.CannotMatch is not null);
}
