namespace SocCoordination.Service.Features.Cases.Model;

/// <summary>A note of the team in a case. Never shown to agencies; to the liaison only where marked so.</summary>
internal sealed class CaseNote
{
    public int Id { get; set; }

    public int CaseId { get; init; }

    public DateTimeOffset At { get; init; }

    public required string Author { get; init; }

    public required string AuthorName { get; init; }

    public required string Text { get; init; }
}
