namespace SocCoordination.Detection.Matching.Text;

/// <summary>The dashes that <c>windash</c> takes for one another: <c>-</c> and <c>/</c> of one byte, <c>–</c> <c>—</c> <c>―</c> (E2 80 93 to 95) of three.</summary>
internal static class Dashes
{
    public static int LengthAtStart(ReadOnlySpan<byte> text) => text switch
    {
        [(byte)'-' or (byte)'/', ..] => 1,
        [0xE2, 0x80, >= 0x93 and <= 0x95, ..] => 3,
        _ => 0,
    };

    public static int LengthAtEnd(ReadOnlySpan<byte> text) => text switch
    {
        [.., (byte)'-' or (byte)'/'] => 1,
        [.., 0xE2, 0x80, >= 0x93 and <= 0x95] => 3,
        _ => 0,
    };
}
