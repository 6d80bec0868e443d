using SocCoordination.Service.Features.Demo.Stories;

namespace SocCoordination.Service.Features.Demo.Play;

/// <summary>Ordinary lines, a few a second, from the hosts that send.</summary>
internal sealed class PlayTraffic(DemoDoors doors, LineTemplate template, DemoOptions options, TimeProvider clock, Random random)
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private readonly (DemoAgency Agency, DemoHost Host)[] _hosts = [.. DemoProvince.Agencies.Where(agency => agency.Sends).SelectMany(agency => agency.Hosts.Select(host => (agency, host)))];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // Every sender is heard once at the start; after that whoever happens to have something to say.
        foreach (var group in _hosts.GroupBy(one => one.Agency))
            await doors.ShipAsync(group.Key.Name, [.. group.Select(one => Line(one.Host))], cancellationToken);
        using var timer = new PeriodicTimer(Beat, clock);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            var chosen = Enumerable.Range(0, options.LinesPerSecond).Select(_ => _hosts[random.Next(_hosts.Length)]);
            foreach (var group in chosen.GroupBy(one => one.Agency))
                await doors.ShipAsync(group.Key.Name, [.. group.Select(one => Line(one.Host))], cancellationToken);
            if (random.Next(3) == 0)
                await doors.ShipAsync(DemoProvince.DataCentre, [(LineShape.Firewall, "FGT-TTDL", template.Fill(OrdinaryLines.Firewall, clock.GetUtcNow(), random.Next(2, 250), "FGT-TTDL", ""))], cancellationToken);
        }
    }

    private (LineShape, string, string) Line(DemoHost host)
    {
        var (shape, text) = OrdinaryLines.Of(host.Kind, random);
        var visitor = $"{random.Next(14, 118)}.{random.Next(160, 250)}.{random.Next(1, 250)}.{random.Next(1, 250)}";
        return (shape, host.Name, template.Fill(text, clock.GetUtcNow(), random.Next(1000, 9999), host.Name, visitor));
    }
}
