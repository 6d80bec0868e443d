using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using SocCoordination.Events.Ecs;
using SocCoordination.Storage.Elasticsearch;
using SocCoordination.Storage.Search;
using SocCoordination.Storage.Tests.Contract;
using SocCoordination.Storage.Tests.Generated;
using SocCoordination.Storage.Tests.Reference;

namespace SocCoordination.Storage.Tests.Elasticsearch;

/// <summary>
/// Elasticsearch counts by its own fields where it can, and these know neither marks nor every case, cut off what is long
/// and end at a limit: the counts stay those of the reference, which looks at every event.
/// </summary>
public sealed class When_values_of_fields_are_counted : StoreContract<ElasticsearchFixture>
{
    private const int Events = 500, Queries = 300;

    /// <summary>So many events hold every word of the others, so that reading them all would be more work than asking the index.</summary>
    private const int HoldAllWords = 1100;

    private static readonly string[] Texts =
    [
        "/login", "/LOGIN", "/lógin", "/l\u0131gin", "/admin/login", "nguyen", "Nguyễn", "NGUYỄN", "nguye\u0302\u0303n", "Đức", "duc", "ĐỨC", "istanbul", "İstanbul", "Istanbul", "\u0131stanbul", "kelvin", "\u212Aelvin", "angstrom", "\u212Bngstrom", "ångström",
        "straße", "STRASSE", "日本", "x?y", "x*y", @"x\y", "x", "X", "", " ", "true", "1.50", "1e2", "-0", "100", "🔑", "🔑x", "a.b", "A.B", "ff", "ff",
    ];

    /// <summary>As they stand in a document: half of a surrogate pair, numbers as they are written, nothing, several, and longer than a keyword.</summary>
    private static readonly string[] Values =
    [
        .. Texts.Select(text => JsonSerializer.Serialize(text)), .. Texts.Select(text => $"\"{text.Replace(@"\", @"\\")}\""),
        "\"x\\ud83dy\"", "\"\\uDC00\"", "1.50", "1E2", "1e2", "-0", "100", "true", "false", "null", "[]", "{}", "[null]", "[\"x\",\"NGUYỄN\"]", "[\"/login\",\"/lógin\",[\"x\"]]", "[1.5,true]", "123456789012345678901234567890", "{\"inner\":\"x\"}", "[{\"Inner\":\"X\"},\"x\"]",
        Long(1023), Long(1024), Long(1025), Long(9000), $"[{Long(1025)},\"x\"]", $"\"{new string('đ', 1024)}\"",
    ];

    private static readonly string[] Names = ["k", "k", "K", "ḱ", "url.path", "url.path", "URL.Path", "user.name", "User.Name", "nested", "source.ip", "source.port", "event.start", "event.original", "message", "late", "Late", "lâte.inner", "soc_storey"];

    private static readonly Gen<EcsEvent> Event =
        from fields in Gen.ListOf(from name in Gen.Elements(Names) from value in Gen.Elements(Values) from isNested in Gen.Elements(true, false) select Field(name, value, isNested), 3)
        from own in Gen.Frequency((20, Gen.Constant("")), (1, Gen.Constant("\"_id\":1,")))
        from second in Gen.Choose(0, 59)
        from day in Gen.Choose(0, 1)
        from agency in Gen.Choose(1, 3)
        select Sample.OfJson($"{{{own}{string.Join(',', fields)}}}", Sample.Start.AddSeconds(second), agency, Sample.Start.AddDays(day));

    private static readonly Gen<string> Term =
        from field in Gen.Elements("k", "K", "url.path", "user.name", "nested", "nested.inner", "late", "LATE.inner", "source.ip", "event.start", "url", "user", "late", "missing", "source.port", "event.original", "soc_store.agency", "soc_storey", "_index")
        from value in Gen.OneOf(Gen.Elements(Texts).Where(text => text.Length > 0), Gen.Elements(new string('y', 1025), "xyy", @"x\ud83dy"))
        from shape in Gen.Choose(0, 8)
        from place in Gen.Choose(0, 100)
        let at = place % (value.Length + 1)
        let literal = value.Replace("?", "[?]").Replace("*", "[*]")
        select shape switch
        {
            0 => $"{field}:*",
            1 => $"{field}:\"{value[..at]}*\"",
            2 => $"{field}:\"*{value[at..]}\"",
            3 => $"{field}:\"{(at < value.Length && !char.IsSurrogate(value[at]) ? value[..at] + "?" + value[(at + 1)..] : value)}\"",
            4 => $"{field}:\"*{value[(at / 2)..at]}*\"",
            _ => $"{field}:\"{literal}\"",
        };

    private static readonly Gen<string> Text = Gen.OneOf(
        Term,
        from term in Term select $"NOT {term}",
        from left in Term from right in Term select $"{left} {right}",
        from left in Term from right in Term select $"({left} OR {right}) -kelvin",
        from left in Term from right in Term select $"NOT ({left} OR NOT {right})");

    [Fact]
    public async Task Should_be_the_counts_of_who_looks_at_every_event()
    {
        var seed = Seed.Next();
        var reference = new ReferenceStore(TimeProvider.System, maxRejected: 5);
        foreach (var batch in Documents(seed).Chunk(200))
        {
            await reference.AppendAsync(batch, Token);
            await AppendAsync(batch);
        }

        var found = 0;
        foreach (var text in Text.Where(CanBeRead).Sample(Queries, seed, 10))
        {
            var query = new EventQuery(Sample.Start, Sample.Start.AddMinutes(1), null, text);
            var expected = await reference.HistogramAsync(query, 6, Token);
            var counted = await Store.Search.HistogramAsync(query, 6, Token);
            Assert.True(expected.SequenceEqual(counted), $"{text}: expected {string.Join(' ', expected.Select(part => part.Count))}; counted {string.Join(' ', counted.Select(part => part.Count))}");
            if (expected.Sum(part => part.Count) is > 0 and < Events) found++;
        }
        Assert.InRange(found, Queries / 4, Queries);
    }

    [Fact]
    public async Task Should_read_only_the_events_in_doubt()
    {
        var read = 0;
        using var server = new StandIn(async (proxy, context) =>
        {
            var answer = await proxy.PassOnAsync(context, Store.Url);
            if (context.Request.Url!.AbsolutePath == "/_search") read += answer.Split("\"_source\":").Length - 1;
        });
        await using var store = await ElasticsearchEventStore.OpenAsync(new() { Urls = [server.Url], Prefix = Store.Prefix, Replicas = 0 }, Store.Clock, Token);
        await store.AppendAsync([.. Enumerable.Range(0, 2500).Select(n => Sample.OfJson($$$"""{"url":{"path":"{{{(n == 7 ? "/lógin" : n % 2 == 0 ? "/login" : "/Login")}}}"},"Event_Data":{"{{{(n % 3 == 0 ? "Name" : "name")}}}":"x"} }"""))], Token);

        foreach (var (text, count) in new[] { ("url.path:/login", 2500), ("url.path:/log*", 2500), ("NOT url.path:\"/?o*in\"", 0), ("url.path:*", 2500), ("event_data:*", 2500), ("event_data.name:X", 2500), ("missing:*", 0) })
        {
            read = 0;
            var counted = await store.HistogramAsync(new EventQuery(null, null, null, text), 3, Token);

            Assert.Equal(count, counted.Sum(part => part.Count));
            Assert.InRange(read, 0, 1);
        }
    }

    /// <summary>Events before and behind those that fill the mapping up: a field that is new behind them is none of the index.</summary>
    private static IEnumerable<EcsEvent> Documents(Rnd seed)
    {
        var words = JsonSerializer.Serialize(string.Join(' ', [.. Values.Where(value => value.Length < 100), Long(100), new string('đ', 100), "xyy", "inner"]));
        var holdAll = Enumerable.Range(0, HoldAllWords).Select(_ => Sample.OfJson($$"""{"hold":{{words}} }"""));
        var fill = Enumerable.Range(0, 5).Select(n => Sample.OfJson($"{{{string.Join(',', Enumerable.Range(0, 400).Select(field => $"\"fill{n}_{field}\":1"))}}}"));
        var events = Event.Sample(Events, seed, 10).ToList();
        return [.. holdAll, .. events.Where(one => !System.Text.Encoding.UTF8.GetString(one.Document.Span).Contains("late", StringComparison.OrdinalIgnoreCase)), .. fill, .. events.Where(one => System.Text.Encoding.UTF8.GetString(one.Document.Span).Contains("late", StringComparison.OrdinalIgnoreCase))];
    }

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

    private static string Field(string name, string value, bool isNested) =>
        isNested && name.Split('.') is [var outer, var inner] ? $"\"{outer}\":{{\"{inner}\":{value}}}" : $"\"{name}\":{value}";

    private static string Long(int length) => $"\"x{new string('y', length - 1)}\"";
}
