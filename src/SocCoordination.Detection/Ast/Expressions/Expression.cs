using System.Collections.Immutable;

namespace SocCoordination.Detection.Ast.Expressions;

/// <summary>
/// What a rule asks of an event, after modifiers, mappings and filters: the one form that the stream matcher, the
/// hunt and a translated query all read. Parts may be shared between parents.
/// </summary>
public abstract record Expression;

/// <summary>All parts hold; true where there are none.</summary>
public sealed record AllOf(ImmutableArray<Expression> Parts) : Expression;

/// <summary>At least one part holds; false where there are none.</summary>
public sealed record AnyOf(ImmutableArray<Expression> Parts) : Expression;

/// <summary>The part does not hold.</summary>
public sealed record Not(Expression Inner) : Expression;

/// <summary>A search identifier of the rule, kept so that a match can be explained by its name.</summary>
public sealed record Named(string Name, Expression Body) : Expression;

/// <summary>Some value of the field passes the test.</summary>
/// <param name="Field">Where in the event.</param>
/// <param name="Test">What the value must be.</param>
/// <param name="Origin">The item of the rule that asks it.</param>
public sealed record FieldTest(EventField Field, ValueTest Test, ItemOrigin Origin) : Expression;
