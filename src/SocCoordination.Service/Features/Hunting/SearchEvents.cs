using FluentValidation;
using MediatR;
using SocCoordination.Service.Access;
using SocCoordination.Service.Pipeline;
using SocCoordination.Storage.Search;

namespace SocCoordination.Service.Features.Hunting;

/// <summary>Events, newest first, in pages; an officer's own agency's only.</summary>
internal static class SearchEvents
{
    /// <param name="Text">Words and <c>field:value</c> terms: see <see cref="EventFilter"/>.</param>
    [Allow(Role.Analyst, Role.TeamLead, Role.AgencyOfficer)]
    public sealed record Query(DateTimeOffset? From, DateTimeOffset? To, int? Agency, string? Text, int Limit = 100, string? Cursor = null) : IQuery<Page>;

    /// <param name="SearchedBackTo">Where a long search stopped for now; <paramref name="Next"/> goes on.</param>
    public sealed record Page(IReadOnlyList<EventView> Events, string? Next, DateTimeOffset? SearchedBackTo);

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(query => query.Limit).InclusiveBetween(1, IEventSearch.MaxPage);
    }

    public sealed class Handler(IEventSearch store, EventScope scope) : IRequestHandler<Query, Page>
    {
        public async Task<Page> Handle(Query query, CancellationToken cancellationToken)
        {
            var page = await store.SearchAsync(scope.Query(query.From, query.To, query.Agency, query.Text), query.Limit, query.Cursor, cancellationToken);
            return new Page([.. page.Events.Select(EventView.Of)], page.Next, page.SearchedBackTo);
        }
    }
}
