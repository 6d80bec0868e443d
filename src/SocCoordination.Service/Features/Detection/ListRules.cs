using MediatR;
using SocCoordination.Detection.Loading;
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
    [Allow(Role.Analyst, Role.TeamLead)]
    public sealed record Query(string? Text = null, bool Silent = false) : IQuery<RuleList>;

    public sealed class Handler(RuleBook book) : IRequestHandler<Query, RuleList>
    {
        public Task<RuleList> Handle(Query query, CancellationToken cancellationToken)
        {
            var current = book.Current;
            var found = current.Set.Rules.Where(rule => Fits(rule, query)).ToList();
            return Task.FromResult(new RuleList(
                current.Since, current.Set.Rules.Length, current.Load.RefusedCount, current.Set.Rules.Count(rule => rule.CannotMatch is not null), found.Count,
                [.. found.OrderByDescending(rule => rule.Level).ThenBy(rule => rule.Title, StringComparer.Ordinal).Take(Most).Select(RuleRow.Of)],
                [.. current.Load.Diagnostics.OrderByDescending(finding => finding.Severity).Take(Most)], current.Load.Diagnostics.Count));
        }

        private static bool Fits(Rule rule, Query query) =>
            (!query.Silent || rule.CannotMatch is not null)
            && (string.IsNullOrWhiteSpace(query.Text) || new[] { rule.Title, rule.Id, rule.Header.File }.Concat(rule.Header.Tags).Any(text => text.Contains(query.Text.Trim(), StringComparison.OrdinalIgnoreCase)));
    }
}

/// <param name="Since">When these rules came into force.</param>
/// <param name="Rules">All of them.</param>
/// <param name="Refused">Documents that did not become a rule.</param>
/// <param name="Silent">Rules that cannot match here.</param>
/// <param name="Found">How many fit the question.</param>
/// <param name="Shown">The first <see cref="ListRules.Most"/> of them, the gravest first.</param>
/// <param name="Findings">What is wrong with rule files, errors first, at most as many.</param>
internal sealed record RuleList(
    DateTimeOffset Since, int Rules, int Refused, int Silent, int Found, IReadOnlyList<RuleRow> Shown, IReadOnlyList<Diagnostic> Findings, int FindingCount);

/// <param name="CannotMatch">Why no event can match here; else null.</param>
/// <param name="Feeds">It only feeds correlations and raises no alert itself.</param>
internal sealed record RuleRow(
    string Id, string Title, string Level, string Status, string? Author, string? License, string File, int Line, string Asks, string? LogSource, IReadOnlyList<string> Tags, string? CannotMatch, bool Feeds)
{
    public static RuleRow Of(Rule rule) => new(
        rule.Id, rule.Title, SnakeCase.Of(rule.Level.ToString()), SnakeCase.Of(rule.Header.Status.ToString()), rule.Header.Author, rule.Header.License, rule.Header.File, rule.Header.At.Line,
        rule.Asks, rule.LogSource?.ToString(), rule.Header.Tags, rule.CannotMatch, !rule.RaisesAlerts);
}
