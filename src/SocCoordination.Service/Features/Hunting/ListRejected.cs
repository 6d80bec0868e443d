using System.Text;
using FluentValidation;
using MediatR;
using SocCoordination.Service.Access;
using SocCoordination.Service.Pipeline;
using SocCoordination.Storage.Search;

namespace SocCoordination.Service.Features.Hunting;

/// <summary>Lines that ingest refused, newest first, each with its reason.</summary>
internal static class ListRejected
{
    [Allow(Role.Analyst, Role.TeamLead, Role.Administrator, Role.AgencyOfficer)]
    public sealed record Query(int? Agency, int Limit) : IQuery<Answer>;

    /// <param name="Kept">How many are kept, whether shown or not.</param>
    /// <param name="Dropped">How many made room for newer ones.</param>
    public sealed record Answer(IReadOnlyList<Line> Lines, long Kept, long Dropped);

    /// <param name="Text">The line; bytes that are no UTF-8 are shown as U+FFFD.</param>
    /// <param name="Length">Its full length in bytes.</param>
    public sealed record Line(DateTimeOffset At, int? AgencyId, string Source, string Reason, string Text, long Length);

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(query => query.Limit).InclusiveBetween(1, 1000);
    }

    public sealed class Handler(IEventSearch store, EventScope scope) : IRequestHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken cancellationToken)
        {
            var rejected = await store.RejectedAsync(scope.Agencies(query.Agency), query.Limit, cancellationToken);
            return new Answer(
                [.. rejected.Lines.Select(line => new Line(line.At, line.AgencyId, line.Source, line.Reason, Encoding.UTF8.GetString(line.Line.Span), line.Length))],
                rejected.Kept, rejected.Dropped);
        }
    }
}
