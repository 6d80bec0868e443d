using MediatR;
using Microsoft.EntityFrameworkCore;
using SocCoordination.Detection.Ast;
using SocCoordination.Detection.Correlation;
using SocCoordination.Detection.Loading;
using SocCoordination.Detection.Matching;
using SocCoordination.Detection.Parsing;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Detection;

/// <summary>The rules in force, the files that were set aside with the reason, and the rules that cannot match here.</summary>
internal static class ListRules
{
    /// <summary>Rows that one answer holds; the counts are always of all.</summary>
    public const int Most = 500;

    /// <param name="Text">Part of a title, id, file or tag; null: all.</param>
    /// <param name="Silent">Only those that cannot match here.</param>
    /// <param name="Lossy">Only those that left something out.</param>
    [Allow(Role.Analyst, Role.TeamLead)]
    public sealed record Query(string? Text = null, bool Silent = false, bool Lossy = false) : IQuery<RuleList>;

    public sealed class Handler(RuleBook book, SocDbContext database) : IRequestHandler<Query, RuleList>
    {
        public async Task<RuleList> Handle(Query query, CancellationToken cancellationToken)
        {
            var current = book.Current;
            var correlations = Correlator.ReadStatistics(await database.CorrelationTurns.AsNoTracking().Select(turn => turn.Statistics).SingleOrDefaultAsync(cancellationToken));
            var all = current.Set.Rules.Zip(current.Set.Sightings(), (rule, sighting) => RuleRow.Of(rule, sighting, correlations.GetValueOrDefault(rule.Id))).ToList();
            var found = all.Where(row => Fits(row, query)).ToList();
            return new RuleList(
                current.Since, current.Set.Rules.Length, current.Load.RefusedCount, all.Count(row => row.IsSilent), all.Count(row => row.Losses is not null), found.Count,
                [.. found.OrderByDescending(row => row.Level).ThenBy(row => row.Title, StringComparer.Ordinal).Take(Most)],
                [.. current.Load.Diagnostics.OrderByDescending(finding => finding.Severity).Take(Most)], current.Load.Diagnostics.Count);
        }

        private static bool Fits(RuleRow row, Query query) =>
            (!query.Silent || row.IsSilent)
            && (!query.Lossy || row.Losses is not null)
            && (string.IsNullOrWhiteSpace(query.Text) || new[] { row.Title, row.Id, row.File }.Concat(row.Tags).Any(text => text.Contains(query.Text.Trim(), StringComparison.OrdinalIgnoreCase)));
    }
}

/// <param name="Since">When these rules came into force.</param>
/// <param name="Rules">All of them.</param>
/// <param name="Refused">Documents that did not become a rule.</param>
/// <param name="Silent">Rules that cannot match here.</param>
/// <param name="Lossy">Rules that left out something that they should have seen.</param>
/// <param name="Found">How many fit the question.</param>
/// <param name="Shown">The first <see cref="ListRules.Most"/> of them, the gravest first.</param>
/// <param name="Findings">What is wrong with rule files, errors first, at most as many.</param>
internal sealed record RuleList(
    DateTimeOffset Since, int Rules, int Refused, int Silent, int Lossy, int Found, IReadOnlyList<RuleRow> Shown, IReadOnlyList<Diagnostic> Findings, int FindingCount);

/// <param name="CannotMatch">Why no event can ever match here, such as an unknown log source; else null.</param>
/// <param name="SourceSeen">An event of its log source came since these rules came into force; null for a correlation.</param>
/// <param name="MissingFields">Fields that no such event had, without which it cannot match.</param>
/// <param name="Losses">What it left out; null: nothing.</param>
/// <param name="Feeds">It only feeds correlations and raises no alert itself.</param>
internal sealed record RuleRow(
    string Id, string Title, RuleLevel Level, RuleStatus Status, string? Author, string? License, string File, int Line, string Asks, string? LogSource, IReadOnlyList<string> Tags,
    string? CannotMatch, bool? SourceSeen, IReadOnlyList<string> MissingFields, RuleLosses? Losses, bool Feeds)
{
    /// <summary>It cannot match, as far as is known.</summary>
    public bool IsSilent => CannotMatch is not null || SourceSeen == false || MissingFields.Count > 0;

    public static RuleRow Of(Rule rule, Sighting sighting, CorrelationStatistics? correlation) => new(
        rule.Id, rule.Title, rule.Level, rule.Header.Status, rule.Header.Author, rule.Header.License, rule.Header.File, rule.Header.At.Line,
        rule.Asks, rule.LogSource?.ToString(), rule.Header.Tags, rule.CannotMatch, rule.IsCorrelation || rule.CannotMatch is not null ? null : sighting.Source, sighting.MissingFields,
        RuleLosses.Of(sighting, correlation), !rule.RaisesAlerts);
}
