using SocCoordination.Detection.Ast;
using SocCoordination.Detection.Ast.Expressions;
using SocCoordination.Detection.Compilation.Drafts;
using SocCoordination.Detection.Compilation.Mapping;
using SocCoordination.Detection.Compilation.Modifiers;
using SocCoordination.Detection.Compilation.Passes;
using SocCoordination.Detection.Parsing;

namespace SocCoordination.Detection.Compilation;

/// <summary>What a rule asks of an event.</summary>
/// <param name="Events">What its log source asks; null where no event can be of it.</param>
/// <param name="Condition">What its detection asks.</param>
/// <param name="CannotMatch">Why no event can match; else null.</param>
internal sealed record CompiledRule(Expression? Events, Expression Condition, string? CannotMatch);

/// <summary>Brings a rule from its syntax tree to an expression, pass by pass; null where a pass refused it.</summary>
internal sealed class RuleCompiler(Mappings mappings, IReadOnlyList<FilterRule> filters)
{
    private readonly Dictionary<LogSource, (Expression? Events, string? Reason)> _events = [];

    public CompiledRule? Compile(DetectionRule rule, DiagnosticList diagnostics)
    {
        var before = diagnostics.ErrorCount;
        var draft = new DraftRule(rule, diagnostics);
        ModifierPass.Apply(draft);
        FilterPass.Apply(draft, filters);
        PipelinePass.Apply(draft, mappings.Pipelines);
        PlaceholderPass.Apply(draft);
        return diagnostics.ErrorCount == before ? Express(draft) : null;
    }

    private CompiledRule? Express(DraftRule draft)
    {
        if (new ExpressionPass(mappings.Fields, draft.LogSource).Condition(draft) is { } condition)
        {
            var (events, reason) = EventsOf(draft.LogSource);
            return new CompiledRule(events, condition, reason);
        }

        draft.Diagnostics.Error(draft.Header.At, "mapping-refuses", "a rule of which the mappings dropped everything", "at least one item left");
        return null;
    }

    /// <summary>Rules of one log source share the expression.</summary>
    private (Expression? Events, string? Reason) EventsOf(LogSource source)
    {
        if (_events.TryGetValue(source, out var known)) return known;
        var (events, reason) = mappings.LogSources.Find(source);
        return _events[source] = (events is null ? null : new ExpressionPass(mappings.Fields, source).Of(events), reason);
    }
}
