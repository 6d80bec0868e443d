using System.Runtime.InteropServices;
using System.Text;
using SocCoordination.Detection.Ast.Expressions;
using SocCoordination.Detection.Compilation.Modifiers;

namespace SocCoordination.Detection.Matching.Reference;

/// <summary>One character of a pattern, or a <c>*</c>.</summary>
/// <param name="Rune">The character of a literal.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PatternUnit(PatternPartKind Kind, Rune Rune)
{
    /// <summary>Whether the character may stand there; not for a <c>*</c>.</summary>
    public bool Fits(Rune rune) => Kind switch
    {
        PatternPartKind.AnyOne => true,
        PatternPartKind.Dash => rune.IsBmp && WinDash.IsDash((char)rune.Value),
        _ => Rune == rune,
    };
}
