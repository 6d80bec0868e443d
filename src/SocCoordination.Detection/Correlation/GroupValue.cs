using System.Runtime.InteropServices;

namespace SocCoordination.Detection.Correlation;

/// <summary>One part of a group's key.</summary>
/// <param name="Field">A field or alias, as the rule's <c>group-by</c> writes it.</param>
/// <param name="Value">In lower case, for groups are told apart without it; a value over 256 characters is cut and ends in its hash.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct GroupValue(string Field, string Value);
