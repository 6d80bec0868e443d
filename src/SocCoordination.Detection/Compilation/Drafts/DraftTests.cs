using SocCoordination.Detection.Ast.Expressions;

namespace SocCoordination.Detection.Compilation.Drafts;

/// <summary>A reference to another field by the name that the rule uses.</summary>
internal sealed record DraftFieldReference(string Field, Overlap Overlap, bool Cased) : ValueTest;

/// <summary>A regular expression in which <c>%name%</c> still stands for values of a mapping.</summary>
internal sealed record DraftRegex(string Pattern, RegexFlags Flags) : ValueTest;
