using FluentValidation;
using MediatR;
using Microsoft.Extensions.Options;
using SocCoordination.Detection.Loading;
using SocCoordination.Detection.Parsing;
using SocCoordination.Events.Ecs;
using SocCoordination.Service.Access;
using SocCoordination.Service.Features.Detection.RuleTesting;
using SocCoordination.Service.Features.Hunting;
using SocCoordination.Service.Pipeline;
using SocCoordination.Storage.Search;

namespace SocCoordination.Service.Features.Detection.Preview;

/// <summary>What a rule would have found in the stored events of the last days, before it goes live: nothing is recorded.</summary>
internal static class PreviewRule
{
    /// <summary>Characters of a rule; the longest community rule has 80,000.</summary>
    public const int LongestRule = 200_000;

    /// <summary>A bar of the histogram is asked for at a time, so that a preview that runs out of time says how far it looked.</summary>
    private const int Bars = 60;

    private const int MostExamples = 20;

    /// <summary>Beyond so many the events are counted, but no more alerts are made of them.</summary>
    private const int MostKept = 20_000;

    private const long MostKeptBytes = 64 << 20;

    /// <summary>How long a preview looks.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <param name="Rule">One rule in YAML; a correlation with the rules that it judges.</param>
    /// <param name="Days">How many days back to look.</param>
    /// <param name="Agency">One agency's events; null: all.</param>
    [Allow(Role.Analyst, Role.TeamLead)]
    public sealed record Query(string Rule, int Days = 7, int? Agency = null) : IQuery<RulePreview>;

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(query => query.Rule).NotEmpty().MaximumLength(LongestRule);
            RuleFor(query => query.Days).InclusiveBetween(1, 90);
        }
    }

    public sealed class Handler(IEventSearch store, EventScope scope, IOptionsMonitor<RulesOptions> options, TimeProvider clock) : IRequestHandler<Query, RulePreview>
    {
        public async Task<RulePreview> Handle(Query query, CancellationToken cancellationToken)
        {
            var load = RuleLoader.Load([new RuleText("preview.yml", query.Rule)], [.. options.CurrentValue.Mappings.Where(File.Exists).Select(path => new RuleText(path, File.ReadAllText(path)))]);
            // A correlation is what its author wants to see; the rules beside it are its parts.
            var rule = load.Set.Rules.LastOrDefault(one => one.IsCorrelation) ?? load.Set.Rules.FirstOrDefault();
            var to = clock.GetUtcNow();
            var asked = scope.Query(to.AddDays(-query.Days), to, query.Agency, text: null);
            if (rule is null)
                return RulePreview.Nothing(load.Diagnostics, asked.From!.Value, to);
            var found = await LookAsync(asked with { Rule = new EventRule(rule, load.Set) }, cancellationToken);
            var alerts = new RuleTester(load.Set.Only(rule)).Alerts(found.Kept.OrderBy(one => one.Timestamp).ThenBy(one => one.Ingested));
            return new RulePreview(
                load.Diagnostics, rule.Title, rule.CannotMatch, asked.From!.Value, to, found.LookedBackTo, found.Buckets.Sum(bucket => bucket.Count),
                alerts.Count(alert => alert.Rule.Id == rule.Id), !found.IsFull, found.Buckets, [.. found.Kept.OrderByDescending(one => one.Timestamp).Take(MostExamples).Select(EventView.Of)]);
        }

        /// <summary>Looks from the newest bar to the oldest, for as long as a person waits.</summary>
        private async Task<Looked> LookAsync(EventQuery query, CancellationToken cancellationToken)
        {
            using var patience = new CancellationTokenSource(Patience, clock);
            using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
            var looked = new Looked { LookedBackTo = query.To!.Value };
            var width = (query.To.Value - query.From!.Value) / Bars;
            for (var bar = Bars - 1; bar >= 0; bar--)
            {
                var from = query.From.Value + (bar * width);
                try
                {
                    var count = 0L;
                    await foreach (var one in store.ReadAsync(query with { From = from, To = bar == Bars - 1 ? query.To : from + width }, ends.Token))
                    {
                        count++;
                        looked.Keep(one);
                    }

                    looked.Buckets.Insert(0, new HistogramBucket(from, count));
                    looked.LookedBackTo = from;
                }
                catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
                {
                    break;
                }
            }

            return looked;
        }
    }

    /// <summary>What was found so far.</summary>
    private sealed class Looked
    {
        private long _bytes;

        public List<HistogramBucket> Buckets { get; } = [];

        public List<EcsEvent> Kept { get; } = [];

        public bool IsFull { get; private set; }

        public DateTimeOffset LookedBackTo { get; set; }

        public void Keep(EcsEvent one)
        {
            _bytes += one.Document.Length;
            IsFull |= Kept.Count == MostKept || _bytes > MostKeptBytes;
            if (!IsFull)
                Kept.Add(one);
        }
    }
}
