using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SocCoordination.Detection.Ast;
using SocCoordination.Detection.Loading;
using SocCoordination.Service.Features.Alerts.Model;
using EventId = SocCoordination.Events.Ecs.EventId;

namespace SocCoordination.Service.Features.Detection;

/// <summary>What a rule found in one event or one correlation, ready to become an alert or to be counted into one.</summary>
/// <param name="Agency">The agency of the opening event.</param>
/// <param name="GroupKey">What makes attacks one: the group's values as JSON.</param>
/// <param name="Opening">The event that opens the alert, if none is open yet.</param>
/// <param name="Events">The events that are new in it, or the newest of them.</param>
/// <param name="Count">How many are new in it.</param>
/// <param name="Values">The opening event's values.</param>
internal sealed record Attack(
    Rule Rule, int Agency, string GroupKey, EventId Opening, IReadOnlyList<EventId> Events, long Count, DateTimeOffset First, DateTimeOffset Last, IReadOnlyDictionary<string, string?> Values)
{
    private const int LongestKey = 600;
    private static readonly TimeSpan UsualWindow = TimeSpan.FromHours(1);

    public TimeSpan Window => Rule.Header.Soc.Window ?? UsualWindow;

    /// <summary>Rule, group and opening event: the same input never opens a second alert.</summary>
    public string Key => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Rule.Id}\n{GroupKey}\n{Opening}")).AsSpan(0, 16));

    public Severity Severity => Rule.Level switch
    {
        RuleLevel.Critical => Severity.Critical,
        RuleLevel.High => Severity.High,
        RuleLevel.Medium or RuleLevel.None => Severity.Medium,
        RuleLevel.Low => Severity.Low,
        _ => Severity.Informational,
    };

    public static string GroupKeyOf(IEnumerable<KeyValuePair<string, string?>> values) =>
        Bounded(JsonSerializer.Serialize(values.ToDictionary(value => value.Key, value => Same(value.Key, value.Value)), Plain));

    /// <summary>What somebody sends may be of any length, an indexed key may not: a long one goes on as its hash.</summary>
    private static string Bounded(string key) => key.Length <= LongestKey
        ? key
        : key[..(LongestKey / 2)] + "…sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <summary>Machines are named without regard to case: Windows writes PC-01 where a file server's log says pc-01.</summary>
    public static string? Same(string field, string? value) => field == "host.name" ? value?.ToLowerInvariant() : value;

    /// <summary>For a rule over single events: equal values of two agencies are two attacks.</summary>
    public static string GroupKeyOf(int agency, IEnumerable<KeyValuePair<string, string?>> values) =>
        GroupKeyOf(values.Prepend(new("organization.id", agency.ToString(CultureInfo.InvariantCulture))));

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
