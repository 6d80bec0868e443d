using SocCoordination.Detection.Ast;

namespace SocCoordination.Detection.Parsing;

/// <summary>What one file held: its sound documents, and what is wrong with the others.</summary>
internal sealed record RuleFile(IReadOnlyList<SigmaDocument> Documents, int RefusedCount, IReadOnlyList<Diagnostic> Diagnostics);
