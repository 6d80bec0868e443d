using FsCheck;
using FsCheck.Fluent;
using SocCoordination.Storage.Search;

namespace SocCoordination.Storage.Tests.Generated;

/// <summary>Queries over the world of <see cref="EventGenerator"/>, with every kind of term.</summary>
public static class QueryGenerator
{
    private static readonly Gen<string> Word =
        from word in Gen.OneOf(Gen.Elements(EventGenerator.Words), Gen.Elements(EventGenerator.LongWords))
        from shape in Gen.Choose(0, 7)
        select shape switch
        {
            0 => word + "*",
            1 => "*" + word,
            2 => word.Length > 2 ? word[..2] + "*" : word,
            3 => word.Length > 2 ? $"*{word[1..^1]}*" : word,
            4 => word.ToUpperInvariant(),
            _ => word,
        };

    private static readonly Gen<string> Phrase =
        from words in Gen.ListOf(Word, 2)
        from separator in Gen.Elements(" ", "-", " . ")
        select $"\"{string.Join(separator, words)}\"";

    private static readonly Gen<string> Value =
        from value in Gen.OneOf(Gen.Elements(EventGenerator.Words), Gen.Elements(EventGenerator.Paths), Gen.Elements(EventGenerator.Addresses), Gen.Elements(EventGenerator.LongWords))
        from shape in Gen.Choose(0, 8)
        from place in Gen.Choose(0, 100)
        let at = place % (value.Length + 1)
        select shape switch
        {
            0 => $"\"{value[..at]}*\"",
            1 => $"\"*{value[at..]}\"",
            2 => $"\"*{value[(at / 2)..at]}*\"",
            3 => $"\"{(at < value.Length ? value[..at] + "?" + value[(at + 1)..] : value)}\"",
            4 => $"\"{value[..(at / 2)]}*{value[at..]}\"",
            5 => "*",
            _ => $"\"{value}\"",
        };

    private static readonly Gen<string> Field = Gen.Elements(
        "message", "message", "user.name", "user.full_name", "user", "process.executable", "process.executable.text", "source.ip", "source.port", "nested", "nested.inner", "nested.text", "event.code", "event.created", "@timestamp.text", "missing");

    private static readonly Gen<string> Special = Gen.Elements(
        "source.ip:203.0.113.0/24", "source.ip:203.0.112.0/23", "source.ip:10.0.0.0/8", "source.ip:0.0.0.0/0", "source.ip:fe80::/10", "source.ip:203.0.113.7/32", "event.created:10.0.0.0/8",
        "source.port:>3", "source.port:[2 TO 4}", "event.code:<=4623", "event.created:>=2026-11-22T03:00:10", "event.created:2026-11-22", "source.ip:[203.0.113.0 TO 203.0.113.9]",
        "nested:true", "nested:1.5", "\"web 01\"", "203.0.113.7", "*");

    private static readonly Gen<string> Term = Gen.Frequency(
        (4, Word), (2, Phrase), (3, from field in Field from value in Value select $"{field}:{value}"), (2, Special));

    public static Gen<EventQuery> Query { get; } =
        from text in Gen.Frequency((1, Gen.Constant<string?>(null)), (6, Text(3).Where(CanBeRead).Select(text => (string?)text)))
        from first in Gen.Choose(-100, 30)
        from length in Gen.Choose(0, 60)
        from ticks in Gen.Elements(0, 1, 10_000, 12_345)
        from open in Gen.Choose(0, 5)
        from agencies in Gen.Frequency((3, Gen.Constant<int[]?>(null)), (2, Gen.SubListOf(1, 2, 3, 4, 5).Select(list => (int[]?)[.. list])))
        let begin = open is 0 or 1 ? (DateTimeOffset?)null : Sample.Start.AddSeconds(first).AddTicks(ticks)
        let end = open is 0 or 2 ? (DateTimeOffset?)null : Sample.Start.AddSeconds(first + length).AddTicks(ticks)
        select new EventQuery(begin, end, agencies, text);

    // Signs alone are no word, and are refused.
    private static bool CanBeRead(string text)
    {
        try
        {
            EventFilter.Parse(text);
            return true;
        }
        catch (EventFilterException)
        {
            return false;
        }
    }

    private static Gen<string> Text(int depth) => depth == 0 ? Term : Gen.Frequency(
        (4, Term),
        (1, from part in Text(depth - 1) select $"NOT ({part})"),
        (2, from left in Text(depth - 1) from right in Text(depth - 1) select $"{left} {right}"),
        (1, from left in Text(depth - 1) from right in Text(depth - 1) select $"({left}) -({right})"),
        (1, from left in Text(depth - 1) from right in Text(depth - 1) select $"({left} OR {right})"));
}
