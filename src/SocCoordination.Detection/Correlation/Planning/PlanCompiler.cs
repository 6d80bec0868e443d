using SocCoordination.Detection.Ast;
using SocCoordination.Detection.Loading;
using SocCoordination.Detection.Parsing;

namespace SocCoordination.Detection.Correlation.Planning;

/// <summary>Makes correlations ready to run, those that others refer to first. One that cannot run is told, and so are those over it.</summary>
internal sealed class PlanCompiler(RuleSet rules, CorrelationOptions options)
{
    private const int MostGroupFields = 16;

    private readonly List<CorrelationNode> _nodes = [];
    private readonly Dictionary<string, CorrelationNode?> _tried = new(StringComparer.Ordinal);
    private readonly List<Diagnostic> _diagnostics = [];

    public (IReadOnlyList<CorrelationNode> Nodes, IReadOnlyList<Diagnostic> Diagnostics) Compile()
    {
        foreach (var rule in rules.Rules)
            if (rule.Correlation is { } correlation)
                PlanWithThoseBelow(correlation);
        TieParents();
        CarryPass.Apply(_nodes);
        ReachPass.Apply(_nodes, options);
        return (_nodes, _diagnostics);
    }

    // A stack of its own: how deep correlations lie over each other is up to whoever writes them.
    private void PlanWithThoseBelow(CorrelationRule top)
    {
        var open = new Stack<CorrelationRule>([top]);
        while (open.TryPeek(out var rule))
        {
            var below = rule.Rules.Select(reference => rules.Find(reference.IdOrName)?.Correlation).FirstOrDefault(child => child is not null && !_tried.ContainsKey(child.Header.Id));
            if (below is not null) open.Push(below);
            else Plan(open.Pop());
        }
    }

    private void Plan(CorrelationRule rule)
    {
        if (_tried.ContainsKey(rule.Header.Id)) return;
        var faults = new DiagnosticList(rule.Header.File);
        if (rule.GroupBy.Count > MostGroupFields) faults.Error(rule.Header.At, "correlation", $"{rule.GroupBy.Count} fields in 'group-by'", $"at most {MostGroupFields}");
        var slots = SlotsOf(rule, faults);
        var judgement = faults.ErrorCount == 0 ? new JudgementPass(rule, name => SlotOf(slots, name), options, faults).Judge() : null;
        _diagnostics.AddRange(faults.Items);
        var node = judgement is null ? null : NodeOf(rule, slots, judgement);
        _tried[rule.Header.Id] = node;
        if (node is not null) _nodes.Add(node);
    }

    private CorrelationNode NodeOf(CorrelationRule rule, IReadOnlyList<Slot> slots, Judgement judgement) => new(rule.Header, rule.Type)
    {
        Index = _nodes.Count,
        Span = rule.Timespan.Ticks,
        GroupBy = [.. rule.GroupBy.Distinct(StringComparer.Ordinal)],
        Slots = slots,
        Judgement = judgement,
        Percentile = (decimal)rule.Percentile,
        Generate = rule.Generate,
    };

    private List<Slot> SlotsOf(CorrelationRule rule, DiagnosticList faults)
    {
        var aliases = new AliasPass(rule, rules, faults);
        var slots = new List<Slot>();
        foreach (var reference in rule.Rules)
        {
            // The loader has refused unknown names and circles.
            if (rules.Find(reference.IdOrName) is not { } target)
                faults.Error(reference.At, "correlation", Quote.Of(reference.IdOrName), "the id or name of a loaded rule");
            else if (slots.Exists(slot => slot.RuleId == target.Id))
                faults.Error(reference.At, "correlation", $"{Quote.Of(reference.IdOrName)} a second time", "each rule once");
            else if (target.IsCorrelation && _tried[target.Id] is null)
                faults.Error(reference.At, "correlation", $"{Quote.Of(reference.IdOrName)}, which was refused", "a correlation without faults");
            else
                slots.Add(new Slot(slots.Count, target.Id, _tried.GetValueOrDefault(target.Id), aliases.Resolve(rule.GroupBy.Distinct(StringComparer.Ordinal), target.Header, reference), aliases.Resolve(rule.ValueFields, target.Header, reference)));
        }

        return slots;
    }

    private int SlotOf(List<Slot> slots, string name) => slots.Find(slot => slot.RuleId == rules.Find(name)?.Id)?.Index ?? -1;

    private void TieParents()
    {
        foreach (var node in _nodes)
            foreach (var slot in node.Slots)
                slot.Child?.Parents.Add(new Feed(node, slot));
    }
}
