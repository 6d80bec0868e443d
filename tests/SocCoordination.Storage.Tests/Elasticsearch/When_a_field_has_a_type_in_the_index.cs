using SocCoordination.Events.Ecs;
using SocCoordination.Storage.Search;
using SocCoordination.Storage.Tests.Contract;
using SocCoordination.Storage.Tests.Reference;

namespace SocCoordination.Storage.Tests.Elasticsearch;

/// <summary>
/// Elasticsearch reads values as numbers, addresses and times by its own rules, and misses those under a name in capitals:
/// the answers stay those of the reference, which looks at every event.
/// </summary>
public sealed class When_a_field_has_a_type_in_the_index : StoreContract<ElasticsearchFixture>
{
    private static readonly string[] Numbers =
        ["80", "\"80\"", "80.0", "80.5", "\"80.5\"", "79.9999999999999999999999999999999", "-0.5", "-1", "\" 80 \"", "\"\"", "\"abc\"", "true", "1e2", "\"1e2\"", "\"+80\"", "\"080\"", "99999999999999999999", "9223372036854775807", "[79,81]", "[80,\"x\"]", "{\"a\":80}", "null"];

    private static readonly string[] Addresses =
        ["\"203.0.113.7\"", "\"203.0.113.007\"", "\"::ffff:203.0.113.7\"", "\"::1\"", "\"fe80::1%1\"", "\"[::1]\"", "\"[2001:db8::1]:80\"", "\"2001:DB8::1\"", "\"2001:db8:0:0::1\"", "\"10.0.0.1\"", "\"010.0.0.1\"", "3405803783", "\"203.0.113\"", "[\"203.0.113.9\",\"bad\"]", "\"255.255.255.255\"", "\"\""];

    private static readonly string[] Times =
    [
        "\"2026-11-22\"", "\"2026-11-22T03:00:00Z\"", "\"2026-11-22 03:00:00\"", "\"2026-11-22t03:00:00z\"", "\"2026-11-22T03:00:00.1234567Z\"", "\"2026-11-22T10:00:00+07:00\"", "\"2026-11-22T10:00:00+0700\"",
        "\"1795316400000\"", "1795316400000", "\"2026\"", "\"1969-12-31T23:59:59.999Z\"", "\"1970-01-01\"", "\"9998-12-31\"", "\"0002-01-01\"", "\"yesterday\"",
    ];

    private static readonly string[] Queries =
    [
        "source.port:80", "source.port:-1", "source.port:080", "NOT source.port:80", "source.port:>=80", "source.port:>80", "source.port:<80", "source.port:<=80", "source.port:[79.5 TO 80.5]", "source.port:{-1 TO 0}", "source.port:>=99999999999999999999", "source.port:<0", "SOURCE.PORT:>79", "NOT source.port:>=80", "source.port:>2026-11-22",
        "source.ip:203.0.113.7", "source.ip:\"::1\"", "source.ip:\"2001:db8::1\"", "source.ip:203.0.113.0/24", "source.ip:2001:db8::/32", "source.ip:0.0.0.0/0", "source.ip:::/0", "NOT source.ip:203.0.113.0/24", "source.ip:>=203.0.113.7", "source.ip:<=203.0.113.7", "source.ip:>=2001:db8::1", "source.ip:<\"2001:db8::1\"", "source.ip:[10.0.0.0 TO 203.0.113.8]", "source.ip:[\"::\" TO \"2001:db8::1\"]", "source.ip:[10.0.0.0 TO \"2001:db8::1\"]", "source.ip:>5",
        "event.start:2026-11-22", "event.start:>=2026-11-22T03:00", "event.start:>2026-11-22T03:00", "event.start:<2026-11-22T03:00:00.1235", "event.start:[2026-11-22T02:59 TO 2026-11-22T03:00]", "event.start:<1970-01-01", "event.start:<=1970-01-01", "event.start:>9998-01-01", "event.start:<1000-01-01", "NOT event.start:>=2026-11-22", "file.mtime:>=5", "file.mtime:>=2026-11-22", "file.mtime:>=1795316400000",
    ];

    [Fact]
    public async Task Should_give_the_same_answers_as_who_looks_at_every_event()
    {
        var reference = new ReferenceStore(TimeProvider.System, maxRejected: 5);
        EcsEvent[] events =
        [
            .. Numbers.SelectMany(value => In("source", "port", value)),
            .. Addresses.SelectMany(value => In("source", "ip", value)),
            .. Times.SelectMany(value => In("event", "start", value).Concat(In("file", "mtime", value))),
        ];
        await reference.AppendAsync(events, Token);
        await AppendAsync(events);

        var found = 0;
        foreach (var query in Queries)
        {
            var all = Everything with { Text = query };
            var expected = new List<EcsEvent>();
            await foreach (var one in reference.ReadAsync(all, Token)) expected.Add(one);
            var answer = await ReadAsync(all);
            Assert.True(expected.SequenceEqual(answer, SameEvent.Instance), $"{query}: expected {string.Join(' ', Sample.Messages(expected))}; found {string.Join(' ', Sample.Messages(answer))}");
            if (expected.Count > 0) found++;
        }
        Assert.InRange(found, Queries.Length * 3 / 4, Queries.Length);
    }

    [Fact]
    public async Task Should_look_at_hardly_any_event_that_is_not_asked_for()
    {
        var looked = 0;
        using var server = new StandIn(async (proxy, context) =>
        {
            var answer = await proxy.PassOnAsync(context, Store.Url);
            if (context.Request.Url!.AbsolutePath == "/_search") looked += answer.Split("\"_source\":").Length - 1;
        });
        await using var store = await Storage.Elasticsearch.ElasticsearchEventStore.OpenAsync(new() { Urls = [server.Url], Prefix = Store.Prefix, Replicas = 0 }, Store.Clock, Token);
        await store.AppendAsync([.. Enumerable.Range(0, 2000).Select(n => Sample.OfJson($$$"""{"message":"{{{n}}}","source":{"port":{{{n}}},"ip":"10.0.{{{n / 256}}}.{{{n % 256}}}"},"event":{"start":"2026-11-22T03:{{{n / 60:00}}}:{{{n % 60:00}}}Z"}}"""))], Token);

        foreach (var query in new[] { "source.port:>=1990", "source.port:17", "source.ip:10.0.7.0/28", "source.ip:10.0.1.1", "event.start:[2026-11-22T03:05:00 TO 2026-11-22T03:05:09]" })
        {
            looked = 0;
            var page = await store.SearchAsync(Everything with { Text = query }, 100, null, Token);

            Assert.NotEmpty(page.Events);
            Assert.InRange(looked, page.Events.Count, page.Events.Count + 2);
        }
    }

    /// <summary>An event with the value under the name itself, joined by a dot, in capitals, and beside a name that sends the whole document into <c>soc.raw</c>.</summary>
    private static IEnumerable<EcsEvent> In(string outer, string inner, string value)
    {
        yield return Sample.OfJson($$$"""{"message":"{{{Text(value)}}}","{{{outer}}}":{"{{{inner}}}":{{{value}}} } }""");
        yield return Sample.OfJson($$$"""{"message":"{{{Text(value)}}} dotted","{{{outer}}}.{{{inner}}}":{{{value}}} }""");
        yield return Sample.OfJson($$$"""{"message":"{{{Text(value)}}} capitals","{{{outer}}}":{"{{{inner.ToUpperInvariant()}}}":{{{value}}} } }""");
        yield return Sample.OfJson($$$"""{"message":"{{{Text(value)}}} raw","_id":"own","{{{outer}}}":{"{{{inner}}}":{{{value}}} } }""");
    }

    private static string Text(string value) => value.Replace('"', '\'');
}
