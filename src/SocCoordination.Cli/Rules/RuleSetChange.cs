using System.Globalization;
using SocCoordination.Detection.Loading;

namespace SocCoordination.Cli.Rules;

/// <summary>What another set of rules changes: by id, and by the hash of each rule's text.</summary>
internal sealed class RuleSetChange(RuleSet before, RuleSet after)
{
    private const int MostNamed = 50;

    public IReadOnlyList<Rule> New { get; } = [.. after.Rules.Where(rule => before.Find(rule.Id) is null)];

    /// <summary>Those whose file reads differently now.</summary>
    public IReadOnlyList<Rule> Changed { get; } = [.. after.Rules.Where(rule => before.Find(rule.Id) is { } old && old.Header.TextHash != rule.Header.TextHash)];

    public IReadOnlyList<Rule> Gone { get; } = [.. before.Rules.Where(rule => after.Find(rule.Id) is null)];

    public void Write(TextWriter output)
    {
        Name(output, "new", New);
        Name(output, "changed", Changed);
        Name(output, "gone", Gone);
        var authors = New.Concat(Changed).SelectMany(rule => (rule.Header.Author ?? "not named").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .CountBy(author => author, StringComparer.Ordinal).OrderByDescending(author => author.Value).ToList();
        output.WriteLine("authors: " + string.Join(", ", authors.Take(MostNamed).Select(author => string.Create(CultureInfo.InvariantCulture, $"{author.Key} ({author.Value})"))) + More(authors.Count));
        var licences = New.Concat(Changed).Select(rule => rule.Header.License).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (licences.Count > 0) output.WriteLine("licences named by rules: " + string.Join(", ", licences.Take(MostNamed)) + More(licences.Count));
    }

    private static void Name(TextWriter output, string what, IReadOnlyList<Rule> rules)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {rules.Count}"));
        foreach (var rule in rules.Take(MostNamed)) output.WriteLine($"  {rule.Title} ({rule.Id})");
        if (rules.Count > MostNamed) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {rules.Count - MostNamed} more"));
    }

    private static string More(int count) => count > MostNamed ? string.Create(CultureInfo.InvariantCulture, $" and {count - MostNamed} more") : "";
}
