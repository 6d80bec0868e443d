using SocCoordination.Detection.Ast;
using SocCoordination.Detection.Ast.Expressions;
using SocCoordination.Detection.Compilation;
using SocCoordination.Detection.Compilation.Mapping;
using SocCoordination.Detection.Compilation.Modifiers;
using SocCoordination.Detection.Parsing;

namespace SocCoordination.Detection.Loading;

/// <summary>Makes a rule set of documents: ids told apart, filters applied, detections compiled, correlations tied to their rules.</summary>
internal sealed class RuleSetAssembly(Mappings mappings, List<Diagnostic> diagnostics)
{
    private readonly List<Rule> _rules = [];

    public int RefusedCount { get; set; }

    public RuleSetLoad Assemble(IReadOnlyList<SigmaDocument> documents)
    {
        var distinct = DropRepeats(documents);
        var compiler = new RuleCompiler(mappings, SoundFilters(distinct));
        foreach (var document in distinct)
        {
            if (document is DetectionRule detection) AddDetection(detection, compiler);
            else if (document is CorrelationRule correlation) AddCorrelation(correlation);
        }

        var tied = new CorrelationTies(diagnostics).Tie(_rules);
        RefusedCount += _rules.Count - tied.Count;
        var ordered = diagnostics.OrderBy(diagnostic => diagnostic.File, StringComparer.Ordinal).ThenBy(diagnostic => diagnostic.Line).ThenBy(diagnostic => diagnostic.Column);
        return new RuleSetLoad(new RuleSet([.. tied], mappings), [.. ordered], RefusedCount);
    }

    /// <summary>The first document of an id is kept. The same text twice is no fault, another text under its id is.</summary>
    private List<SigmaDocument> DropRepeats(IReadOnlyList<SigmaDocument> documents)
    {
        var kept = new List<SigmaDocument>();
        var byId = new Dictionary<string, RuleHeader>(StringComparer.Ordinal);
        foreach (var document in documents)
        {
            var header = document.Header;
            if (byId.TryAdd(header.Id, header))
            {
                kept.Add(document);
                continue;
            }

            var first = byId[header.Id];
            var isSame = first.TextHash == header.TextHash;
            if (!isSame) RefusedCount++;
            diagnostics.Add(new Diagnostic(isSame ? Severity.Warning : Severity.Error, "repeated-id", header.File, header.At.Line, header.At.Column, $"the id {header.Id} again", $"an id of its own: {first.File}:{first.At.Line} has it"));
        }

        return kept;
    }

    private List<FilterRule> SoundFilters(List<SigmaDocument> documents)
    {
        var sound = new List<FilterRule>();
        foreach (var filter in documents.OfType<FilterRule>())
        {
            var faults = new DiagnosticList(filter.Header.File);
            foreach (var search in filter.Searches) ModifierPass.Draft(search.Body, faults);
            diagnostics.AddRange(faults.Items);
            if (faults.ErrorCount == 0) sound.Add(filter);
            else RefusedCount++;
        }

        return sound;
    }

    private void AddDetection(DetectionRule detection, RuleCompiler compiler)
    {
        var faults = new DiagnosticList(detection.Header.File);
        var compiled = compiler.Compile(detection, faults);
        diagnostics.AddRange(faults.Items);
        if (compiled is null)
        {
            RefusedCount++;
            return;
        }

        _rules.Add(new Rule(_rules.Count, detection.Header)
        {
            LogSource = detection.LogSource,
            Events = compiled.Events,
            Condition = compiled.Condition,
            Asks = detection.ConditionText,
            CannotMatch = compiled.CannotMatch,
            Fields = [.. FieldNames.In(compiled.Condition)],
        });
    }

    private void AddCorrelation(CorrelationRule correlation) =>
        _rules.Add(new Rule(_rules.Count, correlation.Header)
        {
            Correlation = correlation,
            Asks = CorrelationText.Of(correlation),
            Fields = [.. correlation.GroupBy.Concat(correlation.ValueFields).Distinct(StringComparer.Ordinal)],
        });
}
