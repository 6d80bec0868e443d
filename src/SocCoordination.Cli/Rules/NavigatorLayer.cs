using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using SocCoordination.Detection.Loading;

namespace SocCoordination.Cli.Rules;

/// <summary>A layer of the ATT&amp;CK Navigator, format 4.5, for Enterprise.</summary>
internal static partial class NavigatorLayer
{
    /// <summary>Current when this was written: v19 of April 2026.</summary>
    public const string AttackVersion = "19";

    private const int MostTitles = 20;

    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Rules that raise alerts or feed a correlation that does; one that cannot match here covers nothing.</summary>
    public static string Of(RuleSet rules, string attackVersion)
    {
        var able = rules.Rules.Where(rule => rule.CannotMatch is null).ToList();
        var techniques = able.SelectMany(rule => TechniquesOf(rule).Select(technique => (Technique: technique, Rule: rule)))
            .GroupBy(pair => pair.Technique, pair => pair.Rule, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).ToList();
        return JsonSerializer.Serialize(
            new
            {
                name = "SocCoordination",
                versions = new { attack = attackVersion, navigator = "5.1.0", layer = "4.5" },
                domain = "enterprise-attack",
                description = string.Create(CultureInfo.InvariantCulture, $"{able.Count} rules over {techniques.Count} techniques; {rules.Rules.Length - able.Count} further rules cannot match here."),
                sorting = 3,
                layout = new { layout = "side", aggregateFunction = "sum", showID = true, showName = true, showAggregateScores = true, countUnscored = false, expandedSubtechniques = "annotated" },
                hideDisabled = false,
                techniques = techniques.Select(group => new
                {
                    techniqueID = group.Key,
                    score = group.Count(),
                    enabled = true,
                    comment = Titles([.. group]),
                    showSubtechniques = techniques.Any(other => other.Key.StartsWith(group.Key + ".", StringComparison.Ordinal)),
                }),
                gradient = new { colors = new[] { "#fff3cd", "#74c476", "#00441b" }, minValue = 0, maxValue = techniques.Select(group => group.Count()).DefaultIfEmpty(1).Max() },
                legendItems = Array.Empty<object>(),
                selectTechniquesAcrossTactics = true,
                selectSubtechniquesWithParent = false,
            },
            s_indented);
    }

    private static IEnumerable<string> TechniquesOf(Rule rule) =>
        rule.Header.Tags.Select(tag => Technique().Match(tag)).Where(match => match.Success).Select(match => match.Groups["id"].Value.ToUpperInvariant()).Distinct(StringComparer.Ordinal);

    private static string Titles(IReadOnlyList<Rule> rules)
    {
        var titles = rules.Select(rule => rule.Title).Order(StringComparer.Ordinal).Take(MostTitles);
        return string.Join('\n', titles) + (rules.Count > MostTitles ? string.Create(CultureInfo.InvariantCulture, $"\n… {rules.Count - MostTitles} more") : "");
    }

    [GeneratedRegex(@"^attack\.(?<id>t\d{4}(\.\d{3})?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Technique();
}
