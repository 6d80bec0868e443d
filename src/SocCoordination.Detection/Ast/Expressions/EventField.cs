using System.Collections.Immutable;

namespace SocCoordination.Detection.Ast.Expressions;

/// <summary>
/// A rule's field name and the places in an event that it stands for; its values are those of all the places. A place
/// is the keys on the way joined with dots, however the event nests or joins them; <c>*</c> stands for any one key; the
/// members of a list have the list's place; the key <c>#text</c> has the place of the object around it; spaces in keys do not
/// count.
/// </summary>
/// <param name="Name">As the rule writes it; <c>keyword</c> for the whole event.</param>
/// <param name="Paths">The places; empty where every value of the event counts.</param>
public sealed record EventField(string Name, ImmutableArray<string> Paths)
{
    /// <summary>A keyword is searched for in every value of the event.</summary>
    public bool IsWholeEvent => Paths.IsEmpty;
}
