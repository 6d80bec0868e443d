using FluentValidation;
using MediatR;
using SocCoordination.Service.Access;
using SocCoordination.Service.Pipeline;
using SocCoordination.Storage.Search;

namespace SocCoordination.Service.Features.Hunting;

/// <summary>How many events fall into each part of a time: the histogram over a search.</summary>
internal static class CountEvents
{
    [Allow(Role.Analyst, Role.TeamLead, Role.AgencyOfficer)]
    public sealed record Query(DateTimeOffset? From, DateTimeOffset? To, int? Agency, string? Text, int Buckets = 60) : IQuery<IReadOnlyList<HistogramBucket>>;

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(query => query.Buckets).InclusiveBetween(1, 1000);
    }

    public sealed class Handler(IEventSearch store, EventScope scope) : IRequestHandler<Query, IReadOnlyList<HistogramBucket>>
    {
        public Task<IReadOnlyList<HistogramBucket>> Handle(Query query, CancellationToken cancellationToken) =>
            store.HistogramAsync(scope.Query(query.From, query.To, query.Agency, query.Text), query.Buckets, cancellationToken);
    }
}
