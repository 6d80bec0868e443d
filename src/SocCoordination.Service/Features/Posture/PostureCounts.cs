using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Alerts.Model;
using SocCoordination.Service.Features.Cases;
using SocCoordination.Service.Features.Playbooks;

namespace SocCoordination.Service.Features.Posture;

/// <summary>The month's counts, each against the month before.</summary>
internal sealed class PostureCounts(PostureFacts facts, IncidentTypes types)
{
    /// <summary>The key of what has no type, agency or verdict.</summary>
    public const string None = "none";

    private static readonly BothLanguages NoType = new("Chưa phân loại", "Not classified");
    private static readonly BothLanguages NoAgency = new("Chưa rõ cơ quan", "Agency not known");

    public PostureCount Cases { get; } = new("cases", new("Sự cố", "Incidents"), facts.OpenedCases.Count(), facts.Cases.Count(one => facts.Period.HeldBefore(one.OpenedAt)));

    public PostureCount Alerts { get; } = new("alerts", new("Cảnh báo", "Alerts"), facts.OpenedAlerts.Count(), facts.Alerts.Count(one => facts.Period.HeldBefore(one.OpenedAt)));

    /// <summary>The official list in its order, what it does not name after it, the unclassified last.</summary>
    public IReadOnlyList<PostureCount> CasesByType { get; } = ByType(facts, types);

    public IReadOnlyList<PostureCount> CasesBySeverity { get; } =
    [
        .. Enum.GetValues<Severity>().Reverse().Select(severity => Count(
            facts, SnakeCase.Of(severity.ToString()), new(CaseTexts.Of(severity, false), CaseTexts.Of(severity, true)), one => one.Severity == severity)),
    ];

    /// <summary>Most first; a case of several agencies counts for each.</summary>
    public IReadOnlyList<PostureCount> CasesByAgency { get; } =
    [
        .. facts.Agencies.Select(agency => Count(facts, FormattableString.Invariant($"{agency.Id}"), new(agency.Name, agency.Name), one => one.Agencies.Contains(agency.Id)))
            .Append(Count(facts, None, NoAgency, one => one.Agencies.Count == 0))
            .Where(one => one.Count + one.Before > 0).OrderByDescending(one => one.Count).ThenByDescending(one => one.Before),
    ];

    public IReadOnlyList<PostureCount> AlertsByVerdict { get; } =
    [
        Judged(facts, Verdict.True, new("Đúng là tấn công", "True")), Judged(facts, Verdict.Benign, new("Lành tính", "Benign")),
        Judged(facts, Verdict.False, new("Báo sai", "False")), Judged(facts, Verdict.Duplicate, new("Trùng", "Duplicate")), Judged(facts, null, new("Chưa kết luận", "Open")),
    ];

    public LogSenders Senders { get; } = new(
        facts.Agencies.Count,
        facts.Agencies.Count(one => facts.StateOf(one) == LogState.Sending),
        facts.Agencies.Count(one => facts.StateOf(one) == LogState.Silent),
        facts.Agencies.Count(one => facts.StateOf(one) == LogState.Silent && facts.Period.Holds(one.LastLog)),
        facts.Agencies.Count(one => facts.StateOf(one) == LogState.Never));

    public IReadOnlyList<LevelCount> Systems { get; } = ByLevel(facts);

    public static string KeyOf(Verdict? verdict) => verdict is { } known ? SnakeCase.Of(known.ToString()) : None;

    private static PostureCount Count(PostureFacts facts, string key, BothLanguages name, Func<CaseRow, bool> which) => new(
        key, name, facts.OpenedCases.Count(which), facts.Cases.Count(one => facts.Period.HeldBefore(one.OpenedAt) && which(one)));

    private static PostureCount Judged(PostureFacts facts, Verdict? verdict, BothLanguages name) => new(
        KeyOf(verdict), name, facts.OpenedAlerts.Count(one => one.Verdict == verdict), facts.Alerts.Count(one => facts.Period.HeldBefore(one.OpenedAt) && one.Verdict == verdict));

    private static IReadOnlyList<PostureCount> ByType(PostureFacts facts, IncidentTypes types)
    {
        var official = types.All.Select(type => Count(facts, type.Id, type.Name, one => one.Type == type.Id));
        var unlisted = facts.Cases.Select(one => one.Type).OfType<string>().Distinct().Where(type => types.Find(type) is null).Order(StringComparer.Ordinal)
            .Select(type => Count(facts, type, new(type, type), one => one.Type == type)).Where(one => one.Count + one.Before > 0);
        return [.. official, .. unlisted, Count(facts, None, NoType, one => one.Type is null)];
    }

    private static IReadOnlyList<LevelCount> ByLevel(PostureFacts facts)
    {
        var watched = facts.Agencies.Where(one => facts.StateOf(one) == LogState.Sending).Select(one => one.Id).ToHashSet();
        var hit = facts.OpenedCases.SelectMany(one => one.Systems).ToHashSet();
        return [.. Enumerable.Range(1, 5).Reverse().Select(level => facts.Systems.Where(one => one.Level == level).ToList())
            .Select((systems, index) => new LevelCount(5 - index, systems.Count, systems.Count(one => watched.Contains(one.AgencyId)), systems.Count(one => hit.Contains(one.Id))))];
    }
}
