using SocCoordination.Detection.Ast;
using SocCoordination.Detection.Parsing;

namespace SocCoordination.Detection.Compilation.Drafts;

/// <summary>A rule on its way through the compiler's passes.</summary>
internal sealed class DraftRule(DetectionRule source, DiagnosticList diagnostics)
{
    public DetectionRule Source => source;

    public RuleHeader Header => source.Header;

    public DiagnosticList Diagnostics => diagnostics;

    /// <summary>The log source that decides about events and fields; a mapping may change it.</summary>
    public LogSource LogSource { get; set; } = source.LogSource;

    public List<DraftSearch> Searches { get; } = [];

    /// <summary>At least one; any of them suffices.</summary>
    public List<ConditionNode> Conditions { get; } = [.. source.Conditions];

    /// <summary>The ids of the mapping items applied to this rule.</summary>
    public HashSet<string> AppliedItems { get; } = new(StringComparer.Ordinal);

    /// <summary>What mappings noted for later mapping items.</summary>
    public Dictionary<string, string> State { get; } = new(StringComparer.Ordinal);

    public IEnumerable<DraftItem> Items() => Searches.SelectMany(search => ItemsOf(search.Body));

    private static IEnumerable<DraftItem> ItemsOf(DraftNode node) => node switch
    {
        DraftAll all => all.Parts.SelectMany(ItemsOf),
        DraftAny any => any.Parts.SelectMany(ItemsOf),
        DraftItem item => [item],
        _ => [],
    };
}

/// <summary>A search identifier of a draft.</summary>
/// <param name="IsForeign">Brought in by a filter: the rule's own patterns of names do not reach it.</param>
internal sealed record DraftSearch(string Name, DraftNode Body, bool IsForeign = false);
