namespace SocCoordination.Detection.Ast.Expressions;

/// <summary>The item of a rule that a test came from.</summary>
/// <param name="Item">The item's key as the rule writes it, such as <c>Image|endswith</c>; <c>keyword</c> for one without a field.</param>
/// <param name="Line">Its line in the rule's file, from 1.</param>
public sealed record ItemOrigin(string Item, int Line);
