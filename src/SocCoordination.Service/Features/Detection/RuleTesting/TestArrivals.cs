using System.Text;
using System.Text.Json;
using SocCoordination.Events.Normalisation;

namespace SocCoordination.Service.Features.Detection.RuleTesting;

/// <summary>Sends a case's lines the way they would arrive.</summary>
internal static class TestArrivals
{
    private const int Agency = 1;

    public static Arrival Of(RuleTestCase test, TimedLine line, int position) => new()
    {
        AgencyId = Agency,
        // Late, for lines with times of their own may be later in the day than where the case begins.
        At = line.At.AddHours(13),
        Kind = test.Source == TestSource.Syslog ? ArrivalKind.SyslogFrame : ArrivalKind.Document,
        Payload = test.Source == TestSource.File ? Shipped(test, line.Text) : Encoding.UTF8.GetBytes(line.Text),
        RequestHash = Encoding.UTF8.GetBytes(test.Name),
        Position = position,
    };

    /// <summary>As Filebeat sends it.</summary>
    private static byte[] Shipped(RuleTestCase test, string line) => JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object?>
    {
        ["message"] = line,
        ["host"] = new Dictionary<string, string> { ["name"] = test.Host },
        ["log"] = test.Path is null ? null : new Dictionary<string, object> { ["file"] = new Dictionary<string, string> { ["path"] = test.Path } },
    });
}
