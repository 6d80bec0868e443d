namespace SocCoordination.Detection.Matching.Text;

/// <summary>A literal and the number by which whoever looks for it knows it.</summary>
internal sealed record NumberedLiteral(byte[] Bytes, int Number)
{
    public static NumberedLiteral[] Of(IEnumerable<byte[]> literals) => [.. literals.Select((bytes, number) => new NumberedLiteral(bytes, number))];
}
