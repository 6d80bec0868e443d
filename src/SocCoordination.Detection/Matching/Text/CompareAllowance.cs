using System.Runtime.CompilerServices;

namespace SocCoordination.Detection.Matching.Text;

/// <summary>
/// How much one search may compare before it is handed to <see cref="LiteralAutomaton"/>: some tens of bytes for each byte of
/// the text. Real texts stay far below; one made of what literals have in common would take hours.
/// </summary>
internal struct CompareAllowance(int textLength)
{
    private const int BytesPerByte = 64;
    private const int AtLeast = 64 * 1024;

    /// <summary>What a comparison costs that fails at once, in bytes.</summary>
    private const int PerComparison = 16;

    private long _left = AtLeast + ((long)BytesPerByte * textLength);

    public readonly bool IsSpent => _left < 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Spend(int bytes) => _left -= PerComparison + bytes;
}
