using SocCoordination.Detection.Ast;
using SocCoordination.Detection.Ast.Expressions;
using SocCoordination.Detection.Compilation.Drafts;

namespace SocCoordination.Detection.Compilation.Pipelines.Conditions;

/// <summary>Decides by the whole rule.</summary>
internal abstract record RuleCondition
{
    public abstract bool Holds(DraftRule rule);
}

/// <summary><c>logsource</c></summary>
internal sealed record LogSourceIs(LogSource Source) : RuleCondition
{
    public override bool Holds(DraftRule rule) => Source.Covers(rule.LogSource);
}

/// <summary><c>contains_field</c></summary>
internal sealed record ContainsField(string Field) : RuleCondition
{
    public override bool Holds(DraftRule rule) => rule.Items().Any(item => item.Field == Field);
}

/// <summary><c>contains_detection_item</c></summary>
internal sealed record ContainsItem(string Field, ValueTest Value) : RuleCondition
{
    public override bool Holds(DraftRule rule) =>
        rule.Items().Any(item => item.Field == Field && item.Tests.Any(test => TestText.Of(test) is { } text && string.Equals(text, TestText.Of(Value), StringComparison.OrdinalIgnoreCase)));
}

/// <summary><c>processing_item_applied</c> of a rule.</summary>
internal sealed record RuleItemApplied(string Id) : RuleCondition
{
    public override bool Holds(DraftRule rule) => rule.AppliedItems.Contains(Id);
}

/// <summary><c>processing_state</c> of a rule.</summary>
internal sealed record RuleStateIs(StateTest Test) : RuleCondition
{
    public override bool Holds(DraftRule rule) => Test.Holds(rule);
}

/// <summary><c>tag</c></summary>
internal sealed record HasTag(string Tag) : RuleCondition
{
    public override bool Holds(DraftRule rule) => rule.Header.Tags.Contains(Tag, StringComparer.OrdinalIgnoreCase);
}

/// <summary><c>is_sigma_rule</c> and <c>is_sigma_correlation_rule</c>: only detections pass through here.</summary>
internal sealed record IsDetection(bool Expected) : RuleCondition
{
    public override bool Holds(DraftRule rule) => Expected;
}
