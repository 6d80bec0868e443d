using MediatR;
using SocCoordination.Service.Access;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Detection.Preview;

/// <summary>The file of a rule in force, as it is now; null where there is no such rule, or its file is gone.</summary>
internal static class GetRuleText
{
    [Allow(Role.Analyst, Role.TeamLead)]
    public sealed record Query(string Id) : IQuery<string?>;

    public sealed class Handler(RuleBook book) : IRequestHandler<Query, string?>
    {
        public async Task<string?> Handle(Query query, CancellationToken cancellationToken) =>
            book.Current.Set.Find(query.Id) is { } rule && File.Exists(rule.Header.File) ? await File.ReadAllTextAsync(rule.Header.File, cancellationToken) : null;
    }
}
