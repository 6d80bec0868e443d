using System.Text;
using SocCoordination.Detection.Matching.Text;

namespace SocCoordination.Detection.Tests.Matching;

/// <summary>Few literals and many, short and long, at every place of texts of every length: found exactly where a plain search finds them.</summary>
public class When_literals_are_scanned(ITestOutputHelper output)
{
    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(60)]
    [InlineData(700)]
    public void Should_find_each_wherever_it_stands(int count)
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var round = 0; round < 20; round++)
        {
            var literals = Enumerable.Range(0, count).Select(_ => Word(random, 1 + random.Next(round % 4 == 0 ? 5 : 14))).DistinctBy(Convert.ToHexString, StringComparer.Ordinal).ToList();
            var scanner = new LiteralScanner(NumberedLiteral.Of(literals));
            for (var length = 0; length < 50; length++)
            {
                var word = literals[random.Next(literals.Count)];
                byte[] text = [.. Word(random, length), .. word, .. Word(random, random.Next(3) == 0 ? random.Next(9) : 0)];
                var expected = Enumerable.Range(0, literals.Count).Where(i => text.AsSpan().IndexOf(literals[i]) >= 0);
                Assert.Equal(expected, Found(scanner, text));
                Assert.True(scanner.Any(Padded(text).AsSpan(0, text.Length)));
            }
        }
    }

    /// <summary>So much alike that the fast search gives up; then another must find the same.</summary>
    [Theory]
    [InlineData(5)]
    [InlineData(60)]
    [InlineData(400)]
    public void Should_find_each_where_literals_and_text_are_nearly_the_same(int count)
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var round = 0; round < 10; round++)
        {
            var literals = Enumerable.Range(0, count).Select(_ => Alike(random, random.Next(400))).DistinctBy(Convert.ToHexString, StringComparer.Ordinal).ToList();
            byte[] text = [.. Enumerable.Range(0, 60).SelectMany(_ => Alike(random, random.Next(600))), .. literals[random.Next(literals.Count)]];
            var expected = Enumerable.Range(0, literals.Count).Where(i => text.AsSpan().IndexOf(literals[i]) >= 0).ToList();
            Assert.Equal(expected, Found(new LiteralScanner(NumberedLiteral.Of(literals)), text));
            Assert.Equal(expected, FoundInRaw(literals, text));
        }

        static byte[] Alike(Random random, int length) =>
            [.. Enumerable.Repeat((byte)'a', random.Next(4 + length)), .. "aaaa"u8, .. random.Next(3) == 0 ? "b"u8 : "c"u8, .. Enumerable.Repeat((byte)'a', random.Next(40))];
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Should_find_each_at_its_end_of_a_value(bool atEnd)
    {
        var random = new Random(7);
        var literals = Enumerable.Range(0, 200).Select(_ => (Word(random, 1 + random.Next(12)), IsWhole: atEnd && random.Next(3) == 0)).ToList();
        var table = new LiteralTable(atEnd, literals.Select((literal, i) => (new NumberedLiteral(literal.Item1, i), literal.IsWhole)));
        for (var round = 0; round < 3_000; round++)
        {
            var chosen = literals[random.Next(literals.Count)].Item1;
            var other = Word(random, random.Next(6));
            byte[] text = atEnd ? [.. other, .. chosen] : [.. chosen, .. other];
            var expected = Enumerable.Range(0, literals.Count).Where(i => literals[i].IsWhole ? text.AsSpan().SequenceEqual(literals[i].Item1) : atEnd ? text.AsSpan().EndsWith(literals[i].Item1) : text.AsSpan().StartsWith(literals[i].Item1));
            var sink = new Taken(new SortedSet<int>());
            table.Find(Padded(text).AsSpan(0, text.Length), ref sink);
            Assert.Equal(expected, sink.Numbers);
        }
    }

    private static SortedSet<int> Found(LiteralScanner scanner, byte[] text)
    {
        var sink = new Taken(new SortedSet<int>());
        scanner.Find(Padded(text).AsSpan(0, text.Length), ref sink);
        return sink.Numbers;
    }

    /// <summary>The search that puts letters' case aside, over the text in mixed case.</summary>
    private static SortedSet<int> FoundInRaw(List<byte[]> literals, byte[] text)
    {
        var sink = new Taken(new SortedSet<int>());
        byte[] mixed = [.. text.Select((b, at) => at % 3 == 0 && b is >= (byte)'a' and <= (byte)'z' ? (byte)(b & ~0x20) : b)];
        new QuadScanner(NumberedLiteral.Of(literals), ignoreCase: true).Find(Padded(mixed).AsSpan(0, text.Length), ref sink);
        return sink.Numbers;
    }

    /// <summary>What lies behind a text must not be found in it.</summary>
    private static byte[] Padded(byte[] text) => [.. text, .. Encoding.ASCII.GetBytes(new string('a', TextScratch.Padding))];

    private static byte[] Word(Random random, int length) => [.. Enumerable.Range(0, length).Select(_ => (byte)"aabc\\ê"u8[random.Next(6)])];

    private readonly struct Taken(SortedSet<int> numbers) : ILiteralSink
    {
        public SortedSet<int> Numbers => numbers;

        public bool Take(int literal)
        {
            numbers.Add(literal);
            return false;
        }
    }
}
