using System.Diagnostics.CodeAnalysis;
using SocCoordination.Events.Ecs;
using SocCoordination.Events.Framing;

namespace SocCoordination.Events.Normalisation;

/// <summary>What became of an arrival: an event, or the reason why there is none.</summary>
public readonly record struct Normalised
{
    internal Normalised(EcsEvent @event) => Event = @event;

    internal Normalised(ItemError rejection) => Rejection = rejection;

    public EcsEvent? Event { get; }

    /// <summary>Fit for the shipper's answer as it is, and for the list of rejected lines.</summary>
    public ItemError? Rejection { get; }

    [MemberNotNullWhen(true, nameof(Event))]
    [MemberNotNullWhen(false, nameof(Rejection))]
    public bool IsEvent => Event is not null;
}
