using System.Globalization;
using SocCoordination.Detection.Ast;
using SocCoordination.Detection.Compilation.Drafts;

namespace SocCoordination.Detection.Compilation.Pipelines.Conditions;

/// <summary><c>rule_attribute</c>: one of what the rule says about itself against a value.</summary>
/// <param name="Operator">eq, ne, gt, gte, lt, lte, in or not_in.</param>
internal sealed record RuleAttributeIs(string Attribute, string Value, string Operator) : RuleCondition
{
    public static IReadOnlyList<string> Attributes { get; } =
        ["id", "title", "name", "status", "level", "description", "author", "license", "date", "modified", "tags", "fields", "references", "falsepositives", "scope"];

    public override bool Holds(DraftRule rule)
    {
        var header = rule.Header;
        return Attribute switch
        {
            "tags" => HoldsList(header.Tags),
            "fields" => HoldsList(header.Fields),
            "references" => HoldsList(header.References),
            "falsepositives" => HoldsList(header.FalsePositives),
            "scope" => HoldsList(header.Scope),
            "level" => Enum.TryParse<RuleLevel>(Value, ignoreCase: true, out var level) && HoldsOrder(((int)header.Level).CompareTo((int)level)),
            "status" => Enum.TryParse<RuleStatus>(Value, ignoreCase: true, out var status) && HoldsOrder(-((int)header.Status).CompareTo((int)status)),
            "date" => HoldsDate(header.Date),
            "modified" => HoldsDate(header.Modified),
            _ => TextOf(header) is { } text && HoldsOrder(string.CompareOrdinal(text, Value)),
        };
    }

    private string? TextOf(RuleHeader header) => Attribute switch
    {
        "id" => header.Id,
        "title" => header.Title,
        "name" => header.Name,
        "description" => header.Description,
        "author" => header.Author,
        _ => header.License,
    };

    private bool HoldsDate(string? date) =>
        TryDate(date, out var mine) && TryDate(Value, out var theirs) && HoldsOrder(mine.CompareTo(theirs));

    private static bool TryDate(string? text, out DateOnly date) =>
        DateOnly.TryParse(text?.Replace('/', '-'), CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    private bool HoldsList(IReadOnlyList<string> list) => Operator switch
    {
        "in" => list.Contains(Value, StringComparer.Ordinal),
        "not_in" => !list.Contains(Value, StringComparer.Ordinal),
        _ => Operator == "ne",
    };

    private bool HoldsOrder(int order) => Operator switch
    {
        "eq" => order == 0,
        "ne" => order != 0,
        "gt" => order > 0,
        "gte" => order >= 0,
        "lt" => order < 0,
        "lte" => order <= 0,
        _ => false,
    };
}
