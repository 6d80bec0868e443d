using System.Globalization;
using SocCoordination.Detection.Ast;
using SocCoordination.Detection.Parsing;

namespace SocCoordination.Detection.Loading;

/// <summary>A correlation in one line: <c>value_count(user.name) gte 5 within 5m by source.ip: ssh_failed_login</c>.</summary>
internal static class CorrelationText
{
    public static string Of(CorrelationRule rule)
    {
        var fields = rule.ValueFields.Count == 0 ? "" : $"({string.Join(", ", rule.ValueFields)})";
        var bounds = string.Concat(rule.Bounds.Select(bound => string.Create(CultureInfo.InvariantCulture, $" {NameOf(bound.Operator)} {bound.Value}")));
        var groups = rule.GroupBy.Count == 0 ? "" : $" by {string.Join(", ", rule.GroupBy)}";
        return $"{CorrelationParser.NameOf(rule.Type)}{fields}{bounds} within {Span(rule.Timespan)}{groups}: {string.Join(", ", rule.Rules.Select(reference => reference.IdOrName))}";
    }

    private static string NameOf(BoundOperator one) => one switch
    {
        BoundOperator.Gt => "gt",
        BoundOperator.Gte => "gte",
        BoundOperator.Lt => "lt",
        BoundOperator.Lte => "lte",
        BoundOperator.Eq => "eq",
        _ => "neq",
    };

    private static string Span(TimeSpan span) =>
        span.Ticks % TimeSpan.TicksPerDay == 0 ? $"{span.Days}d"
        : span.Ticks % TimeSpan.TicksPerHour == 0 ? $"{(int)span.TotalHours}h"
        : span.Ticks % TimeSpan.TicksPerMinute == 0 ? $"{(int)span.TotalMinutes}m"
        : $"{(int)span.TotalSeconds}s";
}
