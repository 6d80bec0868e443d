using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using SocCoordination.Events.Framing;
using SocCoordination.Events.Normalisation;
using SocCoordination.Events.Tests.Support;

namespace SocCoordination.Events.Tests.Normalisation;

/// <summary>
/// Whatever bytes arrive: no exception, no long wait, and what comes out is an event that the next stage can read.
/// SOC_FUZZ_SECONDS says for how long (3 where it is not set), SOC_FUZZ_SEED repeats a run.
/// </summary>
public sealed class When_samples_are_mutated(ITestOutputHelper output)
{
    private const int TestsARound = 500;
    private const int LargestOutput = 12;
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Samples");

    private static readonly byte[][] Samples =
        [.. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".ecs.json", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];

    /// <summary>What formats are made of, and what has broken parsers before.</summary>
    private static readonly byte[][] Tokens =
        [.. ((string[])["\"", "\\", "{", "}", "[", "]", ":", ",", " ", "\n", "\0", "<", ">", "=", "%", "%25", "%c0%af", "%u0027", "\\x", "\\u", "\\ud800", "null", "1e999", "-", "'", "(", ")", ";", "|", "::ffff:", "1.2.3.4",
            " from ", " port ", " for ", ", client: ", ", request: \"", "<34>", "<191>1 ", "] \"", "\"}", "COMMAND=", " : ", "CEF:0|", "%ASA-", "rhost=", "@timestamp", "message", "organization", "winlog", "EventID", "Channel", "Nov 31 25:61:61",
            "Feb 29 00:00:00", "2026-13-40T99:99:99Z", "9999-12-31T23:59:60.999999999-14:00", "0001-01-01T00:00:00+14:00", "Đ", "\u0301", "\uFEFF"]).Select(Encoding.UTF8.GetBytes), [0xFF], [0xC3], [0xE1, 0xBA], [0xF0, 0x9F]];

    private static readonly Gen<Mutation> Mutations =
        from kind in Gen.Choose(0, 5)
        from place in Gen.Choose(0, 9_999)
        from length in Gen.Choose(0, 60)
        from token in Gen.Choose(0, Tokens.Length - 1)
        select new Mutation(kind, place, length, token);

    private static readonly Arbitrary<Case> Cases = Arb.From(
        from sample in Gen.Choose(0, Samples.Length - 1)
        from kind in Gen.Elements(ArrivalKind.Document, ArrivalKind.SyslogFrame, ArrivalKind.Line)
        from mutations in Gen.ListOf(Mutations)
        select new Case(sample, kind, [.. mutations]));

    [Fact]
    public void Should_always_come_to_a_good_end()
    {
        var seconds = double.TryParse(Environment.GetEnvironmentVariable("SOC_FUZZ_SECONDS"), CultureInfo.InvariantCulture, out var given) ? given : 3;
        var seed = ulong.TryParse(Environment.GetEnvironmentVariable("SOC_FUZZ_SEED"), CultureInfo.InvariantCulture, out var chosen) ? chosen : (ulong)Random.Shared.NextInt64();
        var clock = Stopwatch.StartNew();
        var rounds = 0;
        for (; rounds == 0 || clock.Elapsed.TotalSeconds < seconds; rounds++)
        {
            var current = seed + (ulong)rounds;
            output.WriteLine($"SOC_FUZZ_SEED={current}");
            Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(TestsARound).WithReplay(current, 1UL), Prop.ForAll(Cases, (Action<Case>)Verify));
        }

        output.WriteLine($"{rounds * TestsARound} arrivals from {Samples.Length} samples");
    }

    private static void Verify(Case given)
    {
        var payload = given.Mutations.Aggregate(Samples[given.Sample].AsSpan().TrimEnd((byte)'\n').ToArray(), Mutate);
        var clock = Stopwatch.StartNew();
        var normalised = Arrivals.Normaliser.Normalise(Arrivals.Document(payload) with { Kind = given.Kind });
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 5);
        if (!normalised.IsEvent)
        {
            Assert.NotEmpty(normalised.Rejection.Reason);
            return;
        }

        Assert.InRange(normalised.Event.Document.Length, 1, 4_096 + (payload.Length * LargestOutput));
        Assert.DoesNotContain((byte)'\n', normalised.Event.Document.ToArray());
        using var document = JsonDocument.Parse(normalised.Event.Document);
        var root = document.RootElement;
        Read(root);
        Assert.Equal("17", root.GetProperty("organization").GetProperty("id").GetString());
        Assert.InRange(root.GetProperty("@timestamp").GetDateTimeOffset(), new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero), Arrivals.At.AddDays(1));
        Assert.Equal(normalised.Event.Timestamp, root.GetProperty("@timestamp").GetDateTimeOffset());
        Assert.True(root.GetProperty("event").TryGetProperty("dataset", out _));
    }

    /// <summary>Every text must be one; no name may stand twice in an object.</summary>
    private static void Read(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var names = new HashSet<string>(StringComparer.Ordinal);
                foreach (var property in element.EnumerateObject())
                {
                    Assert.True(names.Add(property.Name) || property.Name.Length == 0, $"{property.Name} stands twice");
                    Read(property.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                    Read(item);
                break;
            case JsonValueKind.String:
                Assert.NotNull(element.GetString());
                break;
            default:
                Assert.NotEmpty(element.GetRawText());
                break;
        }
    }

    private static byte[] Mutate(byte[] bytes, Mutation mutation)
    {
        var at = (int)((long)bytes.Length * mutation.Place / 10_000);
        var end = Math.Min(bytes.Length, at + mutation.Length);
        return mutation.Kind switch
        {
            0 => [.. bytes[..at], .. Tokens[mutation.Token], .. bytes[at..]],
            1 => [.. bytes[..at], .. Tokens[mutation.Token], .. bytes[end..]],
            2 => [.. bytes[..at], .. bytes[end..]],
            3 => [.. bytes[..end], .. bytes[at..]],
            4 => bytes[..at],
            _ => at < bytes.Length ? [.. bytes[..at], (byte)(bytes[at] ^ (1 << (mutation.Length % 8))), .. bytes[(at + 1)..]] : bytes,
        };
    }

    public sealed record Mutation(int Kind, int Place, int Length, int Token);

    public sealed record Case(int Sample, ArrivalKind Kind, Mutation[] Mutations)
    {
        public override string ToString() => $"sample {Sample} as {Kind}: {string.Join("; ", Mutations.Select(m => m.ToString()))}";
    }
}
