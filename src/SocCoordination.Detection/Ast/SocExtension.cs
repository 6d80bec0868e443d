namespace SocCoordination.Detection.Ast;

/// <summary>Our key <c>soc:</c> in a rule, which other tools ignore. All of it optional.</summary>
public sealed record SocExtension
{
    public static SocExtension None { get; } = new();

    /// <summary>What happened in one sentence, by language (<c>vi</c>, <c>en</c>); <c>{path}</c> stands for the event's value, <c>{count}</c> for the alert's.</summary>
    public IReadOnlyDictionary<string, string> Sentence { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>An id of <c>playbooks/reporting/incident-types.yml</c>.</summary>
    public string? IncidentType { get; init; }

    /// <summary>A file of <c>playbooks/</c>, without its ending.</summary>
    public string? Playbook { get; init; }

    /// <summary>Matches with the same values of these fields are one attack; null: the service's default.</summary>
    public IReadOnlyList<string>? GroupBy { get; init; }

    /// <summary>Matches stay one alert while no longer than this passes between them; null: the service's default.</summary>
    public TimeSpan? Window { get; init; }

    /// <summary>The field that triage groups by.</summary>
    public string? Entity { get; init; }
}
