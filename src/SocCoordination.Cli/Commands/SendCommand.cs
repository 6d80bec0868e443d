using System.CommandLine;
using System.Globalization;
using SocCoordination.Cli.Sending;

namespace SocCoordination.Cli.Commands;

/// <summary><c>soc send</c>: sends generated traffic and measures what the service makes of it.</summary>
internal static class SendCommand
{
    public static Command Create()
    {
        var server = ServerOptions.Server();
        var key = ServerOptions.Key("A shipper key");
        var watch = new Option<string?>("--watch") { Description = "An API key of the team: also measures the time from a 200 to the push." };
        var count = new Option<int>("--count") { Description = "Events to send.", DefaultValueFactory = _ => 50_000 };
        var rate = new Option<int>("--rate") { Description = "Events a second; 0: as fast as it goes." };
        var batch = new Option<int>("--batch") { Description = "Events a request.", DefaultValueFactory = _ => 500 };
        var connections = new Option<int>("--connections") { Description = "Requests at one time.", DefaultValueFactory = _ => 4 };
        var seed = new Option<int>("--seed") { Description = "The same seed sends the same lines.", DefaultValueFactory = _ => 1 };
        var bare = new Option<bool>("--bare") { Description = "Then inserts the same lines into bare SQLite with a full-text index, and prints the ratio." };
        var straight = new Option<Uri?>("--straight")
        {
            Description = "The service's Elasticsearch: then sends the documents that were stored straight to it, into an index of the same mapping, and prints the ratio.",
            CustomParser = argument => ServerOptions.Address(argument, "--straight", "http://127.0.0.1:9200"),
        };
        var prefix = new Option<string>("--prefix") { Description = "With --straight: the service's Storage:Elasticsearch:Prefix.", DefaultValueFactory = _ => "soc" };
        var command = new Command("send", "Sends generated log traffic to a service and measures it.") { server, key, watch, count, rate, batch, connections, seed, bare, straight, prefix };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var plan = new LoadPlan(
                parsed.GetRequiredValue(server), parsed.GetRequiredValue(key), parsed.GetValue(watch), parsed.GetValue(count), parsed.GetValue(batch),
                parsed.GetValue(connections), parsed.GetValue(rate), parsed.GetValue(seed));
            var result = await new LoadRun(plan, TimeProvider.System).RunAsync(cancellationToken);
            Print(result);
            if (parsed.GetValue(bare))
                Compare(plan, result);
            if (parsed.GetValue(straight) is { } elasticsearch)
                await CompareAsync(plan, result, elasticsearch, parsed.GetRequiredValue(prefix), cancellationToken);
            return 0;
        });
        return command;
    }

    private static void Print(LoadResult result)
    {
        Line($"events      {result.Events:N0}, refused {result.Refused}, requests sent again {result.Retries}");
        Line($"through     {result.EventsPerSecond:N0} events/s");
        Line($"answer      {result.Answer}");
        if (result.Push is not null)
            Line($"200 → push  {result.Push} ({result.ProbesSeen} of {result.Probes} probes)");
    }

    private static void Compare(LoadPlan plan, LoadResult result)
    {
        var lines = Enumerable.Range(0, (plan.Events + plan.Batch - 1) / plan.Batch)
            .SelectMany(number => LoadRun.Documents(plan.Seed, number, plan.Batch, TimeProvider.System.GetUtcNow())).Take(plan.Events).ToList();
        var speed = BareSqlite.Measure(lines);
        Line($"bare SQLite {speed:N0} lines/s with a full-text index; the service reaches {result.EventsPerSecond / speed:P0} of it");
    }

    private static async Task CompareAsync(LoadPlan plan, LoadResult result, Uri elasticsearch, string prefix, CancellationToken cancellationToken)
    {
        using var straight = new StraightElasticsearch(elasticsearch, prefix);
        var speed = await straight.MeasureAsync(result.Events, plan.Batch, plan.Connections, cancellationToken);
        Line($"straight    {speed:N0} documents/s into Elasticsearch; the service reaches {result.EventsPerSecond / speed:P0} of it");
    }

    private static void Line(FormattableString text) => Console.Out.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
