namespace SocCoordination.Service.Features.Alerts.Queue;

/// <summary>Which alerts the queue shows; the names are the address's <c>view</c>.</summary>
public enum QueueView
{
    /// <summary>Waiting for somebody.</summary>
    New,

    /// <summary>Claimed, by whomever.</summary>
    Active,

    /// <summary>Claimed by the reader.</summary>
    Mine,

    /// <summary>Closed since midnight in the province.</summary>
    Closed,
}
