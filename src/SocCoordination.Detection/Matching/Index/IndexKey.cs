using SocCoordination.Detection.Matching.Conditions;
using SocCoordination.Detection.Matching.Text;

namespace SocCoordination.Detection.Matching.Index;

/// <summary>Something that is cheap to find in an event, and without which a rule cannot match.</summary>
internal abstract record IndexKey(FieldSlots Field);

/// <summary>A folded literal at the start, at the end or as the whole of a value; anywhere in it where <paramref name="Place"/> is null.</summary>
/// <param name="OnlyInAscii">In other values its absence says nothing: a regular expression takes the Kelvin sign for a k.</param>
internal sealed record LiteralKey(FieldSlots Field, LiteralPlace? Place, byte[] Literal, bool OnlyInAscii = false) : IndexKey(Field);

/// <summary>A whole number.</summary>
internal sealed record IntegerKey(FieldSlots Field, Int128 Number) : IndexKey(Field);

/// <summary>Keys of which at least one is in every event that the rule matches.</summary>
/// <param name="Cost">How often one of them is found, roughly, an event.</param>
internal sealed record Clause(IReadOnlyList<IndexKey> Keys, double Cost);
