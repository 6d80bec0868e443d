using SocCoordination.Detection.Parsing;

namespace SocCoordination.Detection.Ast;

/// <summary>One <c>field|modifier|…: values</c>.</summary>
/// <param name="Field">Null for a keyword, which is searched for in the whole event.</param>
/// <param name="Modifiers">In the order written, which is the order of their effect.</param>
/// <param name="Values">At least one.</param>
internal sealed record SearchItem(Mark At, string? Field, IReadOnlyList<Modifier> Modifiers, IReadOnlyList<SigmaValue> Values) : SearchNode;
