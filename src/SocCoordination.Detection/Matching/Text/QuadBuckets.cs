namespace SocCoordination.Detection.Matching.Text;

/// <summary>
/// Deals literals out to buckets, each by four of its bytes, so that few places of a typical text fit a bucket by chance:
/// what fits is not the bytes themselves but their halves, mixed within the bucket.
/// </summary>
internal static class QuadBuckets
{
    /// <summary>Places of a literal that are tried, the rarest first.</summary>
    private const int Tries = 4;

    public static QuadPart[][] Fill(IReadOnlyList<NumberedLiteral> literals, int count, bool ignoreCase)
    {
        var buckets = Enumerable.Range(0, Math.Min(count, literals.Count)).Select(_ => new Bucket(ignoreCase)).ToArray();
        foreach (var literal in literals)
        {
            var best = Offsets(literal.Bytes)
                .SelectMany(offset => buckets.Select(bucket => (Offset: offset, Bucket: bucket, Growth: bucket.GrowthBy(literal.Bytes, offset))))
                .MinBy(choice => choice.Growth);
            best.Bucket.Add(new QuadPart(literal.Bytes, best.Offset, literal.Number));
        }

        return [.. buckets.Where(bucket => bucket.Parts.Count > 0).Select(bucket => bucket.Parts.ToArray())];
    }

    /// <summary>A byte, and in a text that is not folded the other case of a letter.</summary>
    public static byte[] CasesOf(byte b, bool ignoreCase) =>
        ignoreCase && char.IsAsciiLetter((char)b) ? [(byte)(b | 0x20), (byte)(b & ~0x20)] : [b];

    private static IEnumerable<int> Offsets(byte[] literal) =>
        Enumerable.Range(0, literal.Length - QuadScanner.Width + 1)
            .OrderBy(offset => TypicalValues.Share(literal.AsSpan(offset, QuadScanner.Width)) + Commonness.Of(literal.AsSpan(offset, QuadScanner.Width)))
            .Take(Tries);

    private sealed class Bucket(bool ignoreCase)
    {
        private readonly uint[] _low = new uint[QuadScanner.Width];
        private readonly uint[] _high = new uint[QuadScanner.Width];
        private double _chance;

        public List<QuadPart> Parts { get; } = [];

        /// <summary>How much more often a place fits the bucket with this literal than without.</summary>
        public double GrowthBy(byte[] literal, int offset)
        {
            var chance = 1.0;
            for (var position = 0; position < QuadScanner.Width; position++)
            {
                var (low, high) = With(position, literal[offset + position]);
                chance *= Commonness.OfHalves(low, high);
            }

            return chance - _chance;
        }

        public void Add(QuadPart part)
        {
            _chance += GrowthBy(part.Literal, part.Offset);
            for (var position = 0; position < QuadScanner.Width; position++)
                (_low[position], _high[position]) = With(position, part.Literal[part.Offset + position]);
            Parts.Add(part);
        }

        private (uint Low, uint High) With(int position, byte b)
        {
            var (low, high) = (_low[position], _high[position]);
            foreach (var form in CasesOf(b, ignoreCase))
            {
                low |= 1U << (form & 15);
                high |= 1U << (form >> 4);
            }

            return (low, high);
        }
    }
}
