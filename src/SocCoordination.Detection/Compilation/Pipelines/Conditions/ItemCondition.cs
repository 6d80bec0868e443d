using System.Text.RegularExpressions;
using SocCoordination.Detection.Ast.Expressions;
using SocCoordination.Detection.Compilation.Drafts;

namespace SocCoordination.Detection.Compilation.Pipelines.Conditions;

/// <summary>Decides by one item of a rule.</summary>
internal abstract record ItemCondition
{
    public abstract bool Holds(DraftItem item, DraftRule rule);
}

/// <summary><c>match_string</c>: the values, from their beginning, against a regular expression.</summary>
internal sealed record MatchString(Regex Pattern, bool Any, bool Negate) : ItemCondition
{
    public override bool Holds(DraftItem item, DraftRule rule) =>
        Any ? item.Tests.Any(Fits) : item.Tests.All(Fits);

    private bool Fits(ValueTest test)
    {
        var match = test is TextTest text && Pattern.IsMatch(text.Pattern.ToString());
        return match != Negate;
    }
}

/// <summary><c>match_value</c></summary>
internal sealed record MatchValue(ValueTest Value, bool Any) : ItemCondition
{
    public override bool Holds(DraftItem item, DraftRule rule) => Any ? item.Tests.Any(Fits) : item.Tests.All(Fits);

    private bool Fits(ValueTest test) => TestText.Of(test) is { } text && text == TestText.Of(Value);
}

/// <summary><c>contains_wildcard</c></summary>
internal sealed record ContainsWildcard(bool Any) : ItemCondition
{
    public override bool Holds(DraftItem item, DraftRule rule) => Any ? item.Tests.Any(Fits) : item.Tests.All(Fits);

    private static bool Fits(ValueTest test) => test is TextTest text && text.Pattern.HasWildcard();
}

/// <summary><c>is_null</c></summary>
internal sealed record IsNull(bool Any) : ItemCondition
{
    public override bool Holds(DraftItem item, DraftRule rule) => Any ? item.Tests.Any(test => test is NullTest) : item.Tests.All(test => test is NullTest);
}

/// <summary><c>processing_item_applied</c> of an item.</summary>
internal sealed record ItemApplied(string Id) : ItemCondition
{
    public override bool Holds(DraftItem item, DraftRule rule) => item.AppliedItems.Contains(Id, StringComparer.Ordinal);
}

/// <summary><c>processing_state</c> of an item.</summary>
internal sealed record ItemStateIs(StateTest Test) : ItemCondition
{
    public override bool Holds(DraftItem item, DraftRule rule) => Test.Holds(rule);
}
