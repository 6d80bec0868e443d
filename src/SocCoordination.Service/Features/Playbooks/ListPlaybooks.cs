using MediatR;
using SocCoordination.Service.Access;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Playbooks;

/// <summary>The playbooks in force, and every file of their folder with what is wrong with it.</summary>
internal static class ListPlaybooks
{
    [Allow(Role.Analyst, Role.TeamLead, Role.Administrator)]
    public sealed record Query : IQuery<PlaybooksView>;

    public sealed class Handler(PlaybookCatalogue catalogue) : IRequestHandler<Query, PlaybooksView>
    {
        public Task<PlaybooksView> Handle(Query query, CancellationToken cancellationToken) => Task.FromResult(new PlaybooksView(
            catalogue.All,
            [.. catalogue.Files.Select(file => new PlaybookFileView(file.Name, file.Faults.Count == 0, file.ServesFormer, [.. file.Faults.Select(fault => fault.ToString())]))]));
    }
}

internal sealed record PlaybooksView(IReadOnlyList<Playbook> Playbooks, IReadOnlyList<PlaybookFileView> Files);

/// <param name="ServesFormer">It is refused, and its last good version goes on.</param>
/// <param name="Faults">One line each: file, line, column, what stood there, what was expected.</param>
internal sealed record PlaybookFileView(string Name, bool InForce, bool ServesFormer, IReadOnlyList<string> Faults);
